//! Says in a few words that something was done.

use yew::prelude::*;

use crate::interface_text::status;
use crate::state::Viewer;

/// The status message, if there is one outside of the dialog. The live region is always there, so that
/// it is announced.
pub fn status_message(viewer: &Viewer) -> Html {
    html! {
        <div class="status-message" role="status">
            if let Some(message) = viewer.share.page_status().map(status) {
                <p class="status-message__words">{ message }</p>
            }
        </div>
    }
}
