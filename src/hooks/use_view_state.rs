//! Holds the state of the view; what it does with an action is `view_state`'s own.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::sheet::{PassageId, Sheet};
use crate::view_state::{Action, ViewState};

impl Reducible for ViewState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).apply(action))
    }
}

/// The state of a view of this sheet, of which some sections are folded at first.
#[hook]
pub fn use_view_state(sheet: &Sheet, folded: &BTreeSet<PassageId>) -> UseReducerHandle<ViewState> {
    use_reducer_eq(|| {
        let sections = sheet
            .all_sections()
            .iter()
            .map(|section| section.passage.id.clone())
            .collect();
        ViewState::new(sections, folded.clone())
    })
}
