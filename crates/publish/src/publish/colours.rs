//! The colours of the page in light mode, for pictures and the manifest.

use std::fmt;

/// An sRGB colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Colour {
    pub(super) red: u8,
    pub(super) green: u8,
    pub(super) blue: u8,
}

pub(super) const PAPER: Colour = Colour::new(0xfd, 0xfc, 0xf8);
pub(super) const INK: Colour = Colour::new(0x1f, 0x1d, 0x1a);
pub(super) const QUIET: Colour = Colour::new(0x62, 0x5d, 0x55);
pub(super) const ACCENT: Colour = Colour::new(0x8a, 0x2b, 0x1d);

impl Colour {
    pub(super) const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }
}

/// Writes it as in CSS and SVG.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { red, green, blue } = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_style_sheet() {
        let tokens = include_str!("../../../../assets/styles/tokens.css");
        let light = tokens.split("@media").next().unwrap_or_default();
        for (name, colour) in [
            ("paper", PAPER),
            ("ink", INK),
            ("quiet", QUIET),
            ("accent", ACCENT),
        ] {
            let token = format!("  --{name}: {colour};\n");
            assert!(light.contains(&token), "{token}");
        }
    }
}
