//! Dismisses the notice, and includes it in the tab order before the target.

use std::cell::Cell;

use yew::prelude::*;

use super::Action;
use crate::platform::{focus, keys, page};
use crate::state::Viewer;

const NOTICE: &str = ".notice-bar__message";
const BUTTON: &str = ".notice-bar button";
/// Elements that the Escape and Tab keys act on before the notice.
const ABOVE: &str = "dialog[open], .selection-bar";

/// Returns a callback that dismisses the notice, as the Escape key does. If the focus was in the
/// notice, it moves to the target. The Tab key visits the notice once before the target.
#[hook]
pub fn use_dismissal(viewer: &Viewer) -> Callback<()> {
    let dispatcher = viewer.dispatcher();
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
    let links = &viewer.links;
    let target = links.target.clone().filter(|_| links.notice.is_some());
    use_effect_with(target, |target| {
        let visited = Cell::new(false);
        let is_wanted = move || page::first_matching(ABOVE).is_none() && !visited.replace(true);
        let detour = target.as_ref().map(|_| {
            (
                keys::redirect_tab_to(BUTTON, ":target", is_wanted),
                keys::return_to_target_from(BUTTON),
            )
        });
        move || drop(detour)
    });
    on_dismiss
}
