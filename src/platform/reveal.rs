//! Bringing words before the reader's eyes, where the browser has not done so.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, Node, Range};

use super::page;

/// Whether what the address leads to is around this place: the browser has brought the reader there.
#[must_use]
pub fn is_in_target(place: &Range) -> bool {
    let target = page::first_matching(":target");
    let node = place.start_container().ok();
    target.is_some_and(|target| target.contains(node.as_ref()))
}

/// Scrolls to where the page begins.
pub fn top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens every fold around this place, and scrolls to it if it cannot be seen.
pub fn show(place: &Range) {
    if let Ok(node) = place.start_container() {
        unfold_around(&node);
    }
    if let Some(window) = web_sys::window()
        && let Some(height) = window
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64())
    {
        let seen = place.get_bounding_client_rect();
        if seen.top() < 0.0 || seen.bottom() > height {
            // In the middle, as browsers do: no bar lies there.
            let above = (height - seen.height().min(height)) / 2.0;
            window.scroll_by_with_x_and_y(0.0, seen.top() - above);
        }
    }
}

fn unfold_around(node: &Node) {
    const FOLDED: &str = "details:not([open])";
    let mut around = node.parent_element();
    while let Some(fold) = around.and_then(|element: Element| element.closest(FOLDED).ok()?) {
        if let Some(fold) = fold.dyn_ref::<HtmlDetailsElement>() {
            fold.set_open(true);
        }
        around = fold.parent_element();
    }
}
