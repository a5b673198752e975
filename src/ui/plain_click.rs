//! Tells a click that follows a link from one that wants something else of it: another window, a copy.

use web_sys::MouseEvent;

/// Whether no key is held that changes what a click on a link does.
pub(crate) fn is_plain(click: &MouseEvent) -> bool {
    !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}
