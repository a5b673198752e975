//! Brings text into view when the browser has not done so.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, Node, Range};

use super::page;

/// Whether the range is in the target of the URL: the browser has brought the reader there.
#[must_use]
pub fn is_in_target(range: &Range) -> bool {
    let target = page::first_matching(":target");
    let node = range.start_container().ok();
    target.is_some_and(|target| target.contains(node.as_ref()))
}

/// Scrolls to the top of the page.
pub fn top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens every `<details>` around the range and scrolls to it if it is out of view.
pub fn show(range: &Range) {
    if let Ok(node) = range.start_container() {
        open_ancestors(&node);
    }
    if let Some(window) = web_sys::window()
        && let Some(height) = window
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64())
    {
        let place = range.get_bounding_client_rect();
        if place.top() < 0.0 || place.bottom() > height {
            // To the middle, as browsers do for a text fragment; no bar covers it there.
            let above = (height - place.height().min(height)) / 2.0;
            window.scroll_by_with_x_and_y(0.0, place.top() - above);
        }
    }
}

fn open_ancestors(node: &Node) {
    let mut ancestor = node.parent_element();
    while let Some(details) =
        ancestor.and_then(|element: Element| element.closest("details:not([open])").ok()?)
    {
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        ancestor = details.parent_element();
    }
}
