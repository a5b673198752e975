//! Shows the page as it will be on paper, and sets the print options for the style sheets.

use yew::prelude::*;

use super::Action;
use crate::address::View;
use crate::platform::paper_view::PaperView;
use crate::platform::{media, page};
use crate::print_options::PRINT_OPTIONS;
use crate::sheet::PassageId;
use crate::state::Viewer;

/// The heading of the options, which gets the focus.
const START: &str = "#print-bar-heading";
/// The link to the view, which gets the focus afterwards.
const OPENER: &str = ".print-link";

/// The content of folded sections.
const FOLDED: &str = ".section-view__fold:not([open]) > .section-view__body";

/// The medium of the rules for the pages of an extract.
const EXTRACT: &str = "extract";

/// Keeps the page in the view of the link, and paper as its print options say.
#[hook]
pub fn use_print_view(viewer: &Viewer) {
    let (arrived, view) = (viewer.links.arrived, viewer.view());
    let options = (
        viewer.print_options(),
        viewer.links.address.print,
        viewer.is_extract(),
    );
    let dispatcher = viewer.dispatcher();
    let was_page = use_mut_ref(|| false);
    use_effect_with(options, |(options, asked, is_extract)| {
        let mut media = vec![(EXTRACT, *is_extract)];
        for option in &PRINT_OPTIONS {
            let chosen = option.value(*options);
            page::set_root_attribute(&["data-", option.name].concat(), chosen);
            if !option.is_switch() {
                // A page size also sets the orientation, which is the reader's unless the link says it.
                let asked = option.value(*asked);
                media.extend(option.values.map(|value| (value, asked == Some(value))));
            }
        }
        choose(&media);
    });
    use_effect_with((arrived, view), move |(arrived, view)| {
        let from_page = was_page.replace(*arrived && *view == View::Page);
        let shown = (*view == View::Print).then(|| {
            // Before the view is shown: an older browser then opens every section for paper.
            let folded = page::all_matching(FOLDED).into_iter();
            let ids = folded.map(|body| PassageId::published(body.id()));
            dispatcher.dispatch(Action::Open(ids.collect()));
            PaperView::show(START, OPENER, from_page)
        });
        move || drop(shown)
    });
}

/// Lets the chosen rules for pages apply. No selector reaches into `@page`, so they are written for
/// media that do not exist, named like the choice.
fn choose(choices: &[(&str, bool)]) {
    let on: Vec<String> = choices
        .iter()
        .map(|(word, _)| ["print, ", word].concat())
        .collect();
    let changes: Vec<_> = choices
        .iter()
        .zip(&on)
        .map(|((off, chosen), on)| {
            if *chosen {
                (*off, &**on)
            } else {
                (&**on, *off)
            }
        })
        .collect();
    media::apply(&changes);
}
