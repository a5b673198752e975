//! `<details>` elements. The DOM is the truth for which are open.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::page;

/// Calls back when an element in the page is toggled, with whether it is open now, until the returned
/// listener is dropped.
#[must_use]
pub fn on_toggle(callback: impl Fn(bool) + 'static) -> Option<EventListener> {
    let page = page::first_matching("main")?;
    // The event does not bubble.
    let options = EventListenerOptions::run_in_capture_phase();
    let listener = EventListener::new_with_options(&page, "toggle", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(details) = target.as_ref() {
            callback(HtmlDetailsElement::open(details));
        }
    });
    Some(listener)
}

/// Opens or closes all elements that match `css`.
pub fn set_open(css: &str, open: bool) {
    for details in page::all_matching(css) {
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(open);
        }
    }
}
