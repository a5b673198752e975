//! Decodes the QR codes in a picture.

use rqrr::PreparedImage;

use super::pixmap::Pixmap;

/// Shades below this are black. A rendered page has no shadows, so a fixed threshold is enough.
const DARK: u8 = 128;

/// Returns the text of each code; skips what looks like a code but cannot be decoded.
pub(crate) fn decode(picture: &Pixmap) -> Vec<String> {
    let mut prepared =
        PreparedImage::prepare_from_bitmap(picture.width, picture.height, |column, row| {
            picture.shade(column, row).is_some_and(|shade| shade < DARK)
        });
    prepared
        .detect_grids()
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
        .collect()
}
