//! The QR codes in a picture.

use rqrr::PreparedImage;

use super::pixmap::Pixmap;

/// What they say; what looks like one and cannot be read is passed over.
pub(crate) fn read(picture: &Pixmap) -> Vec<String> {
    let mut prepared =
        PreparedImage::prepare_from_greyscale(picture.width, picture.height, |column, row| {
            picture.shade(column, row).unwrap_or(u8::MAX)
        });
    prepared
        .detect_grids()
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, said)| said)
        .collect()
}
