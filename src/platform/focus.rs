//! Moves the focus to the target of a link that is followed by keyboard.
//!
//! Browsers do so only if the target is focusable. If every passage always were, a click into the text
//! would take the focus, so a target is focusable only from following the link until it loses focus.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, MouseEvent, PointerEvent};

use super::page;

const TABINDEX: &str = "tabindex";

/// Makes targets focusable when a link within the page is followed by keyboard, until the returned
/// listener is dropped.
#[must_use]
pub fn follow_links() -> Option<EventListener> {
    let document = page::document()?;
    let options = EventListenerOptions::run_in_capture_phase();
    Some(EventListener::new_with_options(
        &document,
        "click",
        options,
        |event| {
            if is_by_keyboard(event)
                && let Some(target) = event.target().and_then(|target| target.dyn_into().ok())
                && let Some(target) = target_of_link(target)
            {
                make_focusable(&target);
            }
        },
    ))
}

/// A click by keyboard has no pointer type or, if clicks are mouse events, a count of 0.
fn is_by_keyboard(click: &Event) -> bool {
    match (
        click.dyn_ref::<PointerEvent>(),
        click.dyn_ref::<MouseEvent>(),
    ) {
        (Some(click), _) => click.pointer_type().is_empty(),
        (None, Some(click)) => click.detail() == 0,
        (None, None) => false,
    }
}

fn target_of_link(clicked: Element) -> Option<Element> {
    let link = clicked.closest("a[href^='#']").ok()??;
    page::element(link.get_attribute("href")?.strip_prefix('#')?)
}

fn make_focusable(target: &Element) {
    if !target.has_attribute(TABINDEX) && target.set_attribute(TABINDEX, "-1").is_ok() {
        let focusable = target.clone();
        EventListener::once(target, "blur", move |_| {
            // Removing an attribute cannot fail.
            let _ = focusable.remove_attribute(TABINDEX);
        })
        .forget();
    }
}

/// Focuses the target of the URL.
pub fn to_target() {
    if let Some(target) = page::first_matching(":target") {
        temporarily(&target);
    }
}

/// Focuses an element that is not focusable by itself, until it loses focus.
pub fn temporarily(element: &Element) {
    make_focusable(element);
    if let Some(element) = element.dyn_ref() {
        without_scrolling(element);
    }
}

/// Focuses the element without scrolling.
pub fn without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // If the element is not focusable, the focus stays where it is.
    let _ = element.focus_with_options(&options);
}
