//! Files that the page itself has made, for the reader to keep.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::page;

/// How long a browser that asks its reader first may still read the file.
const LIFETIME_MS: u32 = 60_000;

/// Lets the browser save these bytes as a file of this name and media type. What it asks the reader
/// and where it puts the file is its own affair, and so is to say when it cannot.
pub fn save(name: &str, kind: &str, bytes: &[u8]) {
    let _ = try_to_save(name, kind, bytes);
}

fn try_to_save(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = page::document()?.create_element("a").ok()?;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(LIFETIME_MS, move || {
        // What is gone already needs no taking away.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}
