//! Keyboard handling that does not depend on the focused element.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::{focus, page};

/// Calls back when Escape is pressed while `what` matches an element and `above`, which has priority,
/// does not, until the returned listener is dropped.
#[must_use]
pub fn on_escape(
    what: &'static str,
    above: &'static str,
    callback: impl Fn() + 'static,
) -> Option<EventListener> {
    on_key("Escape", move |event| {
        if page::first_matching(above).is_none() && page::first_matching(what).is_some() {
            event.prevent_default();
            callback();
        }
    })
}

/// Moves the focus to the first element that matches `css` when Tab is pressed while nothing or an
/// element that matches `from` is focused, if `is_wanted`, until the returned listener is dropped.
#[must_use]
pub fn redirect_tab_to(
    css: &'static str,
    from: &'static str,
    is_wanted: impl Fn() -> bool + 'static,
) -> Option<EventListener> {
    on_key("Tab", move |event| {
        let nothing = ["body:focus, :root:not(:has(:focus)), ", from, ":focus"].concat();
        if !event.shift_key()
            && page::first_matching(&nothing).is_some()
            && let Some(next) = page::first_matching(css)
            && let Some(next) = next.dyn_ref()
            && is_wanted()
        {
            event.prevent_default();
            focus::without_scrolling(next);
        }
    })
}

/// Continues from the target of the URL when Tab leaves the sibling elements that match `css`, until the
/// returned listener is dropped.
#[must_use]
pub fn return_to_target_from(css: &'static str) -> Option<EventListener> {
    on_key("Tab", move |event| {
        let edge = if event.shift_key() {
            ":first-of-type:focus"
        } else {
            ":last-of-type:focus"
        };
        if page::first_matching(&[css, edge].concat()).is_some() {
            // The browser's default action moves on from there.
            focus::to_target();
        }
    })
}

/// Calls back when this key is pressed, alone or with Shift, unless another handler has handled it.
fn on_key(key: &'static str, callback: impl Fn(&KeyboardEvent) + 'static) -> Option<EventListener> {
    let document = page::document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(
        &document,
        "keydown",
        options,
        move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                && event.key() == key
                && !(event.ctrl_key() || event.alt_key() || event.meta_key())
                && !event.default_prevented()
            {
                callback(event);
            }
        },
    ))
}
