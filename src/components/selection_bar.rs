//! What can be done with the words that the reader has selected: at the edge of the window, out of
//! the way of the words and of what the device itself offers beside them.

use yew::prelude::*;

/// What the reader does with the words.
pub struct WordWays {
    /// Told to copy the link.
    pub on_link: Callback<()>,
    /// Told to copy the words with their source.
    pub on_quote: Callback<()>,
    /// Told to open the dialog.
    pub on_share: Callback<()>,
    /// Told to leave the words alone.
    pub on_dismiss: Callback<()>,
}

/// Selectors of the buttons.
pub const LINK_BUTTON: &str = ".selection-bar [name='link']";
/// As above.
pub const QUOTE_BUTTON: &str = ".selection-bar [name='quote']";
/// As above.
pub const SHARE_BUTTON: &str = ".selection-bar [name='share']";

/// The bar; nothing unless words are selected.
pub fn selection_bar(
    selected: bool,
    lang: Option<&'static str>,
    WordWays {
        on_link,
        on_quote,
        on_share,
        on_dismiss,
    }: &WordWays,
) -> Html {
    if !selected {
        return html! {};
    }
    // A press would let the words go before the click comes.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let onkeydown = {
        let on_dismiss = on_dismiss.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_dismiss.emit(());
            }
        })
    };
    let press = |on_press: &Callback<()>| on_press.reform(|_: MouseEvent| ());
    html! {
        <div class="selection-bar" role="group" aria-label="Selected words" {lang} {onmousedown} {onkeydown}>
            <button type="button" class="button" name="link" onclick={press(on_link)}>{ "Copy link to selection" }</button>
            <button type="button" class="button" name="quote" onclick={press(on_quote)}>{ "Copy quotation" }</button>
            <button type="button" class="button" name="share" aria-haspopup="dialog" onclick={press(on_share)}>{ "Share" }</button>
        </div>
    }
}
