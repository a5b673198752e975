//! Clears the status message after a while.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::Action;
use crate::state::Viewer;

/// Long enough to be read twice.
const TIMEOUT_MS: u32 = 6_000;

/// Clears the message outside of the dialog; in the dialog it stays.
#[hook]
pub fn use_status_timeout(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    use_effect_with(viewer.share.page_status(), move |status| {
        let timeout = status
            .map(|_| Timeout::new(TIMEOUT_MS, move || dispatcher.dispatch(Action::ClearStatus)));
        move || drop(timeout)
    });
}
