//! Finds the words of a title whose case no style may change.

/// Articles, conjunctions and prepositions that English titles leave in lower case.
const SMALL_WORDS: [&str; 24] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
    "onto", "or", "over", "so", "the", "to", "up", "via", "with", "yet",
];

/// Prepositions that hayagriva would capitalize, though Chicago (8.159) and MLA (2.90) do not.
const PREPOSITIONS: [&str; 13] = [
    "about",
    "amid",
    "despite",
    "per",
    "through",
    "throughout",
    "toward",
    "towards",
    "upon",
    "v.",
    "versus",
    "vs.",
    "without",
];

/// A piece of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words<'a> {
    /// A style may change their case.
    Free(&'a str),
    /// They stay as they are.
    Fixed(&'a str),
}

/// Splits a title into pieces of fixed and free words. Fixed are words with a capital behind their
/// first letter, such as "NATO" or "iPhone", and small words that hayagriva would capitalize: behind a
/// comma, and prepositions between other words.
pub(super) fn words(title: &str) -> Vec<Words<'_>> {
    pieces(title, |before, word, after| {
        let before = before.trim_end();
        word.chars().skip(1).any(char::is_uppercase)
            || before.ends_with([',', ';', '(']) && SMALL_WORDS.contains(&word)
            || before.ends_with(char::is_alphanumeric)
                && after.starts_with(' ')
                && PREPOSITIONS.contains(&word)
    })
}

/// Splits a title in the same way; fixed is every word that has a capital.
pub(super) fn capitalized(title: &str) -> Vec<Words<'_>> {
    pieces(title, |_, word, _| word.contains(char::is_uppercase))
}

/// Splits a title where `is_fixed` says so, given what is before a word, the word, and what is after it.
fn pieces(title: &str, is_fixed: fn(&str, &str, &str) -> bool) -> Vec<Words<'_>> {
    let mut pieces = Vec::new();
    let mut free = 0;
    let mut start = 0;
    for word in title.split_inclusive(|c: char| !is_in_word(c)) {
        let end = start + word.trim_end_matches(|c: char| !is_in_word(c)).len();
        if is_fixed(&title[..start], &title[start..end], &title[end..]) {
            pieces.extend(
                [&title[free..start]]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .map(Words::Free),
            );
            pieces.push(Words::Fixed(&title[start..end]));
            free = end;
        }
        start += word.len();
    }
    if free < title.len() {
        pieces.push(Words::Free(&title[free..]));
    }
    pieces
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '&')
}

#[cfg(test)]
mod tests {
    use super::Words::{Fixed, Free};
    use super::*;

    #[test]
    fn inner_capitals_and_small_words_behind_commas_are_fixed() {
        for (title, pieces) in [
            ("Water in the Valley", vec![Free("Water in the Valley")]),
            (
                "Cooperation With NATO",
                vec![Free("Cooperation With "), Fixed("NATO")],
            ),
            (
                "NATO-Russia Council",
                vec![Fixed("NATO"), Free("-Russia Council")],
            ),
            ("U.S. plans", vec![Fixed("U.S."), Free(" plans")]),
            (
                "The iPhone, and McDonald?",
                vec![
                    Free("The "),
                    Fixed("iPhone"),
                    Free(", "),
                    Fixed("and"),
                    Free(" "),
                    Fixed("McDonald"),
                    Free("?"),
                ],
            ),
            (
                "Litres per person: about water",
                vec![Free("Litres "), Fixed("per"), Free(" person: about water")],
            ),
            ("大人の科学", vec![Free("大人の科学")]),
            ("", vec![]),
        ] {
            assert_eq!(words(title), pieces);
        }
    }

    #[test]
    fn capitalized_words_are_fixed_for_bibtex() {
        for (title, pieces) in [
            ("water in the valley", vec![Free("water in the valley")]),
            (
                "U.S. missile defense: Cooperation with Russia",
                vec![
                    Fixed("U.S."),
                    Free(" missile defense: "),
                    Fixed("Cooperation"),
                    Free(" with "),
                    Fixed("Russia"),
                ],
            ),
        ] {
            assert_eq!(capitalized(title), pieces);
        }
    }
}
