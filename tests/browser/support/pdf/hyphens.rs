//! Hyphens at the ends of lines, which pdftotext takes for a divided word's.
//!
//! It joins `NATO-` and `Russia` to `NATORussia` in a text; among words with their places it does not.
//! The page divides no words, so that every hyphen on paper is one of the sheet's.

use super::page::Word;

/// The text of a page, divided again where its words say so.
pub(crate) fn put_back(text: &str, words: &[Word]) -> String {
    let mut put_back = String::new();
    let mut rest = text;
    for pair in words.windows(2) {
        let [one, next] = pair else { continue };
        let Some(start) = one.text.strip_suffix('-') else {
            continue;
        };
        let joined = format!("{start}{}", next.text);
        if let Some((before, after)) = rest.split_once(&joined) {
            put_back.extend([before, &one.text, " ", &next.text]);
            rest = after;
        }
    }
    put_back + rest
}
