//! The QR codes in a picture.

use rqrr::PreparedImage;

use super::pixmap::Pixmap;

/// Darker than this is black: drawn, not photographed, a page has no shadows that would move it.
const DARK: u8 = 128;

/// What they say; what looks like one and cannot be read is passed over.
pub(crate) fn read(picture: &Pixmap) -> Vec<String> {
    let mut prepared =
        PreparedImage::prepare_from_bitmap(picture.width, picture.height, |column, row| {
            picture.shade(column, row).is_some_and(|shade| shade < DARK)
        });
    prepared
        .detect_grids()
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, said)| said)
        .collect()
}
