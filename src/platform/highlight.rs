//! Marks on words that change nothing in the page.
//!
//! The CSS Custom Highlight API paints ranges as the style sheet says for
//! `::highlight(target-text)`: as it says for `::target-text`, the browser's own mark, so that where
//! both are painted there is one to be seen.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Range;

use super::member::{member, method};

const NAME: &str = "target-text";

/// Whether this browser can.
#[must_use]
pub fn is_known() -> bool {
    registry().is_some()
}

/// Marks these places and no others, where the browser can.
pub fn mark(places: &[Range]) {
    // Without it the words are in view, and unmarked.
    let _ = try_to_mark(places);
}

fn try_to_mark(places: &[Range]) -> Option<()> {
    let registry = registry()?;
    let kind = method(&web_sys::window()?.into(), "Highlight")?;
    let highlight = Reflect::construct(&kind, &places.iter().collect::<Array>()).ok()?;
    method(&registry, "set")?
        .call2(&registry, &JsValue::from_str(NAME), &highlight)
        .ok()?;
    Some(())
}

fn registry() -> Option<JsValue> {
    let css = member(&web_sys::window()?.into(), "CSS")?;
    member(&css, "highlights")
}
