//! Checks that a rendered page is dark ink on white paper.
//!
//! The darkest pixel of a word is its ink, since every letter has a stroke that fills a pixel at
//! this resolution; the lightest pixel is the background.

use super::page::{Page, Word};
use super::pixmap::Pixmap;

/// In pixels per inch: a thin stroke of the smallest print fills a pixel, and QR codes can be decoded.
pub(crate) const RESOLUTION: u16 = 200;

/// The lightest shade of ink; the grey of the page is `#333`, which is 51.
const DARK: u8 = 96;
/// The darkest shade of paper.
const WHITE: u8 = 250;

/// Describes everything on a rendered page that is not dark ink on white paper.
pub(crate) fn problems(page: &Page, picture: &Pixmap) -> Vec<String> {
    let mut problems = Vec::new();
    let (right, bottom) = (
        picture.width.saturating_sub(1),
        picture.height.saturating_sub(1),
    );
    for corner in [(0, 0), (right, 0), (0, bottom), (right, bottom)] {
        let shade = picture.shade(corner.0, corner.1);
        if shade.is_none_or(|shade| shade < WHITE) {
            problems.push(format!("a corner has shade {shade:?} instead of white"));
        }
    }
    let white = picture.pixels.iter().filter(|shade| **shade >= WHITE);
    if white.count() * 2 < picture.pixels.len() {
        problems.push("less than half of the page is white".to_owned());
    }
    problems.extend(page.words.iter().filter_map(|word| problem(word, picture)));
    problems
}

fn problem(word: &Word, picture: &Pixmap) -> Option<String> {
    let columns = pixel(word.left)..pixel(word.left + word.width);
    let rows = pixel(word.top)..pixel(word.top + word.height);
    let (ink, background) = picture.extremes(columns, rows)?;
    (ink > DARK || background < WHITE).then(|| {
        format!(
            "{:?} has shade {ink} on a background of shade {background}",
            word.text
        )
    })
}

/// Converts a distance from points to pixels.
fn pixel(points: f64) -> usize {
    let pixels = points * f64::from(RESOLUTION) / 72.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the distance is on the page; a negative one saturates to zero"
    )]
    let pixel = pixels.round() as usize;
    pixel
}
