//! Unicode, whose tables the browser has and the WebAssembly need not have.

use js_sys::JsString;

/// Returns the text in lower case and in normal form C.
#[must_use]
pub fn to_lowercase_nfc(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFC").to_lower_case())
}
