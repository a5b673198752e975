//! Reports that the app works, once it has rendered what the link asks for. Before that the page may
//! still change.

use yew::prelude::*;

use crate::platform::page::{self, AppState};

/// To be called after all other effects; `arrived` when a link has been followed.
#[hook]
pub fn use_app_ready(arrived: bool) {
    use_effect_with(arrived, |arrived| {
        if *arrived {
            page::set_app_state(AppState::Ready);
        }
    });
}
