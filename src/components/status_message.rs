//! Says in a few words that something has been done.

use yew::prelude::*;

/// What a [`StatusMessage`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The words; none where there is nothing to say.
    pub words: Option<AttrValue>,
}

/// A message that goes by itself; the region is always there, so that it is spoken.
#[component]
pub fn StatusMessage(Props { words }: &Props) -> Html {
    html! {
        <div class="status-message" role="status">
            if let Some(words) = words {
                <p class="status-message__words">{ words }</p>
            }
        </div>
    }
}
