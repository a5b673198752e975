//! The link to the fact sheet as PDF.

use yew::prelude::*;

use crate::interface_text as text;
use crate::state::Viewer;
use crate::ui::icons;

/// Renders the link to the file of the reader's paper size, if the site has one. There is none of an
/// extract.
pub fn pdf_link(viewer: &Viewer) -> Html {
    if !viewer.has_pdf || viewer.is_extract() {
        return html! {};
    }
    let paper = viewer.print_options().paper.unwrap_or_default();
    html! {
        <a class="pdf-link button" href={paper.pdf_file()} download="" aria-label={text::download_pdf(paper)}>{ icons::download() }{ text::PDF }</a>
    }
}
