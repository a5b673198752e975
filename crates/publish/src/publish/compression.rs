//! Compresses the files once, when they are published, so hosts need not do it for each reader.

use std::io;

use factsheet_compression::{brotli, gzip};

use super::media_type::MediaType;

/// More bytes than this take seconds at the highest quality of Brotli.
const LARGE: usize = 1 << 20;
/// The same for the sheet in other formats, which readers don't wait for.
const LARGE_DOWNLOAD: usize = 1 << 17;

/// Returns names and bytes of the compressed forms of a file, for hosts that send these instead. Forms that
/// would not be smaller are left out. The same bytes always give the same result.
///
/// # Errors
/// As for writing, which does not fail in memory.
pub fn compressed(name: &str, bytes: &[u8]) -> io::Result<Vec<(String, Vec<u8>)>> {
    if !MediaType::from_name(name).is_some_and(|kind| kind.is_compressible) {
        return Ok(Vec::new());
    }
    let mut forms = vec![
        (
            format!("{name}.br"),
            brotli(bytes, brotli_quality(name, bytes.len()))?,
        ),
        (format!("{name}.gz"), gzip(bytes)?),
    ];
    forms.retain(|(_, compressed)| compressed.len() < bytes.len());
    Ok(forms)
}

/// Returns the quality at which a file of so many bytes is compressed.
fn brotli_quality(name: &str, length: usize) -> i32 {
    let large = if name.starts_with("fact-sheet.") {
        LARGE_DOWNLOAD
    } else {
        LARGE
    };
    if name.ends_with("/index.html") {
        // Only link previews read the pages of sections, and there may be thousands: thirty times as fast, 11 %
        // larger.
        6
    } else if length > large {
        // Forty times as fast, 15 to 25 % larger.
        9
    } else {
        11
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_is_not_smaller() -> io::Result<()> {
        let long = "fact sheet ".repeat(100);
        for (name, text, expected) in [
            (
                "index.html",
                &*long,
                &["index.html.br", "index.html.gz"][..],
            ),
            ("costs/a.txt", &long, &["costs/a.txt.br", "costs/a.txt.gz"]),
            ("index.html", "a", &[]),
            ("empty.txt", "", &[]),
            ("preview.png", &long, &[]),
            ("index.html.br", &long, &[]),
            ("_headers", &long, &[]),
        ] {
            let forms = compressed(name, text.as_bytes())?;
            let names: Vec<&str> = forms.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, expected, "{name}");
            assert_eq!(forms, compressed(name, text.as_bytes())?);
        }
        Ok(())
    }

    #[test]
    fn spends_most_time_where_readers_benefit() {
        for (name, length, quality) in [
            ("index.html", LARGE, 11),
            ("app.wasm", LARGE, 11),
            ("index.html", LARGE + 1, 9),
            ("fact-sheet.txt", LARGE_DOWNLOAD, 11),
            ("fact-sheet.txt", LARGE_DOWNLOAD + 1, 9),
            ("costs/index.html", 1, 6),
            ("costs/index.html", LARGE + 1, 6),
        ] {
            assert_eq!(brotli_quality(name, length), quality, "{name}");
        }
    }
}
