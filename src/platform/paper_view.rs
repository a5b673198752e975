//! Shows print styles on the screen, for the print view.
//!
//! While the view is shown, the rules under `@media print` also apply to the screen, so that screen and
//! paper cannot differ. Dropping a [`PaperView`] restores the page and the reader's position.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

use super::{focus, location, media, page, reveal};

const PAPER: &str = "print";
const PAPER_AND_SCREEN: &str = "print, screen";

/// Elements that a saved position can refer to.
const LANDMARKS: &str = ".passage, .section-view, .source-note";

/// Shows the view until it is dropped.
#[derive(Debug)]
pub struct PaperView {
    position: Option<Position>,
    /// Saves the position again when a link within the view creates another history entry.
    _following: Option<EventListener>,
    /// Matches the element to focus afterwards.
    opener: &'static str,
}

/// The position of a landmark in the viewport.
#[derive(Clone, Copy, Debug)]
struct Position {
    /// Its index among the landmarks, in document order.
    landmark: u32,
    top: f64,
}

impl PaperView {
    /// Shows the view from its top or the target of the URL, and focuses the element that matches
    /// `start`; `opener` matches the one to focus afterwards.
    ///
    /// If the reader does not come `from_page`, the view may have been reloaded, and the position is read
    /// from the history entry.
    #[must_use]
    pub fn show(start: &str, opener: &'static str, from_page: bool) -> Self {
        let saved = if from_page { None } else { Position::saved() };
        let position = saved.or_else(Position::current);
        let save = move || {
            if let Some(position) = &position {
                position.save();
            }
        };
        save();
        media::apply(&[(PAPER, PAPER_AND_SCREEN)]);
        change_view(Some(PAPER));
        give_focus(start);
        // After `pushState`, `:target` is out of date.
        let (_, hash) = location::search_and_hash();
        match page::first_matching(":target").filter(|_| !hash.is_empty()) {
            Some(target) => target.scroll_into_view(),
            None => reveal::top(),
        }
        Self {
            position,
            _following: location::on_fragment_change(save),
            opener,
        }
    }
}

/// Returns the number of pages in the view; `None` if the browser does not paginate it.
#[must_use]
pub fn page_count() -> Option<u32> {
    let paper = page::first_matching(".paper")?;
    let style = web_sys::window()?.get_computed_style(&paper).ok()??;
    // `parseFloat`, because `str::parse::<f64>` would add more to the WebAssembly than this module.
    let pixels = |name| {
        let length = style.get_property_value(name).ok()?;
        Some(js_sys::parse_float(&length)).filter(|pixels| !pixels.is_nan())
    };
    let (text, between, edge) = (
        pixels("column-height")?,
        pixels("row-gap")?,
        pixels("padding-top")?,
    );
    let height = f64::from(paper.client_height()) - 2.0 * edge;
    let pages = ((height + between) / (text + between)).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small whole number, or none"
    )]
    Some(pages as u32)
}

impl Drop for PaperView {
    fn drop(&mut self) {
        change_view(None);
        media::apply(&[(PAPER_AND_SCREEN, PAPER)]);
        give_focus(self.opener);
        if let Some(position) = self.position {
            position.restore();
            // When the reader goes back, some browsers scroll to the target of the URL after this.
            Timeout::new(0, move || position.restore()).forget();
        }
        location::restore_scrolling();
    }
}

impl Position {
    fn restore(&self) {
        let (landmarks, landmark) = (page::all_matching(LANDMARKS), self.landmark as usize);
        if let Some(element) = landmarks.get(landmark) {
            scroll_by(element.get_bounding_client_rect().top() - self.top);
        }
    }

    /// Returns the first landmark in the viewport.
    fn current() -> Option<Self> {
        (0..)
            .zip(page::all_matching(LANDMARKS))
            .map(|(landmark, element)| (landmark, element.get_bounding_client_rect()))
            // A hidden element has no height.
            .find(|(_, place)| place.bottom() > 0.0 && place.height() > 0.0)
            .map(|(landmark, place)| Self {
                landmark,
                top: place.top(),
            })
    }

    /// Reads the position from the history entry, if there is one.
    fn saved() -> Option<Self> {
        let state: Array = location::entry_state().dyn_into().ok()?;
        let top = state.get(1).as_f64()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "any other number is no landmark"
        )]
        let landmark = state.get(0).as_f64()? as u32;
        Some(Self { landmark, top })
    }

    /// Saves the position in the history entry.
    fn save(&self) {
        let (landmark, top) = (JsValue::from(self.landmark), JsValue::from(self.top));
        location::set_entry_state(&Array::of2(&landmark, &top));
    }
}

/// Informs the style sheets and, in older browsers, `early.js`.
fn change_view(view: Option<&str>) {
    page::set_root_attribute("data-view", view);
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("viewchange")) {
        let _ = window.dispatch_event(&event);
    }
}

fn give_focus(css: &str) {
    if let Some(element) =
        page::first_matching(css).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        focus::without_scrolling(&element);
    }
}

fn scroll_by(pixels: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, pixels);
    }
}
