//! `<details>` elements. The DOM is the truth for which are open.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::page;

/// Calls back when an element that matches `css` is toggled, with whether it is open now, until the
/// returned listener is dropped.
#[must_use]
pub fn on_toggle(css: &'static str, callback: impl Fn(bool) + 'static) -> Option<EventListener> {
    let document = page::document()?;
    // The event does not bubble.
    let options = EventListenerOptions::run_in_capture_phase();
    Some(EventListener::new_with_options(
        &document,
        "toggle",
        options,
        move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            let details = target.filter(|details: &HtmlDetailsElement| {
                Element::matches(details, css).unwrap_or_default()
            });
            if let Some(details) = details {
                callback(details.open());
            }
        },
    ))
}

/// Opens or closes all elements that match `css`.
pub fn set_open(css: &str, open: bool) {
    for details in page::all_matching(css) {
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(open);
        }
    }
}
