//! Encodes a QR code as a PNG file (W3C Portable Network Graphics, third edition), one bit per pixel.
//!
//! Stored without compression it is a few kB. A canvas would need less code, but browsers with
//! fingerprinting protection add noise to its pixels.

use super::{QUIET_ZONE, QrCode};

/// Pixels per module: enough for paper and screen.
const SCALE: u32 = 8;

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
/// Bit depth 1, greyscale, and the default methods of compression, filter and interlace.
const FORMAT: [u8; 5] = [1, 0, 0, 0, 0];
/// The header of a zlib stream (RFC 1950).
const ZLIB: [u8; 2] = [0x78, 0x01];
/// Maximum length of an uncompressed block (RFC 1951, 3.2.4).
const LONGEST_BLOCK: usize = 0xffff;

pub(super) fn encode(code: &QrCode) -> Vec<u8> {
    let side = (code.side() * SCALE).to_be_bytes();
    let header = [&side[..], &side, &FORMAT].concat();
    let mut file = SIGNATURE.to_vec();
    for (name, data) in [
        (b"IHDR", header),
        (b"IDAT", stored(&pixels(code))),
        (b"IEND", Vec::new()),
    ] {
        let chunk = [&name[..], &data].concat();
        file.extend(length(&data).to_be_bytes());
        file.extend(&chunk);
        file.extend(crc(&chunk).to_be_bytes());
    }
    file
}

/// Returns the rows, each after its filter type byte, 0. A module is one byte wide.
fn pixels(code: &QrCode) -> Vec<u8> {
    const WHITE: u8 = 0xff;
    let edge = QUIET_ZONE as usize;
    let blank = vec![WHITE; code.side() as usize];
    let row = |modules: &Vec<bool>| {
        let mut row = blank.clone();
        for (byte, dark) in row[edge..].iter_mut().zip(modules) {
            *byte = if *dark { 0 } else { WHITE };
        }
        row
    };
    let quiet = || std::iter::repeat_n(blank.clone(), edge);
    quiet()
        .chain(code.rows.iter().map(row))
        .chain(quiet())
        .flat_map(|row| [&[0][..], &row].concat().repeat(SCALE as usize))
        .collect()
}

fn stored(data: &[u8]) -> Vec<u8> {
    let mut stream = ZLIB.to_vec();
    let mut blocks = data.chunks(LONGEST_BLOCK).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or_default();
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler(data).to_be_bytes());
    stream
}

fn length(data: &[u8]) -> u32 {
    u32::try_from(data.len()).unwrap_or_default()
}

/// Computes the Adler-32 checksum (RFC 1950, 8.2).
fn adler(data: &[u8]) -> u32 {
    const BASE: u32 = 65_521;
    let (a, b) = data.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % BASE;
        (a, (b + a) % BASE)
    });
    b << 16 | a
}

/// Computes the CRC-32 of ISO 3309, bit by bit.
fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn computes_standard_checksums() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc(b"IEND"), 0xae42_6082);
        assert_eq!(adler(b"Wikipedia"), 0x11e6_0398);
    }
}
