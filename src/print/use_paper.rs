//! Asks the browser which paper is usual and how many pages the print view shows.

use std::rc::Rc;

use yew::prelude::*;

use super::Action;
use crate::address::View;
use crate::platform::{paper_view, printing};
use crate::print_options::Paper;
use crate::state::Viewer;

/// Asks whenever the answer may have changed. To be called after `use_print_view`, which shows the
/// pages.
#[hook]
pub fn use_paper(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    let shown = (
        viewer.view(),
        viewer.print_options(),
        Rc::clone(&viewer.links.scope),
    );
    use_effect_with(shown, move |(view, ..)| {
        let pages = match view {
            View::Page => None,
            View::Print => paper_view::page_count(),
        };
        dispatcher.dispatch(Action::Measure {
            usual_paper: Paper::default_for(&printing::locale().unwrap_or_default()),
            pages: pages.unwrap_or_default(),
        });
    });
}
