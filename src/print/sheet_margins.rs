//! What the browser prints in the margins, shown in the print view: the title, and which page it is.

use yew::prelude::*;

use crate::interface_text::page_number;

/// The margins of so many sheets, each over its own; their words are drawn by the style sheet, since
/// they are no text of the page.
pub fn sheet_margins(sheets: u32, is_extract: bool) -> Html {
    if sheets == 0 {
        return html! {};
    }
    html! {
        <div class="sheet-margins" aria-hidden="true" data-extract={is_extract.then_some("")}>
            { for (1..=sheets).map(|sheet| html! {
                <div
                    class="sheet-margin"
                    data-page={page_number(sheet, sheets)}
                />
            }) }
        </div>
    }
}
