//! The address of the page.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// What stands in the address from `?` and from `#` on; empty where nothing does.
#[must_use]
pub fn search_and_hash() -> (String, String) {
    let location = web_sys::window().map(|window| window.location());
    location.map_or_else(Default::default, |location| {
        (
            location.search().unwrap_or_default(),
            location.hash().unwrap_or_default(),
        )
    })
}

/// The address up to `?` or `#`.
#[must_use]
pub fn base() -> Option<String> {
    let href = web_sys::window()?.location().href().ok()?;
    let end = href.find(['?', '#']).unwrap_or(href.len());
    Some(href[..end].to_owned())
}

/// Goes to the element with this id in place of where the address led: the browser opens what
/// holds it, scrolls and marks it, and the history gets no new entry.
pub fn go_to(id: &str) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves the reader where the address led.
        let _ = window.location().replace(&format!("#{id}"));
    }
}

/// Rewrites the address and goes nowhere.
pub fn rewrite(search_and_hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let (Some(history), Some(base)) = (history, base()) {
        let address = format!("{base}{search_and_hash}");
        let state = history.state().unwrap_or(JsValue::NULL);
        // A browser that refuses (too many in a short time) leaves a longer address standing.
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

/// Calls back whenever the fragment has changed, until what it returns is dropped.
#[must_use]
pub fn on_fragment_change(mut callback: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        callback();
    }))
}
