//! QR codes (ISO/IEC 18004), by which paper leads back to the page.
//!
//! The modules come from `qrcodegen`; here they become the path of an SVG, drawn when the site is
//! published or in the reader's browser, never by a service elsewhere.

use qrcodegen::{QrCode as Modules, QrCodeEcc};

/// A QR code as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// How many modules it is wide and high, without the quiet zone around it.
    pub size: u32,
    /// The path of its dark modules, one unit each: the `d` of an SVG `path`.
    pub path: String,
}

/// The white around a code, in modules, without which it cannot be found (ISO/IEC 18004, 9.1).
pub const QUIET_ZONE: u32 = 4;

impl QrCode {
    /// The code of a text; `None` where it is longer than the 2,953 bytes that a code can hold.
    ///
    /// Up to a seventh of it may be damaged or stained and it can still be read, unless the text is
    /// too long for that.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let modules = [QrCodeEcc::Medium, QrCodeEcc::Low]
            .into_iter()
            .find_map(|level| Modules::encode_binary(text.as_bytes(), level).ok())?;
        Some(Self {
            size: modules.size().unsigned_abs(),
            path: path(&modules),
        })
    }
}

/// Each run of dark modules in a row as one rectangle.
fn path(modules: &Modules) -> String {
    let mut path = String::new();
    for y in 0..modules.size() {
        let mut x = 0;
        while x < modules.size() {
            let run = (x..modules.size())
                .take_while(|&x| modules.get_module(x, y))
                .count();
            if run > 0 {
                path.extend(["M", &x.to_string(), " ", &y.to_string()]);
                path.extend(["h", &run.to_string(), "v1H", &x.to_string(), "z"]);
            }
            x += i32::try_from(run).unwrap_or_default() + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark modules of a path, row by row.
    fn drawn(code: &QrCode) -> Vec<String> {
        let mut rows = vec![vec![' '; code.size as usize]; code.size as usize];
        for rectangle in code.path.split_terminator('z') {
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
        let Some(code) = QrCode::of(text) else {
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
        assert!(QrCode::of(&"x".repeat(2_953)).is_some());
        assert_eq!(QrCode::of(&"x".repeat(2_954)), None);
    }
}
