//! Keys that are pressed wherever the focus is.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::page;

/// Calls back when the Escape key is pressed while there is nothing that `above` selects, which the key
/// is about first; until what it returns is dropped.
#[must_use]
pub fn on_escape(above: &'static str, callback: impl Fn() + 'static) -> Option<EventListener> {
    let document = page::document()?;
    Some(EventListener::new(&document, "keydown", move |event| {
        let is_escape = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape");
        if is_escape && page::first_matching(above).is_none() {
            callback();
        }
    }))
}
