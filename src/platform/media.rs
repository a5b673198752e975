//! The media for which the rules of the style sheets are.
//!
//! Letting rules apply to other media than they are written for shows on the screen what is meant
//! for paper, and chooses among rules for paper, where no selector reaches: in `@page`.

use wasm_bindgen::JsCast;
use web_sys::{CssMediaRule, CssStyleSheet};

use super::page;

/// Lets the rules for just the first media of a change apply to the second from now on.
pub fn apply(changes: &[(&str, &str)]) {
    let Some(sheets) = page::document().map(|document| document.style_sheets()) else {
        return;
    };
    let sheets = (0..sheets.length()).filter_map(|position| sheets.item(position));
    // A browser shows no rules of a style sheet that came from elsewhere: it is none of ours.
    let rules = sheets.filter_map(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()?.css_rules().ok());
    for list in rules {
        for position in 0..list.length() {
            let rule = list
                .item(position)
                .and_then(|rule| rule.dyn_into::<CssMediaRule>().ok());
            let Some(media) = rule.map(|rule| rule.media()) else {
                continue;
            };
            let written = media.media_text();
            if let Some((_, to)) = changes.iter().find(|(from, _)| written == *from) {
                media.set_media_text(to);
            }
        }
    }
}
