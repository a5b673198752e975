//! The browser's own printing.

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print stays as it is.
        let _ = window.print();
    }
}

/// The language the reader prefers, a BCP 47 tag.
#[must_use]
pub fn locale() -> Option<String> {
    web_sys::window()?.navigator().language()
}
