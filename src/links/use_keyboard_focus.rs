//! Moves the focus to the target of a link within the page if it was followed by keyboard.

use yew::prelude::*;

use crate::platform::focus;

/// Does so until the component is unmounted.
#[hook]
pub fn use_keyboard_focus() {
    use_effect_with((), |()| {
        let listener = focus::follow_links();
        move || drop(listener)
    });
}
