//! Puts the notice away and the reader back to where it came between.

use yew::prelude::*;

use crate::platform::{focus, keys, page};
use crate::view_state::{Action, ViewState};

/// What the Escape key is about before it is about the notice.
const ABOVE: &str = "dialog[open], .selection-bar";

/// A callback that dismisses the notice, as the Escape key does; the focus, where it was in it, goes
/// to what the address leads to.
#[hook]
pub fn use_dismissal(view: &UseReducerHandle<ViewState>) -> Callback<()> {
    let dispatcher = view.dispatcher();
    let on_dismiss = use_callback((), move |(), ()| {
        if page::first_matching(".notice-bar :focus").is_some() {
            focus::to_target();
        }
        dispatcher.dispatch(Action::DismissNotice);
    });
    let on_escape = on_dismiss.clone();
    use_effect_with((), move |()| {
        let listener = keys::on_escape(ABOVE, move || on_escape.emit(()));
        move || drop(listener)
    });
    on_dismiss
}
