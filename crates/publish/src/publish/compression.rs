//! The files as they travel: compressed once, when they are published, better than a host that does
//! it for each reader could afford.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::media_type::MediaType;

/// The highest level there is.
const BROTLI_QUALITY: i32 = 11;

/// Names and bytes of what stands beside a file for hosts that send it compressed: nothing where that
/// would not be smaller. The same bytes give the same whenever it is made.
///
/// # Errors
/// As writing does, though not to memory.
pub fn compressed(name: &str, bytes: &[u8]) -> io::Result<Vec<(String, Vec<u8>)>> {
    if !MediaType::of(name).is_some_and(|kind| kind.is_compressible) {
        return Ok(Vec::new());
    }
    let mut made = vec![
        (format!("{name}.br"), brotli(bytes)?),
        (format!("{name}.gz"), gzip(bytes)?),
    ];
    made.retain(|(_, compressed)| compressed.len() < bytes.len());
    Ok(made)
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

/// Without a name or a time in its head.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_gets_smaller_stands_beside_its_file_compressed() -> io::Result<()> {
        let long = "fact sheet ".repeat(100);
        for (name, text, beside) in [
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
            let made = compressed(name, text.as_bytes())?;
            let names: Vec<&str> = made.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, beside, "{name}");
            assert_eq!(made, compressed(name, text.as_bytes())?);
        }
        Ok(())
    }

    #[test]
    fn what_was_compressed_is_the_same_again() -> io::Result<()> {
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
