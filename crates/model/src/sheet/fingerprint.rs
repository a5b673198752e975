//! Fingerprints: short hashes of passages, by which a link detects that its text has changed.
//!
//! `factsheet-publish` computes them; the browser only compares them.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// The first eight hexadecimal digits of SHA-256 (FIPS 180-4) of a passage's plain text in
/// [`Notation::Wording`](super::Notation::Wording), with white space collapsed, in Unicode
/// Normalization Form C.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Fingerprint(u32);

/// The error for a malformed fingerprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidFingerprint(String);

impl Fingerprint {
    /// Creates a fingerprint from its 32 bits.
    #[must_use]
    pub const fn new(bits: u32) -> Self {
        Self(bits)
    }
}

impl FromStr for Fingerprint {
    type Err = InvalidFingerprint;

    fn from_str(text: &str) -> Result<Self, InvalidFingerprint> {
        let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_hexdigit());
        digits
            .then(|| u32::from_str_radix(text, 16).ok())
            .flatten()
            .map(Self)
            .ok_or_else(|| InvalidFingerprint(text.to_owned()))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

impl fmt::Display for InvalidFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "invalid fingerprint \"{}\": expected eight hexadecimal digits",
            self.0
        )
    }
}

impl std::error::Error for InvalidFingerprint {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips_fingerprints() {
        for text in ["00000000", "0000abcd", "ffffffff", "9f86d081"] {
            assert_eq!(
                text.parse::<Fingerprint>().map(|f| f.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn rejects_all_but_eight_digits() {
        for text in [
            "",
            "9f86d08",
            "9f86d0811",
            "9f86d08g",
            "+f86d081",
            "9f86d08é",
        ] {
            assert_eq!(
                text.parse::<Fingerprint>(),
                Err(InvalidFingerprint(text.to_owned()))
            );
        }
    }
}
