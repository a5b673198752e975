//! Downloads of files that the app makes.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::page;

/// How long the file can be read: some browsers first ask the reader where to save it.
const LIFETIME_MS: u32 = 60_000;

/// Downloads the bytes as a file. The browser asks where to save it and reports failures. Returns `None` if it
/// lacks what is needed for that.
#[must_use]
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link = page::document()?.create_element("a").ok()?;
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
