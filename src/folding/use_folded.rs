//! Which sections are folded, for the print view.

use std::rc::Rc;

use yew::prelude::*;

use crate::address::View;
use crate::platform::page;
use crate::sheet::PassageId;

const FOLDED: &str = ".section-view__fold:not([open]) > .section-view__body";

/// Returns the sections that were folded when the print view was opened; `initially` before that.
///
/// To be called before the view changes: an older browser then opens every section for paper.
#[hook]
pub fn use_folded(initially: &Rc<Vec<PassageId>>, view: View) -> Rc<Vec<PassageId>> {
    let folded = use_state_eq(|| Rc::clone(initially));
    let setter = folded.setter();
    use_effect_with(view, move |view| {
        if *view == View::Print {
            let bodies = page::all_matching(FOLDED).into_iter();
            let ids = bodies.map(|body| PassageId::published(body.id()));
            setter.set(Rc::new(ids.collect()));
        }
    });
    Rc::clone(&folded)
}
