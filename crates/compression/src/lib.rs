//! Compresses files. The same bytes always give the same result.
//!
//! The encoders are generic, so they are compiled with the crate that calls them. This one is optimized in
//! debug builds, too (`Cargo.toml`): there, Trunk's hook and the tests would spend most of their time here.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Compresses with Brotli (RFC 7932), at a quality from 0 to 11.
///
/// # Errors
/// As for writing, which does not fail in memory.
pub fn brotli(mut bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Compresses with gzip (RFC 1952), without a file name and a time.
///
/// # Errors
/// As for writing, which does not fail in memory.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decompresses_to_the_same_bytes() -> io::Result<()> {
        for (repetitions, quality) in [(1, 11), (100, 6), (100_000, 9)] {
            let text = "fact sheet ".repeat(repetitions);
            let mut plain = Vec::new();
            let mut decoder = flate2::write::GzDecoder::new(&mut plain);
            decoder.write_all(&gzip(text.as_bytes())?)?;
            decoder.finish()?;
            assert_eq!(plain, text.as_bytes());
            plain.clear();
            brotli::BrotliDecompress(&mut &*brotli(text.as_bytes(), quality)?, &mut plain)?;
            assert_eq!(plain, text.as_bytes());
        }
        Ok(())
    }
}
