//! Holds the state of the view; what it does with an action is `view_state`'s own.

use std::rc::Rc;

use yew::prelude::*;

use super::{Action, ViewState};

impl Reducible for ViewState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).apply(action))
    }
}

/// The state, in the component that owns it.
#[hook]
pub fn use_view_state() -> UseReducerHandle<ViewState> {
    use_reducer_eq(ViewState::default)
}
