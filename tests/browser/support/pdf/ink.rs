//! Whether a page is dark ink on white paper, judged by what it looks like.
//!
//! The darkest pixel of a word is its ink, since every letter has a stroke that fills a pixel at
//! this resolution; the lightest is its ground.

use super::page::{Page, Word};
use super::pixmap::Pixmap;

/// So many pixels to the inch: a thin stroke of the smallest print fills one, and a QR code can be read.
pub(crate) const RESOLUTION: u16 = 200;

/// Darker than this reads as black; the page's own quiet grey is `#333`, which is 51.
const DARK: u8 = 96;
/// Lighter than this is paper.
const WHITE: u8 = 250;

/// What is amiss with a page and its picture, in words.
pub(crate) fn faults(page: &Page, picture: &Pixmap) -> Vec<String> {
    let mut faults = Vec::new();
    let (right, bottom) = (
        picture.width.saturating_sub(1),
        picture.height.saturating_sub(1),
    );
    for corner in [(0, 0), (right, 0), (0, bottom), (right, bottom)] {
        let shade = picture.shade(corner.0, corner.1);
        if shade.is_none_or(|shade| shade < WHITE) {
            faults.push(format!("a corner is not white but {shade:?}"));
        }
    }
    let white = picture.pixels.iter().filter(|shade| **shade >= WHITE);
    if white.count() * 2 < picture.pixels.len() {
        faults.push("less than half of it is white".to_owned());
    }
    faults.extend(page.words.iter().filter_map(|word| fault(word, picture)));
    faults
}

fn fault(word: &Word, picture: &Pixmap) -> Option<String> {
    let columns = pixel(word.left)..pixel(word.left + word.width);
    let rows = pixel(word.top)..pixel(word.top + word.height);
    let (ink, ground) = picture.extremes(columns, rows)?;
    (ink > DARK || ground < WHITE)
        .then(|| format!("{:?} is of shade {ink} on shade {ground}", word.text))
}

/// The pixel at a distance in points.
fn pixel(points: f64) -> usize {
    let pixels = points * f64::from(RESOLUTION) / 72.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place on a page, or at worst left of it, where the cast gives nought"
    )]
    let pixel = pixels.round() as usize;
    pixel
}
