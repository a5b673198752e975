//! Compresses the files once, when they are published, so hosts need not do it for each reader.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::media_type::MediaType;

/// The highest quality.
const BROTLI_QUALITY: i32 = 11;

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
        (format!("{name}.br"), brotli(bytes)?),
        (format!("{name}.gz"), gzip(bytes)?),
    ];
    forms.retain(|(_, compressed)| compressed.len() < bytes.len());
    Ok(forms)
}

fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Writes no file name and no time, so that the same bytes give the same result.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
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
    fn decompresses_to_the_same_bytes() -> io::Result<()> {
        let text = "fact sheet ".repeat(100);
        let mut plain = [Vec::new(), Vec::new()];
        for (_, bytes) in compressed("a.md", text.as_bytes())? {
            if bytes.starts_with(&[0x1f, 0x8b]) {
                let mut decoder = flate2::write::GzDecoder::new(&mut plain[0]);
                decoder.write_all(&bytes)?;
                decoder.finish()?;
            } else {
                brotli::BrotliDecompress(&mut &*bytes, &mut plain[1])?;
            }
        }
        assert_eq!(plain, [text.as_bytes(), text.as_bytes()]);
        Ok(())
    }
}
