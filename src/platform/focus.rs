//! Focus that follows a link when it was followed by keyboard.
//!
//! A browser moves the focus to the target of a link only if that can have it. Making every
//! passage focusable for good would let each click into the text take the focus, so a target gets
//! the ability when a link to it is followed, and loses it with the focus.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, MouseEvent, PointerEvent};

use super::page;

const TABINDEX: &str = "tabindex";

/// Lets the targets of links within the page take the focus when these are followed by keyboard,
/// until what it returns is dropped.
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
                && let Some(target) = linked_from(target)
            {
                lend_focus(&target);
            }
        },
    ))
}

/// A click that no pointer made has no kind of pointer, or, where clicks do not tell, no count.
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

fn linked_from(clicked: Element) -> Option<Element> {
    let link = clicked.closest("a[href^='#']").ok()??;
    page::element(link.get_attribute("href")?.strip_prefix('#')?)
}

fn lend_focus(target: &Element) {
    if !target.has_attribute(TABINDEX) && target.set_attribute(TABINDEX, "-1").is_ok() {
        let lent = target.clone();
        EventListener::once(target, "blur", move |_| {
            // Taking an attribute away cannot fail.
            let _ = lent.remove_attribute(TABINDEX);
        })
        .forget();
    }
}

/// Gives the focus to what the address leads to.
pub fn to_target() {
    if let Some(target) = page::first_matching(":target") {
        lend(&target);
    }
}

/// Gives the focus to this element, though it has it at no other time.
pub fn lend(element: &Element) {
    lend_focus(element);
    if let Some(element) = element.dyn_ref() {
        without_scrolling(element);
    }
}

/// Gives this element the focus and leaves the page where it is.
pub fn without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot have the focus leaves it where it was.
    let _ = element.focus_with_options(&options);
}
