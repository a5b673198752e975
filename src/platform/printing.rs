//! Printing by the browser.

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print does nothing.
        let _ = window.print();
    }
}

/// Returns the reader's preferred language, a BCP 47 tag.
#[must_use]
pub fn locale() -> Option<String> {
    web_sys::window()?.navigator().language()
}
