//! Letters as they are compared.
//!
//! Browsers look for words without regard to case, some of them to accents or the shape of quotation
//! marks. A fragment must mean the same in all of them, so letters are told apart only where all
//! browsers do: words that are unique among these are unique everywhere.

use std::ops::Range;

/// A text with its letters made alike, which remembers where each came from.
pub(super) struct Folded<'a> {
    /// The letters.
    pub(super) letters: String,
    text: &'a str,
    /// For each byte of `letters`, and for their end, the byte of `text`.
    places: Vec<usize>,
}

impl<'a> Folded<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut letters = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() + 1);
        for (place, letter) in text.char_indices() {
            fold(letter, &mut letters);
            places.resize(letters.len(), place);
        }
        places.push(text.len());
        Self {
            letters,
            text,
            places,
        }
    }

    /// From the text's bytes to those of the letters. Any range will do.
    pub(super) fn folded(&self, range: Range<usize>) -> Range<usize> {
        let end = self.places.len() - 1;
        let at = |place| self.places.partition_point(|&known| known < place).min(end);
        at(range.start)..at(range.end)
    }

    /// From the letters' bytes back to those of the text.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let at = |letter: usize| self.places.get(letter).copied().unwrap_or(self.text.len());
        at(range.start)..at(range.end)
    }

    /// What stood in the text for these letters.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        self.text[self.original(range)].to_owned()
    }
}

/// A term of a fragment, as it is looked for: within one block.
pub(super) fn folded_term(term: &str) -> String {
    let mut letters = String::with_capacity(term.len());
    for letter in term.chars() {
        fold(letter, &mut letters);
    }
    letters.replace('\n', " ")
}

fn fold(letter: char, out: &mut String) {
    match letter {
        '\n' => out.push(letter),
        // A soft hyphen and the marks on letters: Latin and Greek, Hebrew, Arabic.
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'..='\u{5c2}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}' => {}
        '\u{2018}'..='\u{201b}' => out.push('\''),
        '\u{201c}'..='\u{201f}' => out.push('"'),
        _ if letter.is_whitespace() => out.push(' '),
        _ => out.push(without_accent(lower_case(letter))),
    }
}

/// The small letter, in the scripts whose capitals stand in order: Latin, Greek, Cyrillic, Armenian.
/// The standard library knows all others too, by tables that would weigh more than they are worth.
fn lower_case(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3ab | 0x410..=0x42f => code + 32,
        // Capital and small letter by turns.
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

/// The letters of U+00E0 to U+00FF without their accents; a hyphen for those that have none.
const FROM_E0: &[u8] = b"aaaaaa-ceeeeiiii-nooooo--uuuuy-y";
/// The same for U+0100 to U+017F, in lower case.
const FROM_100: &[u8] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkkklllllll\
    lllnnnnnnn--oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn without_accent(letter: char) -> char {
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
    fn letters_are_alike_that_a_browser_may_take_for_each_other() {
        for (text, letters) in [
            ("NATO", "nato"),
            ("Résumé, re\u{301}sume\u{301}", "resume, resume"),
            ("ŁÓDŹ Žižek İstanbul", "lodz zizek istanbul"),
            ("“a” ‘b’", "\"a\" 'b'"),
            ("mis\u{ad}sile", "missile"),
            ("a\u{a0}b\tc\nd", "a b c\nd"),
            ("שָׁלוֹם", "שלום"),
            ("ΑΣ straße æ", "ασ straße æ"),
        ] {
            assert_eq!(Folded::new(text).letters, letters, "{text}");
        }
    }

    #[test]
    fn every_latin_letter_loses_just_its_accent() {
        for letter in '\u{c0}'..='\u{17f}' {
            let plain = letter.nfd().next().filter(char::is_ascii_alphabetic);
            if let Some(plain) = plain.filter(|_| letter.nfd().count() > 1) {
                let mut folded = String::new();
                fold(letter, &mut folded);
                assert_eq!(folded, plain.to_lowercase().to_string(), "{letter}");
            }
        }
    }

    #[test]
    fn capitals_are_as_small_letters() {
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
                    Folded::new(&letter.to_string()).letters,
                    Folded::new(&small).letters,
                    "{letter}"
                );
            }
        }
    }

    #[test]
    fn a_range_comes_back_with_the_marks_on_its_last_letter() {
        let text = Folded::new("a e\u{301} b");
        assert_eq!(text.letters, "a e b");
        assert_eq!(text.original(2..3), 2..5);
        assert_eq!(text.folded(2..5), 2..3);
        assert_eq!(text.folded(2..3), 2..3);
        assert_eq!(text.folded(9..99), 5..5);
    }
}
