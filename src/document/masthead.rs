//! The title block: the kind of document, publisher, bureau, place, date and title.

use yew::prelude::*;

use super::anchor_link::{OnFollow, anchor_link};
use crate::interface_text as text;
use crate::sheet::Sheet;

/// Renders the title block.
pub fn masthead(sheet: &Sheet, on_follow: &OnFollow) -> Html {
    let about = &sheet.about;
    html! {
        <header id={sheet.title_block.id.to_string()} class="masthead passage">
            <p class="masthead__kind">{ &about.kind }</p>
            <p class="masthead__origin">
                <span class="masthead__publisher on-paper" hidden=true>{ &about.publisher }</span>
                if !about.bureau.is_empty() {
                    <span class="masthead__bureau">{ &about.bureau }</span>
                }
                if !about.place.is_empty() {
                    <span>{ &about.place }</span>
                }
                <time datetime={about.date.to_string()}>{ &about.date_in_words }</time>
            </p>
            <h1 class="masthead__title">{ &about.title }</h1>
            { anchor_link(&sheet.title_block, text::THE_FACT_SHEET, on_follow) }
        </header>
    }
}
