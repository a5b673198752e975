//! Modal dialogs.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

use super::{focus, page};

/// Opens the dialog as a modal and selects the text of the element that the selector `field` matches.
/// When it is closed, the focus returns to `opener`.
pub fn open(dialog: &Element, opener: Option<&Element>, field: &str) {
    let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() else {
        return;
    };
    // Closing returns the focus to where it was, and not every browser focuses a clicked button.
    if let Some(opener) = opener.and_then(|opener| opener.dyn_ref()) {
        focus::without_scrolling(opener);
    }
    if dialog.show_modal().is_err() {
        // It opens within the page instead of above it.
        dialog.set_open(true);
    }
    select(field);
}

/// Closes an open dialog before printing, until the returned listener is dropped. A PDF has no tags for
/// content behind a modal dialog.
#[must_use]
pub fn close_before_print() -> Option<EventListener> {
    let window = web_sys::window()?;
    let close = |_: &Event| {
        let dialog = open_dialog().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
        if let Some(dialog) = dialog {
            dialog.close();
        }
    };
    Some(EventListener::new(&window, "beforeprint", close))
}

/// Whether a dialog is open.
#[must_use]
pub fn is_open() -> bool {
    open_dialog().is_some()
}

/// Returns the open dialog.
pub(super) fn open_dialog() -> Option<Element> {
    page::first_matching("dialog[open]")
}

/// Focuses the element that matches `field` and selects its text.
pub fn select(field: &str) {
    let Some(field) = page::first_matching(field) else {
        return;
    };
    if let Some(field) = field.dyn_ref::<HtmlElement>() {
        focus::without_scrolling(field);
    }
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
    } else if let Some(Ok(Some(selection))) = web_sys::window().map(|window| window.get_selection())
    {
        // Without a selection, the reader can still select the text.
        let _ = selection.select_all_children(&field);
    }
}
