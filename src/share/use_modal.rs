//! Opens a dialog once it is drawn.

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use crate::platform::{dialog, location};

/// A reference for a dialog, which opens whenever there is an `opener`: the selector of the element
/// that gets the focus when the dialog is closed, and that of the text in it to select.
#[hook]
pub fn use_modal(opener: Option<(String, String)>) -> NodeRef {
    let node = use_node_ref();
    let drawn = node.clone();
    use_effect_with(opener, move |opener| {
        let held = drawn
            .cast::<Element>()
            .zip(opener.clone())
            .map(|(element, (opener, field))| {
                // Following the link takes the focus: in most browsers right after the click, in
                // Firefox when the address has changed.
                let selected = field.clone();
                let refocusing = location::on_fragment_change(move || dialog::select(&selected));
                let opening = Timeout::new(0, move || dialog::open(&element, &opener, &field));
                (refocusing, opening, dialog::close_for_paper())
            });
        move || drop(held)
    });
    node
}
