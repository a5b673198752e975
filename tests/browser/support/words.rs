//! Words, compared without what differs between files, screens and paper.

use unicode_normalization::UnicodeNormalization;

use super::Result;

/// Returns the words of a text in a form that is the same in a file, on screen and on paper.
///
/// The page sets some words in capitals; printing sets ligatures and breaks a line after any hyphen.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Returns an error unless all words of `text` are found in order, with any others between them.
pub(crate) fn ensure_contains_words(text: &str, found: &[String]) -> Result {
    let expected = words(text);
    let mut rest = found;
    for (position, word) in expected.iter().enumerate() {
        let Some(next) = rest.iter().position(|candidate| candidate == word) else {
            let before = expected[position.saturating_sub(5)..position].join(" ");
            let instead = rest[..rest.len().min(8)].join(" ");
            return Err(
                format!("expected \"{word}\" after \"{before}\", found \"{instead}\" …").into(),
            );
        };
        rest = &rest[next + 1..];
    }
    Ok(())
}
