//! Marks the app as ready when it has rendered what the link shows. Before that the page may still
//! change.

use yew::prelude::*;

use crate::platform::page::{self, AppState};

/// Must be called after all other effects. `arrived`: whether the link has been followed.
#[hook]
pub fn use_app_ready(arrived: bool) {
    use_effect_with(arrived, |arrived| {
        if *arrived {
            page::set_app_state(AppState::Ready);
        }
    });
}
