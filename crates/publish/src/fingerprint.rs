//! Computes the fingerprints of passages and sheets.
//!
//! A fingerprint is computed once, when the sheet is published, and the browser only compares it.
//! So the hash function is here and not in the model, which is part of the WebAssembly.

use std::borrow::Cow;

use sha2::{Digest, Sha256};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use crate::sheet::{Fingerprint, fold_white_space};

/// Returns the fingerprint of a passage with this plain text.
#[must_use]
pub fn of_passage(plain_text: &str) -> Fingerprint {
    let [a, b, c, d, ..] = digest(plain_text);
    Fingerprint::new(u32::from_be_bytes([a, b, c, d]))
}

/// Returns the fingerprint of a sheet with this plain text: all 64 digits.
#[must_use]
pub fn of_sheet(plain_text: &str) -> String {
    digest(plain_text)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn digest(plain_text: &str) -> [u8; 32] {
    // Most text is composed, and composing takes longer than hashing.
    let normal = if plain_text.is_ascii() || is_nfc(plain_text) {
        Cow::Borrowed(plain_text)
    } else {
        Cow::Owned(plain_text.nfc().collect())
    };
    Sha256::digest(fold_white_space(&normal)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_sha_256() {
        assert_eq!(of_passage("test").to_string(), "9f86d081");
        assert_eq!(
            of_sheet("test"),
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        );
    }

    #[test]
    fn ignores_spacing_and_composition() {
        assert_eq!(
            of_passage("caf\u{e9} noir"),
            of_passage("  cafe\u{301}\n\tnoir ")
        );
        assert_ne!(of_passage("caf\u{e9} noir"), of_passage("cafe noir"));
    }
}
