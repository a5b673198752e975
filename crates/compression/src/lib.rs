//! Compresses files as well as possible: the same bytes always give the same result.
//!
//! The encoders are generic, so they are compiled with the crate that calls them. This one is optimized in
//! debug builds, too (`Cargo.toml`): there, Trunk's hook and the tests would spend most of their time here.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The highest quality. A megabyte takes seconds.
const BROTLI_QUALITY: i32 = 11;
/// The quality for files of more than [`LARGE`] bytes: forty times as fast, with results 15 to 25 % larger.
const BROTLI_QUALITY_OF_LARGE: i32 = 9;
const LARGE: usize = 1 << 20;

/// Compresses with Brotli (RFC 7932).
///
/// # Errors
/// As for writing, which does not fail in memory.
pub fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: if bytes.len() > LARGE {
            BROTLI_QUALITY_OF_LARGE
        } else {
            BROTLI_QUALITY
        },
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
        for repetitions in [1, 100, 100_000] {
            let text = "fact sheet ".repeat(repetitions);
            let mut plain = Vec::new();
            let mut decoder = flate2::write::GzDecoder::new(&mut plain);
            decoder.write_all(&gzip(text.as_bytes())?)?;
            decoder.finish()?;
            assert_eq!(plain, text.as_bytes());
            plain.clear();
            brotli::BrotliDecompress(&mut &*brotli(text.as_bytes())?, &mut plain)?;
            assert_eq!(plain, text.as_bytes());
        }
        Ok(())
    }
}
