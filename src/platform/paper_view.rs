//! The page as it will be on paper, shown on the screen.
//!
//! What paper looks like stands in the style sheets under `@media print`. While the view is shown
//! these very rules apply to the screen too, so that what is shown cannot differ from what is
//! printed. Dropping a [`PaperView`] brings the page back, and the reader to where they were in it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{focus, location, media, page, reveal};

const PAPER: &str = "print";
const PAPER_AND_SCREEN: &str = "print, screen";

/// What of the page a reader takes bearings by.
const LANDMARKS: &str = ".passage, .section-view, .source-note";

/// The view, for as long as this is kept.
#[derive(Debug)]
pub struct PaperView {
    position: Option<Position>,
    /// Has the focus when the page is back.
    opener: &'static str,
}

/// Where an element was in the window.
#[derive(Debug)]
struct Position {
    element: Element,
    top: f64,
}

impl PaperView {
    /// Shows it from the top, or from where the address leads, with the focus on the first element
    /// that `start` matches; the one of `opener` gets it afterwards.
    #[must_use]
    pub fn show(start: &str, opener: &'static str) -> Self {
        let position = Position::of_reader();
        media::apply(&[(PAPER, PAPER_AND_SCREEN)]);
        page::set_root_attribute("data-view", Some(PAPER));
        give_focus(start);
        // Of an address that was pushed, `:target` knows nothing.
        let (_, hash) = location::search_and_hash();
        match page::first_matching(":target").filter(|_| !hash.is_empty()) {
            Some(target) => target.scroll_into_view(),
            None => reveal::top(),
        }
        Self { position, opener }
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
        page::set_root_attribute("data-view", None);
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
        scroll_by(self.element.get_bounding_client_rect().top() - self.top);
    }

    /// The first element that the window shows some of.
    fn of_reader() -> Option<Self> {
        page::all_matching(LANDMARKS)
            .into_iter()
            .map(|element| (element.get_bounding_client_rect(), element))
            // What is hidden has no height, wherever it is.
            .find(|(place, _)| place.bottom() > 0.0 && place.height() > 0.0)
            .map(|(place, element)| Self {
                element,
                top: place.top(),
            })
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
