//! The root component, which composes the features.

#[cfg(any(feature = "hydration", feature = "ssr"))]
mod shape;
#[cfg(feature = "hydration")]
mod start;
mod use_app_ready;
mod use_first_render;

use std::rc::Rc;

use yew::prelude::*;

#[cfg(feature = "ssr")]
pub use shape::hash_markup;
#[cfg(feature = "hydration")]
pub use start::start;

use crate::document::{
    abbreviations_view, contents_list, extract_note, footnotes_view, lead_view, masthead, sections,
    skip_link, source_note,
};
use crate::folding::fold_all_button;
use crate::interface_text as text;
use crate::links::{notice_bar, use_links};
use crate::print::{pdf_link, print_bar, print_link, sheet_margins, use_colophon, use_print};
use crate::selection::{selection_bar, use_selection};
use crate::share::{share_button, share_dialog, status_message, use_share};
use crate::sheet::{PassageId, Shared, Sheet};
use crate::state::use_viewer;
use use_app_ready::use_app_ready;
use use_first_render::use_first_render;

/// The props of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The sheet.
    pub sheet: Shared<Sheet>,
    /// Whether PDF files are beside the page.
    #[prop_or_default]
    pub has_pdf: bool,
    /// The sections that are folded when the app starts; none when the page is published.
    #[prop_or_default]
    pub folded: Rc<Vec<PassageId>>,
    /// Called once the page has been rendered.
    #[prop_or_default]
    pub on_rendered: Callback<()>,
}

/// The whole page. The publisher renders it to HTML, which the browser hydrates.
///
/// Reader View (Mozilla's Readability) knows no style sheet. It leaves out what has `hidden`, a role such as
/// `navigation`, or the word "extra" in its class; and it keeps a `<section>` but no `<footer>`.
#[component]
pub fn App(
    Props {
        sheet,
        has_pdf,
        folded,
        on_rendered,
    }: &Props,
) -> Html {
    let viewer = use_viewer(sheet, *has_pdf);
    let selected = use_selection(&viewer);
    let share = use_share(&viewer, selected.as_ref());
    // Restores the selection and the target, on which the effects below depend.
    use_first_render(on_rendered);
    let links = use_links(&viewer);
    let choices = use_print(&viewer);
    let colophon = use_colophon(&viewer);
    use_app_ready(viewer.links.arrived);

    let lang = viewer.lang();
    html! {
        <>
            { skip_link(&viewer) }
            { print_bar(&viewer, choices, &links.replace, &links.back, share_button(&share.open)) }
            <div class="paper">
                <main class="page" aria-label={sheet.about.title.clone()}>
                    { masthead(sheet, &share.copy_link) }
                    { extract_note(&viewer) }
                    { contents_list(&viewer) }
                    { lead_view(&viewer, &share.copy_link) }
                    <div class="body">
                        <div class="toolbar extra" role="group" aria-label={text::ACTIONS} {lang}>
                            <p class="app-failed">{ text::APP_FAILED }</p>
                            { share_button(&share.open) }
                            { print_link(&viewer, &links.push) }
                            { pdf_link(&viewer) }
                            { fold_all_button(&viewer, folded) }
                        </div>
                        { sections(&viewer, folded, &share.copy_link, &share.open_section) }
                        { footnotes_view(&viewer, &share.copy_link) }
                        { abbreviations_view(&viewer) }
                        { source_note(&viewer, &colophon) }
                    </div>
                </main>
                { sheet_margins(&viewer) }
            </div>
            <div class="messages" {lang}>
                { notice_bar(&viewer, &links.dismiss, &share.copy_link) }
                { status_message(&viewer) }
                { selection_bar(&viewer, share.copy_text_link.as_ref(), share.copy_quotation.as_ref(), &share.open) }
            </div>
            { share_dialog(&viewer, &share) }
        </>
    }
}
