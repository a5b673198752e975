//! Says in a few words that something has been done.

use yew::prelude::*;

use crate::interface_text::status;
use crate::sharing::Outcome;

/// A message, if there is one; the region is always there, so that it is spoken.
pub fn status_message(outcome: Option<Outcome>) -> Html {
    html! {
        <div class="status-message" role="status">
            if let Some(words) = outcome.map(status) {
                <p class="status-message__words">{ words }</p>
            }
        </div>
    }
}
