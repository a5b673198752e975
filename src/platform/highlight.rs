//! Highlights text without changing the page, by the CSS Custom Highlight API.
//!
//! The style sheet gives `::highlight(target-text)` the style of `::target-text`, the browser's own
//! highlight of a text fragment: if both are painted, the reader sees one.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Range;

use super::member::{member, method};

const NAME: &str = "target-text";

/// Highlights these ranges and no others, if the browser has the API.
pub fn mark(ranges: &[Range]) {
    // Without it the text is in view but not highlighted.
    let _ = try_to_mark(ranges);
}

fn try_to_mark(ranges: &[Range]) -> Option<()> {
    let window = JsValue::from(web_sys::window()?);
    let registry = member(&member(&window, "CSS")?, "highlights")?;
    let constructor = method(&window, "Highlight")?;
    let highlight = Reflect::construct(&constructor, &ranges.iter().collect::<Array>()).ok()?;
    method(&registry, "set")?
        .call2(&registry, &JsValue::from_str(NAME), &highlight)
        .ok()?;
    Some(())
}
