//! What the studio asks of the browser.

use factsheet::platform::clock;
use web_sys::Storage;

/// Under which the text is kept in this browser.
const KEY: &str = "factsheet-studio";

/// Returns the day of today, such as `2026-11-24`.
pub(crate) fn today() -> String {
    let (year, month, day) = clock::today();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Returns the text that was kept, if there is one.
pub(crate) fn kept_text() -> Option<String> {
    storage()?.get_item(KEY).ok()?
}

/// Keeps the text for the next visit. Returns whether the browser allows it.
pub(crate) fn keep_text(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(KEY, text).is_ok())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
