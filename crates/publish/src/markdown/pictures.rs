//! Which pictures a page can show, and how large they are.
//!
//! PNG, JPEG, GIF, WebP and AVIF go into the page as they are. An SVG is read and written anew by
//! usvg: it stays sharp on paper, and scripts, event handlers and references to other files have no
//! way through.

use std::sync::Arc;

use imagesize::{Compression, ImageType};
use resvg::usvg::{ImageHrefResolver, Options, Tree, WriteOptions};

/// Measures the text of an SVG, whose own font the page's reader has.
const FONT: &[u8] = include_bytes!("../../../../assets/fonts/EBGaramond12-Regular.otf");
const FONT_FAMILY: &str = "EB Garamond";

/// Why a picture cannot be shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// Browsers do not know its format.
    Format(String),
    /// The file ends too early or cannot be read.
    Truncated,
}

/// The width and height of a picture in CSS pixels.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), Unusable> {
    if is_svg(bytes) {
        let size = drawing(bytes)
            .ok_or(Unusable::Truncated)?
            .size()
            .to_int_size();
        return Ok((size.width(), size.height()));
    }
    let format = imagesize::image_type(bytes).map_err(|_| Unusable::Format(guess(bytes)))?;
    let is_whole = match format {
        ImageType::Png => png_is_whole(bytes),
        ImageType::Jpeg => contains(bytes, &[0xff, 0xd9]),
        ImageType::Gif => contains(bytes, &[0x3b]),
        ImageType::Webp => le_u32(bytes, 4).is_some_and(|length| bytes.len() >= length + 8),
        ImageType::Heif(Compression::Av1) => boxes_are_whole(bytes),
        other => return Err(Unusable::Format(name(&format!("{other:?}")))),
    };
    let size = imagesize::blob_size(bytes).map_err(|_| Unusable::Truncated)?;
    let pixels = |side: usize| u32::try_from(side).ok().filter(|side| *side > 0);
    match (is_whole, pixels(size.width), pixels(size.height)) {
        (true, Some(width), Some(height)) => Ok((width, height)),
        _ => Err(Unusable::Truncated),
    }
}

/// The bytes of a picture as they are published: of an SVG only what it draws.
#[must_use]
pub fn published_picture(bytes: Vec<u8>) -> Vec<u8> {
    if !is_svg(&bytes) {
        return bytes;
    }
    let options = WriteOptions {
        preserve_text: true,
        ..WriteOptions::default()
    };
    drawing(&bytes).map_or(bytes, |tree| tree.to_string(&options).into_bytes())
}

fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = &start[..start.len().min(1000)];
    start.trim_ascii_start().starts_with(b"<") && contains(start, b"<svg")
}

/// The SVG without what refers to other files.
fn drawing(bytes: &[u8]) -> Option<Tree> {
    let mut options = Options {
        font_family: FONT_FAMILY.to_owned(),
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    };
    // Text is kept only where there is some font to measure it with.
    Arc::make_mut(&mut options.fontdb).load_font_data(FONT.to_vec());
    Tree::from_data(bytes, &options).ok()
}

/// What a file that is no known picture looks like.
fn guess(bytes: &[u8]) -> String {
    let known: [(&[u8], &str); 6] = [
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"BM", "BMP"),
        (b"%PDF", "PDF"),
        (b"8BPS", "PSD"),
        (b"PK", "an archive"),
    ];
    let found = known.iter().find(|(start, _)| bytes.starts_with(start));
    found.map_or("no picture", |(_, name)| name).to_owned()
}

fn name(format: &str) -> String {
    let name: String = format.chars().take_while(|c| c.is_alphanumeric()).collect();
    name.to_uppercase()
}

/// Whether all chunks of a PNG are there, up to `IEND`.
fn png_is_whole(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let Some(length) = be_u32(bytes, at) {
        if bytes.get(at + 4..at + 8) == Some(b"IEND") {
            return true;
        }
        at += length + 12;
    }
    false
}

/// Whether all boxes of an ISO media file are there.
fn boxes_are_whole(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        match be_u32(bytes, at) {
            // The last box may reach to the end of the file.
            Some(0) => return true,
            Some(length) if length >= 8 => at += length,
            _ => return false,
        }
    }
    at == bytes.len()
}

fn be_u32(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

fn le_u32(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = include_bytes!("../../../../tests/fixtures/pixels.png");
    const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" onload="alert(1)"><script>alert(1)</script><image href="secret.png" width="5" height="5"/><rect width="9" height="9"/><text y="9">Wasser मी</text></svg>"#;

    #[test]
    fn accepts_what_browsers_show() {
        assert_eq!(size(PNG), Ok((2, 2)));
        assert_eq!(size(SVG.as_bytes()), Ok((20, 10)));
    }

    #[test]
    fn refuses_what_browsers_do_not_show() {
        assert_eq!(
            size(b"II*\0abcdefgh"),
            Err(Unusable::Format("TIFF".to_owned()))
        );
        assert_eq!(
            size(b"text"),
            Err(Unusable::Format("no picture".to_owned()))
        );
        assert_eq!(size(&PNG[..PNG.len() - 8]), Err(Unusable::Truncated));
        assert_eq!(size(b"<svg"), Err(Unusable::Truncated));
    }

    #[test]
    fn publishes_only_what_an_svg_draws() {
        let published = published_picture(SVG.into());
        let text = String::from_utf8_lossy(&published);
        for gone in ["script", "onload", "secret", "alert"] {
            assert!(!text.contains(gone), "{text}");
        }
        assert!(
            text.contains("<path") && text.contains("Wasser मी"),
            "{text}"
        );
        assert_eq!(size(&published), Ok((20, 10)));
        assert_eq!(published_picture(PNG.to_vec()), PNG);
    }
}
