//! Clicks on links and buttons.

use web_sys::Element;
use yew::prelude::*;

/// The link or button that opened a dialog. The focus returns to it when the dialog is closed.
pub type Opener = Option<Element>;

/// Whether no modifier key is pressed that makes a browser open a window or save a file.
pub(crate) fn is_plain(click: &MouseEvent) -> bool {
    !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

/// Returns the link or button that was clicked.
pub(crate) fn control(click: &MouseEvent) -> Opener {
    let hit: Element = click.target_dyn_into()?;
    hit.closest("a, button").ok()?
}
