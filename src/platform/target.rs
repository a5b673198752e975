//! What the address leads to, for as long as the reader is looking at it.
//!
//! Taking over a page can lose it: adopting wipes the mark of a text fragment (`#:~:text=…`) in
//! some browsers, drawing afresh puts another element in the place of the target. Going to the same
//! address once more brings both back, without an entry in the history.

use web_sys::Window;

use super::{location, page};

const TEXT: &str = ":~:text=";

/// The address of a target that was in view.
#[derive(Clone, Debug)]
pub struct Remembered(String);

impl Remembered {
    /// The target of this moment; `None` where there is none or the reader has moved on from it.
    #[must_use]
    pub fn now() -> Option<Self> {
        let window = web_sys::window()?;
        is_in_view(&window)?
            .then(location::whole)
            .flatten()
            .map(Self)
    }

    /// Whether words are marked, beyond an element.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.0.contains(TEXT)
    }

    /// Goes there once more.
    pub fn restore(&self) {
        if let Some(window) = web_sys::window() {
            // A browser that refuses leaves the target unmarked, and in view.
            let _ = window.location().replace(&self.0);
        }
    }
}

/// The browser takes the element that holds marked words as the target of the address.
fn is_in_view(window: &Window) -> Option<bool> {
    let target = page::first_matching(":target")?;
    let height = window.inner_height().ok()?.as_f64()?;
    let place = target.get_bounding_client_rect();
    Some(place.bottom() > 0.0 && place.top() < height)
}
