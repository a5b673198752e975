//! QR codes (ISO/IEC 18004), by which paper leads back to the page.
//!
//! The modules come from `qrcodegen`; here they become the path of an SVG, drawn when the site is
//! published or in the reader's browser, never by a service elsewhere.

mod png;

use qrcodegen::{QrCode as Modules, QrCodeEcc};

/// A QR code: a square of dark and light modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// How many modules it is wide and high, without the quiet zone around it.
    pub size: u32,
    /// Row by row, whether a module is dark.
    rows: Vec<Vec<bool>>,
}

/// The white around a code, in modules, without which it cannot be found (ISO/IEC 18004, 9.1).
pub const QUIET_ZONE: u32 = 4;

impl QrCode {
    /// The code of a text; `None` where it is longer than the 2,953 bytes that a code can hold.
    ///
    /// Up to a seventh of it may be damaged or stained and it can still be read, unless the text is
    /// too long for that.
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

    /// The path of the dark modules, one unit each: the `d` of an SVG `path`. Each run of dark
    /// modules in a row is one rectangle.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.rows.iter().enumerate() {
            let mut x = 0;
            while x < row.len() {
                let run = row[x..].iter().take_while(|dark| **dark).count();
                if run > 0 {
                    path.extend(["M", &x.to_string(), " ", &y.to_string()]);
                    path.extend(["h", &run.to_string(), "v1H", &x.to_string(), "z"]);
                }
                x += run + 1;
            }
        }
        path
    }

    /// The `viewBox` of an SVG that shows the path with its quiet zone.
    #[must_use]
    pub fn view_box(&self) -> String {
        let (edge, side) = (QUIET_ZONE.to_string(), self.side().to_string());
        ["-", &edge, " -", &edge, " ", &side, " ", &side].concat()
    }

    /// The code as an SVG file, black on white.
    #[must_use]
    pub fn svg(&self) -> String {
        [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"",
            &self.view_box(),
            "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M-9-9h999v999H-9z\"/><path d=\"",
            &self.path(),
            "\"/></svg>\n",
        ]
        .concat()
    }

    /// The code as a PNG file, black on white, eight pixels a module.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        png::encode(self)
    }

    /// How many modules it is wide and high with its quiet zone.
    #[must_use]
    pub fn side(&self) -> u32 {
        self.size + 2 * QUIET_ZONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark modules of a path, row by row.
    fn drawn(code: &QrCode) -> Vec<String> {
        let mut rows = vec![vec![' '; code.size as usize]; code.size as usize];
        for rectangle in code.path().split_terminator('z') {
            let numbers: Vec<usize> = rectangle
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, run, 1, back] = numbers[..] else {
                unreachable!("{rectangle}")
            };
            assert_eq!(x, back);
            rows[y][x..x + run].fill('#');
        }
        rows.into_iter().map(String::from_iter).collect()
    }

    #[test]
    fn the_path_draws_the_modules() {
        let text = "https://example.org/";
        let Some(code) = QrCode::encode(text) else {
            unreachable!("it is short enough")
        };
        let drawn = drawn(&code);
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
        assert_eq!(drawn, expected);
        assert!(
            drawn[0].starts_with("####### ") && drawn[0].ends_with(" #######"),
            "a finder pattern in the corners"
        );
    }

    #[test]
    fn a_text_too_long_has_no_code() {
        assert!(QrCode::encode(&"x".repeat(2_953)).is_some());
        assert_eq!(QrCode::encode(&"x".repeat(2_954)), None);
    }
}
