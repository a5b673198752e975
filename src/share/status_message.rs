//! The status message after copying, saving or sharing.

use yew::prelude::*;

use crate::interface_text::status;
use crate::state::Viewer;

/// Renders the status message outside of the dialog. The live region is always there, so that a message is
/// announced.
pub fn status_message(viewer: &Viewer) -> Html {
    html! {
        <div class="status-message" role="status">
            if let Some(message) = viewer.share.page_status().map(status) {
                <p class="status-message__text">{ message }</p>
            }
        </div>
    }
}
