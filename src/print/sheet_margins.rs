//! What the browser prints in the margins, in the print view: the title and the page number.

use yew::prelude::*;

use crate::interface_text::page_number;
use crate::state::Viewer;

/// Renders the margins of the pages. Their text is generated content, so that it cannot be selected or
/// found.
pub fn sheet_margins(viewer: &Viewer) -> Html {
    let pages = viewer.print.pages;
    if pages == 0 {
        return html! {};
    }
    html! {
        <div class="sheet-margins" aria-hidden="true" data-extract={viewer.is_extract().then_some("")}>
            { for (1..=pages).map(|page| html! {
                <div class="sheet-margin" data-page={page_number(page, pages)} />
            }) }
        </div>
    }
}
