//! Dialogs that hold the reader until they are closed.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

/// Opens the dialog and selects what its field holds.
pub fn open(dialog: &Element) {
    let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() else {
        return;
    };
    if dialog.show_modal().is_err() {
        // It still shows, in the page instead of above it.
        dialog.set_open(true);
    }
    let field = dialog.query_selector("input").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}
