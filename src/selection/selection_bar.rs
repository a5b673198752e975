//! What can be done with the words that the reader has selected: at the edge of the window, out of
//! the way of the words and of what the device itself offers beside them.

use yew::prelude::*;

use crate::interface_text as text;
use crate::state::Edge;

/// What the reader does with the words.
#[expect(
    clippy::struct_field_names,
    reason = "callbacks are named after events"
)]
pub struct WordWays {
    /// Told to copy the link.
    pub on_link: Callback<()>,
    /// Told to copy the words with their source.
    pub on_quote: Callback<()>,
    /// Told to open the dialog.
    pub on_share: Callback<()>,
}

/// Selectors of the buttons.
pub(crate) const LINK_BUTTON: &str = ".selection-bar [name='link']";
/// As above.
pub(crate) const QUOTE_BUTTON: &str = ".selection-bar [name='quote']";
/// As above.
pub(crate) const SHARE_BUTTON: &str = ".selection-bar [name='share']";

/// The bar at an edge of the window, where words are selected; the region that speaks of it is always
/// there.
pub fn selection_bar(
    edge: Option<Edge>,
    lang: Option<&'static str>,
    WordWays {
        on_link,
        on_quote,
        on_share,
    }: &WordWays,
) -> Html {
    let press = |on_press: &Callback<()>| on_press.reform(|_: MouseEvent| ());
    html! {
        <>
            <div class="visually-hidden" role="status">
                if edge.is_some() {
                    { text::SELECTION_HELP }
                }
            </div>
            if let Some(edge) = edge {
                <div
                    class="selection-bar"
                    data-edge={edge.name()}
                    role="group"
                    aria-label={text::SELECTED_TEXT}
                    {lang}
                    onmousedown={keep_words()}
                >
                    <button type="button" class="button" name="link" onclick={press(on_link)}>{ text::COPY_LINK }<span class="selection-bar__more">{ text::TO_SELECTION }</span></button>
                    <button type="button" class="button" name="quote" onclick={press(on_quote)}>{ text::COPY_QUOTATION }</button>
                    <button type="button" class="button" name="share" aria-haspopup="dialog" onclick={press(on_share)}>{ text::SHARE }</button>
                </div>
            }
        </>
    }
}

/// For buttons that are about the selected words: a press would let these go before the click comes.
pub(crate) fn keep_words() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| event.prevent_default())
}
