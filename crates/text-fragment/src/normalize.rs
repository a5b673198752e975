//! Normalizes text for comparison.
//!
//! Browsers ignore case, and some ignore accents and the shape of quotation marks. Characters that any
//! browser takes for equal are equal here, so that unique text is unique in every browser.

use std::ops::Range;

/// A normalized text that maps its offsets to those of the original.
pub(super) struct Normalized<'a> {
    pub(super) text: String,
    original: &'a str,
    /// For each byte of `text`, and for its end, the offset in `original`.
    offsets: Vec<usize>,
}

impl<'a> Normalized<'a> {
    pub(super) fn new(original: &'a str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut offsets = Vec::with_capacity(original.len() + 1);
        for (offset, letter) in original.char_indices() {
            normalize(letter, &mut text);
            offsets.resize(text.len(), offset);
        }
        offsets.push(original.len());
        Self {
            text,
            original,
            offsets,
        }
    }

    /// Converts a byte range of the original, valid or not, to one of the normalized text.
    pub(super) fn normalized(&self, range: Range<usize>) -> Range<usize> {
        let end = self.offsets.len() - 1;
        let at = |offset| {
            let position = self.offsets.partition_point(|&known| known < offset);
            position.min(end)
        };
        at(range.start)..at(range.end)
    }

    /// Converts a byte range of the normalized text to one of the original.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let end = self.original.len();
        let at = |offset: usize| self.offsets.get(offset).copied().unwrap_or(end);
        at(range.start)..at(range.end)
    }

    /// Returns the original text of a byte range of the normalized text.
    pub(super) fn original_text(&self, range: Range<usize>) -> String {
        self.original[self.original(range)].to_owned()
    }
}

/// Normalizes a term of a fragment. A term lies within one block, so line feeds become spaces.
pub(super) fn normalize_term(term: &str) -> String {
    let mut text = String::with_capacity(term.len());
    for letter in term.chars() {
        normalize(letter, &mut text);
    }
    text.replace('\n', " ")
}

fn normalize(letter: char, out: &mut String) {
    match letter {
        '\n' => out.push(letter),
        // The soft hyphen, and combining marks: Latin and Greek, Hebrew, Arabic.
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'..='\u{5c2}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}' => {}
        '\u{2018}'..='\u{201b}' => out.push('\''),
        '\u{201c}'..='\u{201f}' => out.push('"'),
        _ if letter.is_whitespace() => out.push(' '),
        _ => out.push(remove_accent(to_lower_case(letter))),
    }
}

/// Converts to lower case in Latin, Greek, Cyrillic and Armenian, whose capitals are in order.
/// `char::to_lowercase` also knows the other scripts, but its tables would add to the WebAssembly.
fn to_lower_case(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3ab | 0x410..=0x42f => code + 32,
        // Upper and lower case alternate.
        0x132
        | 0x14a
        | 0x152
        | 0x460..=0x480
        | 0x48a..=0x4be
        | 0x4d0..=0x52e
        | 0x1e00..=0x1e94
        | 0x1ea0..=0x1efe => code | 1,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(letter)
}

/// The base letters of U+00E0 to U+00FF; a hyphen for letters without an accent.
const FROM_E0: &[u8] = b"aaaaaa-ceeeeiiii-nooooo--uuuuy-y";
/// The base letters of U+0100 to U+017F, in lower case.
const FROM_100: &[u8] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkkklllllll\
    lllnnnnnnn--oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn remove_accent(letter: char) -> char {
    let code = letter as usize;
    let plain = match code {
        0xe0..=0xff => FROM_E0.get(code - 0xe0),
        0x100..=0x17f => FROM_100.get(code - 0x100),
        _ => None,
    };
    match plain {
        Some(b'-') | None => letter,
        Some(&plain) => char::from(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn equates_what_any_browser_equates() {
        for (text, normalized) in [
            ("NATO", "nato"),
            ("Résumé, re\u{301}sume\u{301}", "resume, resume"),
            ("ŁÓDŹ Žižek İstanbul", "lodz zizek istanbul"),
            ("“a” ‘b’", "\"a\" 'b'"),
            ("mis\u{ad}sile", "missile"),
            ("a\u{a0}b\tc\nd", "a b c\nd"),
            ("שָׁלוֹם", "שלום"),
            ("ΑΣ straße æ", "ασ straße æ"),
        ] {
            assert_eq!(Normalized::new(text).text, normalized, "{text}");
        }
    }

    #[test]
    fn removes_accents_of_latin_letters() {
        for letter in '\u{c0}'..='\u{17f}' {
            let plain = letter.nfd().next().filter(char::is_ascii_alphabetic);
            if let Some(plain) = plain.filter(|_| letter.nfd().count() > 1) {
                let mut normalized = String::new();
                normalize(letter, &mut normalized);
                assert_eq!(normalized, plain.to_lowercase().to_string(), "{letter}");
            }
        }
    }

    #[test]
    fn ignores_case() {
        for block in [
            'A'..='z',
            'À'..='ſ',
            'Ά'..='ώ',
            'Ѐ'..='ҿ',
            'Ӑ'..='ԯ',
            'Ա'..='և',
            'Ḁ'..='ẕ',
            'Ạ'..='ỿ',
        ] {
            for letter in block.filter(|letter| letter.is_uppercase()) {
                let small = letter.to_lowercase().to_string();
                assert_eq!(
                    Normalized::new(&letter.to_string()).text,
                    Normalized::new(&small).text,
                    "{letter}"
                );
            }
        }
    }

    #[test]
    fn original_range_includes_combining_marks() {
        let text = Normalized::new("a e\u{301} b");
        assert_eq!(text.text, "a e b");
        assert_eq!(text.original(2..3), 2..5);
        assert_eq!(text.normalized(2..5), 2..3);
        assert_eq!(text.normalized(2..3), 2..3);
        assert_eq!(text.normalized(9..99), 5..5);
    }
}
