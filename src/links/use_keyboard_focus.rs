//! Lets the focus follow links within the page when they are followed by keyboard.

use yew::prelude::*;

use crate::platform::focus;

/// For as long as the component lives.
#[hook]
pub fn use_keyboard_focus() {
    use_effect_with((), |()| {
        let listener = focus::follow_links();
        move || drop(listener)
    });
}
