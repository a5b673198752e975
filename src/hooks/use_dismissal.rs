//! Puts the notice away and the reader back to where it came between.

use yew::prelude::*;

use crate::platform::focus;
use crate::view_state::{Action, ViewState};

/// A callback that dismisses the notice; the focus, which was in it, goes to what the address leads to.
#[hook]
pub fn use_dismissal(view: &UseReducerHandle<ViewState>) -> Callback<()> {
    let dispatcher = view.dispatcher();
    Callback::from(move |()| {
        focus::to_target();
        dispatcher.dispatch(Action::DismissNotice);
    })
}
