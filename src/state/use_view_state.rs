//! Holds the state of the view; what it does with an action is `view_state`'s own.

use std::rc::Rc;

use yew::prelude::*;

use super::{Action, Folds, ViewState};
use crate::sheet::PassageId;

impl Reducible for ViewState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).apply(action))
    }
}

/// The state of a view of which some sections are folded at first.
#[hook]
pub fn use_view_state(folded: &[PassageId]) -> UseReducerHandle<ViewState> {
    use_reducer_eq(|| ViewState::new(Folds::new(folded.to_vec())))
}
