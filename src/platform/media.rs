//! Changes the media of style rules.
//!
//! This shows print styles on the screen and chooses among `@page` rules, which selectors cannot do.

use wasm_bindgen::JsCast;
use web_sys::{CssMediaRule, CssStyleSheet};

use super::page;

/// Replaces the media query of each `@media` rule that equals the first of a pair by the second.
pub fn apply(changes: &[(&str, &str)]) {
    let Some(sheets) = page::document().map(|document| document.style_sheets()) else {
        return;
    };
    let sheets = (0..sheets.length()).filter_map(|position| sheets.item(position));
    // Style sheets of other origins, as of extensions, do not expose their rules.
    let rules = sheets.filter_map(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()?.css_rules().ok());
    for list in rules {
        for position in 0..list.length() {
            let rule = list
                .item(position)
                .and_then(|rule| rule.dyn_into::<CssMediaRule>().ok());
            let Some(media) = rule.map(|rule| rule.media()) else {
                continue;
            };
            let query = media.media_text();
            if let Some((_, to)) = changes.iter().find(|(from, _)| query == *from) {
                media.set_media_text(to);
            }
        }
    }
}
