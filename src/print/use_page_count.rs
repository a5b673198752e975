//! Counts the pages that the print view shows.

use std::rc::Rc;

use yew::prelude::*;

use super::Action;
use crate::address::View;
use crate::platform::paper_view;
use crate::state::Viewer;

/// Counts them whenever the number may have changed. To be called after `use_print_view`, which shows
/// them.
#[hook]
pub fn use_page_count(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    let shown = (
        viewer.view(),
        viewer.print_options(),
        Rc::clone(&viewer.links.scope),
    );
    use_effect_with(shown, move |(view, ..)| {
        let pages = match view {
            View::Page => None,
            View::Print => paper_view::sheets(),
        };
        let count = Action::CountPages(pages.unwrap_or_default());
        dispatcher.dispatch(count);
    });
}
