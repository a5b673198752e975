//! The page as it will be on paper, shown on the screen.
//!
//! What paper looks like stands in the style sheets under `@media print`. While the view is shown
//! these very rules apply to the screen too, so that what is shown cannot differ from what is
//! printed. Dropping a [`PaperView`] brings the page back, and the reader to where they were in it.

use wasm_bindgen::JsCast;
use web_sys::{CssMediaRule, CssStyleSheet, Element, HtmlElement};

use super::{focus, location, page};

const PAPER: &str = "print";
const PAPER_AND_SCREEN: &str = "print, screen";

/// What of the page a reader takes bearings by.
const LANDMARKS: &str = ".passage, .section-view";

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
    /// Shows it, with the focus on the first element that `start` matches; the one of `opener`
    /// gets it afterwards.
    #[must_use]
    pub fn show(start: &str, opener: &'static str) -> Self {
        let position = Position::of_reader();
        apply(PAPER, PAPER_AND_SCREEN);
        page::set_root_attribute("data-view", Some(PAPER));
        give_focus(start);
        match page::first_matching(":target") {
            Some(target) => target.scroll_into_view(),
            None => scroll_to_top(),
        }
        Self { position, opener }
    }
}

impl Drop for PaperView {
    fn drop(&mut self) {
        page::set_root_attribute("data-view", None);
        apply(PAPER_AND_SCREEN, PAPER);
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

    /// The first element that the window shows.
    fn of_reader() -> Option<Self> {
        page::all_matching(LANDMARKS)
            .into_iter()
            .map(|element| (element.get_bounding_client_rect(), element))
            .find(|(place, _)| place.top() >= 0.0)
            .map(|(place, element)| Self {
                element,
                top: place.top(),
            })
    }
}

/// Lets the rules for some media apply to others instead.
fn apply(media: &str, to: &str) {
    let Some(sheets) = page::document().map(|document| document.style_sheets()) else {
        return;
    };
    let sheets = (0..sheets.length()).filter_map(|position| sheets.item(position));
    // A browser shows no rules of a style sheet that came from elsewhere: it is none of ours.
    let rules = sheets.filter_map(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()?.css_rules().ok());
    for list in rules {
        for position in 0..list.length() {
            if let Some(rule) = list
                .item(position)
                .and_then(|rule| rule.dyn_into::<CssMediaRule>().ok())
                && rule.media().media_text() == media
            {
                rule.media().set_media_text(to);
            }
        }
    }
}

fn give_focus(css: &str) {
    if let Some(element) =
        page::first_matching(css).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        focus::without_scrolling(&element);
    }
}

fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

fn scroll_by(pixels: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, pixels);
    }
}
