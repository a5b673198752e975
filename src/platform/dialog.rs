//! Dialogs that hold the reader until they are closed.

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
    // A dialog returns the focus to what had it. Not every browser focuses a button that is clicked.
    if let Some(opener) = opener.and_then(|opener| opener.dyn_ref()) {
        focus::without_scrolling(opener);
    }
    if dialog.show_modal().is_err() {
        // It still shows, in the page instead of above it.
        dialog.set_open(true);
    }
    select(field);
}

/// Closes the one that is open whenever the page is printed, until what it returns is dropped: what a
/// dialog covers has no tags in the paper's file.
#[must_use]
pub fn close_for_paper() -> Option<EventListener> {
    let window = web_sys::window()?;
    let close = |_: &Event| {
        let dialog = opened().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
        if let Some(dialog) = dialog {
            dialog.close();
        }
    };
    Some(EventListener::new(&window, "beforeprint", close))
}

/// Whether one is open.
#[must_use]
pub fn is_open() -> bool {
    opened().is_some()
}

/// The one that is open.
pub(super) fn opened() -> Option<Element> {
    page::first_matching("dialog[open]")
}

/// Gives the focus to what `field` selects, and selects the text in it.
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
        // Text that cannot be selected can still be read.
        let _ = selection.select_all_children(&field);
    }
}
