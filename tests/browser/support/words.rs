//! Words, compared without what files, screens and paper do differently.

use unicode_normalization::UnicodeNormalization;

use super::Result;

/// The words of a text, in the form that is the same in a file, on screen and on paper.
///
/// The page sets some words in capitals; printing sets ligatures and breaks a line after any hyphen.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Claims that all the words of `text` are found, in their order, whatever stands between them.
pub(crate) fn are_all_there(text: &str, found: &[String]) -> Result {
    let expected = words(text);
    let mut rest = found;
    for (position, word) in expected.iter().enumerate() {
        let Some(next) = rest.iter().position(|candidate| candidate == word) else {
            let before = expected[position.saturating_sub(5)..position].join(" ");
            let instead = rest[..rest.len().min(8)].join(" ");
            return Err(
                format!("after \"{before}\" comes no \"{word}\" but \"{instead}\" …").into(),
            );
        };
        rest = &rest[next + 1..];
    }
    Ok(())
}
