//! Opens the share dialog when it is rendered.

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::Dialog;
use crate::platform::{dialog, location};

/// Returns the reference for the dialog's element, which is opened as a modal when it is rendered.
#[hook]
pub fn use_modal(shown: Option<&Dialog>) -> NodeRef {
    let node = use_node_ref();
    let rendered = node.clone();
    let opening = shown.map(|dialog| (dialog.opener.clone(), dialog.field));
    use_effect_with(opening, move |opening| {
        let element = rendered.cast::<Element>();
        let held = element
            .zip(opening.clone())
            .map(|(element, (opener, field))| {
                // Following the link moves the focus: in most browsers right after the click, in Firefox
                // when the URL has changed.
                let selecting =
                    location::on_fragment_change(move || dialog::select(&field.selector()));
                let opening = Timeout::new(0, move || {
                    dialog::open(&element, opener.as_ref(), &field.selector());
                });
                (selecting, opening, dialog::close_before_print())
            });
        move || drop(held)
    });
    node
}
