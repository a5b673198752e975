//! Counts the sheets of paper that the print view shows.

use std::rc::Rc;

use yew::prelude::*;

use crate::address::View;
use crate::platform::paper_view;
use crate::state::{Action, ViewState};

/// Counts them whenever they may be others. To be called after `use_print_view`, which shows them.
#[hook]
pub fn use_sheets(view: &UseReducerHandle<ViewState>) {
    let dispatcher = view.dispatcher();
    let shown = (view.view(), view.print(), Rc::clone(&view.scope));
    use_effect_with(shown, move |(view, ..)| {
        let sheets = match view {
            View::Page => None,
            View::Print => paper_view::sheets(),
        };
        dispatcher.dispatch(Action::Lay(sheets.unwrap_or_default()));
    });
}
