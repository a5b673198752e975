//! Asks the browser for the URL of the page.

use yew::prelude::*;

use super::Action;
use crate::platform::location;
use crate::state::Viewer;

/// Asks once the page is rendered.
#[hook]
pub fn use_base(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    use_effect_with((), move |()| {
        dispatcher.dispatch(Action::Locate(location::base()));
    });
}
