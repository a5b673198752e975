//! What the studio asks of the browser.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Storage, Url};

/// Under which the text is kept in this browser.
const KEY: &str = "factsheet-studio";

/// How long a file can be downloaded: some browsers first ask where to save it.
const LIFETIME_MS: u32 = 60_000;

/// Returns the day of today, such as `2026-11-24`.
pub(crate) fn today() -> String {
    let now = Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
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

/// Downloads the bytes as a file.
pub(crate) fn save(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(LIFETIME_MS, move || {
        // Revoking does not fail.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}
