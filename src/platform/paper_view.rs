//! The page as it will be on paper, shown on the screen.
//!
//! What paper looks like stands in the style sheets under `@media print`. While the view is shown
//! these very rules apply to the screen too, so that what is shown cannot differ from what is
//! printed. Dropping a [`PaperView`] brings the page back, and the reader to where they were in it.

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

use super::{focus, location, media, page, reveal};

const PAPER: &str = "print";
const PAPER_AND_SCREEN: &str = "print, screen";

/// What of the page a reader takes bearings by.
const LANDMARKS: &str = ".passage, .section-view, .source-note";

/// The view, for as long as this is kept.
#[derive(Debug)]
pub struct PaperView {
    position: Option<Position>,
    /// A link within the view leads to another entry of the history.
    _following: Option<EventListener>,
    /// Has the focus when the page is back.
    opener: &'static str,
}

/// Where a landmark was in the window.
#[derive(Clone, Copy, Debug)]
struct Position {
    /// Which of them it is, in the order of the page.
    landmark: u32,
    top: f64,
}

impl PaperView {
    /// Shows it from the top, or from where the address leads, with the focus on the first element
    /// that `start` matches; the one of `opener` gets it afterwards.
    ///
    /// A reader who does not come from the page may have loaded the view again, which then knows
    /// where in the page they were before.
    #[must_use]
    pub fn show(start: &str, opener: &'static str, from_page: bool) -> Self {
        let kept = if from_page { None } else { Position::kept() };
        let position = kept.or_else(Position::of_reader);
        let keep = move || {
            if let Some(position) = &position {
                position.keep();
            }
        };
        keep();
        media::apply(&[(PAPER, PAPER_AND_SCREEN)]);
        change_view(Some(PAPER));
        give_focus(start);
        // Of an address that was pushed, `:target` knows nothing.
        let (_, hash) = location::search_and_hash();
        match page::first_matching(":target").filter(|_| !hash.is_empty()) {
            Some(target) => target.scroll_into_view(),
            None => reveal::top(),
        }
        Self {
            position,
            _following: location::on_fragment_change(keep),
            opener,
        }
    }
}

/// How many sheets the paper has, one below the other; `None` where the browser makes no sheets of it.
#[must_use]
pub fn sheets() -> Option<u32> {
    let paper = page::first_matching(".paper")?;
    let style = web_sys::window()?.get_computed_style(&paper).ok()??;
    // Rust's own reading of numbers would weigh more than all the rest of the view.
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
    let sheets = ((height + between) / (text + between)).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small whole number, or none"
    )]
    Some(sheets as u32)
}

impl Drop for PaperView {
    fn drop(&mut self) {
        change_view(None);
        media::apply(&[(PAPER_AND_SCREEN, PAPER)]);
        give_focus(self.opener);
        if let Some(position) = &self.position {
            position.restore();
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

    /// The first landmark that the window shows some of.
    fn of_reader() -> Option<Self> {
        (0..)
            .zip(page::all_matching(LANDMARKS))
            .map(|(landmark, element)| (landmark, element.get_bounding_client_rect()))
            // What is hidden has no height, wherever it is.
            .find(|(_, place)| place.bottom() > 0.0 && place.height() > 0.0)
            .map(|(landmark, place)| Self {
                landmark,
                top: place.top(),
            })
    }

    /// The one that was kept with the address; what others may have kept there is none.
    fn kept() -> Option<Self> {
        let kept: Array = location::kept().dyn_into().ok()?;
        let top = kept.get(1).as_f64()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "one of ours, and no other leads anywhere"
        )]
        let landmark = kept.get(0).as_f64()? as u32;
        Some(Self { landmark, top })
    }

    fn keep(&self) {
        let (landmark, top) = (JsValue::from(self.landmark), JsValue::from(self.top));
        location::keep(&Array::of2(&landmark, &top));
    }
}

/// Tells the style sheets and, in an older browser, `early.js`.
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
