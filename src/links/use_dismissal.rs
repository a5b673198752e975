//! Puts the notice away and the reader back to where it came between.

use std::cell::Cell;

use yew::prelude::*;

use crate::platform::{focus, keys, page};
use crate::state::{Action, ViewState};

const NOTICE: &str = ".notice-bar__message";
const BUTTON: &str = ".notice-bar button";
/// What a key is about before it is about the notice.
const ABOVE: &str = "dialog[open], .selection-bar";

/// A callback that dismisses the notice, as the Escape key does; the focus, where it was in it, goes
/// to what the address leads to. The Tab key comes by a notice once on its way there.
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
        let listener = keys::on_escape(NOTICE, ABOVE, move || on_escape.emit(()));
        move || drop(listener)
    });
    let way = view.target.clone().filter(|_| view.notice.is_some());
    use_effect_with(way, |way| {
        let visited = Cell::new(false);
        let wanted = move || page::first_matching(ABOVE).is_none() && !visited.replace(true);
        let detour = way.as_ref().map(|_| {
            (
                keys::lead_tab_to(BUTTON, ":target", wanted),
                keys::lead_tab_back_from(BUTTON),
            )
        });
        move || drop(detour)
    });
    on_dismiss
}
