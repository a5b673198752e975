//! QR codes (ISO/IEC 18004), which link from paper to the page.
//!
//! `qrcodegen` computes the modules; this module turns them into an SVG path or a PNG file.

mod png;

use qrcodegen::{QrCode as Modules, QrCodeEcc};

/// A QR code: a square of dark and light modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// Width and height in modules, without the quiet zone.
    pub size: u32,
    /// Whether each module is dark, by rows.
    rows: Vec<Vec<bool>>,
}

/// The width of the white margin that scanners need, in modules (ISO/IEC 18004, 9.1).
pub const QUIET_ZONE: u32 = 4;

impl QrCode {
    /// Encodes a text. Returns `None` if it is longer than 2,953 bytes, the capacity of a QR code.
    ///
    /// Uses error correction level M, which restores about 15 % of the code, or else level L.
    #[must_use]
    pub fn encode(text: &str) -> Option<Self> {
        let modules = [QrCodeEcc::Medium, QrCodeEcc::Low]
            .into_iter()
            .find_map(|level| Modules::encode_binary(text.as_bytes(), level).ok())?;
        let side = 0..modules.size();
        let row = |y| side.clone().map(|x| modules.get_module(x, y)).collect();
        Some(Self {
            size: modules.size().unsigned_abs(),
            rows: side.clone().map(row).collect(),
        })
    }

    /// Returns the dark modules as the `d` attribute of an SVG `path` with a stroke, one unit per module. Each
    /// run of dark modules in a row is one line, which is shorter than the outline of a rectangle.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.rows.iter().enumerate() {
            let mut x = 0;
            while x < row.len() {
                let run = row[x..].iter().take_while(|dark| **dark).count();
                if run > 0 {
                    path.extend([
                        "M",
                        &x.to_string(),
                        " ",
                        &y.to_string(),
                        "h",
                        &run.to_string(),
                    ]);
                }
                x += run + 1;
            }
        }
        path
    }

    /// Returns the `viewBox` for the path with its quiet zone. A line is in the middle of its row.
    #[must_use]
    pub fn view_box(&self) -> String {
        let (edge, side) = (QUIET_ZONE.to_string(), self.side().to_string());
        ["-", &edge, " -", &edge, ".5 ", &side, " ", &side].concat()
    }

    /// Returns the code as an SVG file, black on white.
    #[must_use]
    pub fn svg(&self) -> String {
        [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"",
            &self.view_box(),
            "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M-9-9h999v999H-9z\"/><path stroke=\"#000\" d=\"",
            &self.path(),
            "\"/></svg>\n",
        ]
        .concat()
    }

    /// Returns the code as a PNG file, black on white, eight pixels per module.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        png::encode(self)
    }

    /// Returns width and height in modules, with the quiet zone.
    #[must_use]
    pub fn side(&self) -> u32 {
        self.size + 2 * QUIET_ZONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rasterizes the path.
    fn rasterized(code: &QrCode) -> Vec<String> {
        let mut rows = vec![vec![' '; code.size as usize]; code.size as usize];
        for line in code.path().split('M').skip(1) {
            let numbers: Vec<usize> = line
                .split([' ', 'h'])
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, run] = numbers[..] else {
                unreachable!("{line}")
            };
            rows[y][x..x + run].fill('#');
        }
        rows.into_iter().map(String::from_iter).collect()
    }

    #[test]
    fn path_contains_the_dark_modules() {
        let text = "https://example.org/";
        let Some(code) = QrCode::encode(text) else {
            unreachable!("it is short enough")
        };
        let rows = rasterized(&code);
        let Ok(modules) = Modules::encode_binary(text.as_bytes(), QrCodeEcc::Medium) else {
            unreachable!("it is short enough")
        };
        let expected: Vec<String> = (0..modules.size())
            .map(|y| {
                (0..modules.size())
                    .map(|x| if modules.get_module(x, y) { '#' } else { ' ' })
                    .collect()
            })
            .collect();
        assert_eq!(rows, expected);
        assert!(
            rows[0].starts_with("####### ") && rows[0].ends_with(" #######"),
            "a finder pattern in the corners"
        );
    }

    #[test]
    fn rejects_text_beyond_capacity() {
        assert!(QrCode::encode(&"x".repeat(2_953)).is_some());
        assert_eq!(QrCode::encode(&"x".repeat(2_954)), None);
    }
}
