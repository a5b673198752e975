//! Restores the hyphens that pdftotext removes at the end of a line.
//!
//! In plain text it joins `NATO-` and `Russia` to `NATORussia`, but its list of words keeps them. The
//! page hyphenates no words, so every printed hyphen belongs to the text.

use super::page::Word;

/// Returns the text of a page with the hyphens that its words have.
pub(crate) fn restore(text: &str, words: &[Word]) -> String {
    let mut restored = String::new();
    let mut rest = text;
    for pair in words.windows(2) {
        let [one, next] = pair else { continue };
        let Some(start) = one.text.strip_suffix('-') else {
            continue;
        };
        let joined = format!("{start}{}", next.text);
        if let Some((before, after)) = rest.split_once(&joined) {
            restored.extend([before, &one.text, " ", &next.text]);
            rest = after;
        }
    }
    restored + rest
}
