//! The browser's own printing.

use gloo::events::EventListener;

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print stays as it is.
        let _ = window.print();
    }
}

/// Calls back before each printing, whoever asked for it, until what it returns is dropped.
#[must_use]
pub fn before_print(mut callback: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "beforeprint", move |_| {
        callback();
    }))
}

/// The language the reader prefers, a BCP 47 tag.
#[must_use]
pub fn locale() -> Option<String> {
    web_sys::window()?.navigator().language()
}
