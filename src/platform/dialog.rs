//! Dialogs that hold the reader until they are closed.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use super::{focus, page};

/// Opens the dialog and selects what its field holds. When it is closed, the focus goes to what
/// `opener` selects.
pub fn open(dialog: &Element, opener: &str) {
    let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() else {
        return;
    };
    // A dialog gives the focus back to what had it.
    if let Some(opener) = page::first_matching(opener).and_then(|opener| opener.dyn_into().ok()) {
        focus::without_scrolling(&opener);
    }
    if dialog.show_modal().is_err() {
        // It still shows, in the page instead of above it.
        dialog.set_open(true);
    }
    select_field(dialog);
}

/// As [`select_field`], in the dialog that is open.
pub fn select_field_in_open() {
    if let Some(dialog) = page::first_matching("dialog[open]") {
        select_field(&dialog);
    }
}

/// Gives the focus to the dialog's field and selects what it holds.
pub fn select_field(dialog: &Element) {
    let field = dialog.query_selector("[readonly]").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        focus::without_scrolling(&field);
        field.select();
    }
}
