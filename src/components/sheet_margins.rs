//! What the browser prints in the margins, shown in the print view: the title, and which page it is.

use yew::prelude::*;

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
                    data-page={["Page ", &sheet.to_string(), " of ", &sheets.to_string()].concat()}
                />
            }) }
        </div>
    }
}
