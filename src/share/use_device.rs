//! Finds out whether the device can share links with its other apps.

use yew::prelude::*;

use super::Action;
use crate::platform::share_sheet;
use crate::state::Viewer;

/// Finds out once the page is rendered.
#[hook]
pub fn use_device(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    use_effect_with((), move |()| {
        if share_sheet::is_there() {
            dispatcher.dispatch(Action::DeviceShares);
        }
    });
}
