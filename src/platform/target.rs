//! The target of the URL, for as long as the reader is looking at it.
//!
//! Rendering the page again replaces the element that is the target. Navigating to the same URL makes the
//! new element the target, without a history entry.

use web_sys::Window;

use super::{location, page};

/// Returns the URL, text fragment included, if its target is in view; `None` if there is no target
/// or the reader has scrolled away from it.
#[must_use]
pub fn url_in_view() -> Option<String> {
    let window = web_sys::window()?;
    is_in_view(&window)?.then(location::url).flatten()
}

/// Navigates to the URL in place of the current entry of the history.
pub fn restore(url: &str) {
    if let Some(window) = web_sys::window() {
        // If the browser refuses, the target is in view but not styled as one.
        let _ = window.location().replace(url);
    }
}

/// For a text fragment, `:target` is the element that holds the text.
fn is_in_view(window: &Window) -> Option<bool> {
    let target = page::first_matching(":target")?;
    let height = window.inner_height().ok()?.as_f64()?;
    let place = target.get_bounding_client_rect();
    Some(place.bottom() > 0.0 && place.top() < height)
}
