//! The words that a text fragment (`#:~:text=…`) marks.
//!
//! Adopting the page wipes the mark in some browsers. They also are the ones that let a page see
//! the whole address, so going there once more brings the mark back.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Element, Window};

use super::page;

/// Marks the words again, unless the reader has moved on from them since.
pub fn mark_again() {
    if let Some(window) = web_sys::window()
        && let Some(address) = whole_address(&window).filter(|address| address.contains(":~:text="))
        && target_is_in_view(&window)
    {
        // A browser that refuses leaves the words unmarked, and in view.
        let _ = window.location().replace(&address);
    }
}

/// `navigation.currentEntry.url`: the one address that keeps what follows `:~:`.
fn whole_address(window: &Window) -> Option<String> {
    let entry = ["navigation", "currentEntry", "url"]
        .iter()
        .try_fold(JsValue::from(window.clone()), |object, name| {
            Reflect::get(&object, &JsValue::from_str(name)).ok()
        });
    entry?.as_string()
}

/// The browser takes the element that holds the words as the target of the address.
fn target_is_in_view(window: &Window) -> bool {
    let target: Option<Element> =
        page::document().and_then(|document| document.query_selector(":target").ok().flatten());
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    target.zip(height).is_some_and(|(target, height)| {
        let place = target.get_bounding_client_rect();
        place.bottom() > 0.0 && place.top() < height
    })
}
