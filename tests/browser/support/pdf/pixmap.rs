//! A greyscale picture, parsed from the binary PGM format of netpbm.

/// Rows of pixels, from 0 for black to 255 for white.
#[derive(Debug, PartialEq)]
pub(crate) struct Pixmap {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<u8>,
}

impl Pixmap {
    /// Parses a PGM file as pdftoppm writes it: without comments, with 256 shades.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let mut field = || {
            let end = rest.iter().position(u8::is_ascii_whitespace)?;
            let (field, after) = rest.split_at(end);
            rest = &after[1..];
            std::str::from_utf8(field).ok()
        };
        let (kind, width, height, shades) = (field()?, field()?, field()?, field()?);
        let (width, height): (usize, usize) = (width.parse().ok()?, height.parse().ok()?);
        let is_valid =
            kind == "P5" && shades == "255" && rest.len() == width.checked_mul(height)?;
        is_valid.then(|| Self {
            width,
            height,
            pixels: rest.to_vec(),
        })
    }

    /// Returns the shade of a pixel, or `None` outside the picture.
    pub(crate) fn shade(&self, column: usize, row: usize) -> Option<u8> {
        (column < self.width)
            .then(|| self.pixels.get(row * self.width + column).copied())
            .flatten()
    }

    /// Returns the darkest and the lightest shade in these columns and rows, or `None` outside the picture.
    pub(crate) fn extremes(
        &self,
        columns: std::ops::Range<usize>,
        rows: std::ops::Range<usize>,
    ) -> Option<(u8, u8)> {
        let shades = || {
            rows.clone()
                .flat_map(|row| columns.clone().map(move |column| (column, row)))
                .filter_map(|(column, row)| self.shade(column, row))
        };
        Some((shades().min()?, shades().max()?))
    }
}
