//! Finds out which paper is usual where the reader is.

use yew::prelude::*;

use super::Action;
use crate::platform::printing;
use crate::print_options::Paper;
use crate::state::Viewer;

/// Finds out once the page is rendered.
#[hook]
pub fn use_usual_paper(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    use_effect_with((), move |()| {
        let paper = Paper::usual_in(&printing::locale().unwrap_or_default());
        dispatcher.dispatch(Action::UsualPaper(paper));
    });
}
