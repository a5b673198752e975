//! What remains of a page that was copied from a PDF or a word processor: divided words, ligatures,
//! invisible characters.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;

use super::Check;

patterns! {
    DIVIDED = r"(?:-|\x{2010}|\x{ad}|¬)\n\p{Ll}+";
    DIVIDED_RANGE = r"[–—-]\n[0-9]+|\n–[0-9]+";
    LIGATURE = r"[\x{fb00}-\x{fb06}]";
    INVISIBLE = r"[\p{Latin}\p{Greek}\p{Cyrillic}\d](\x{200b}+)[\p{Latin}\p{Greek}\p{Cyrillic}\d]|(\x{feff}+)";
    PRIVATE = r"[\x{e000}-\x{f8ff}]+";
    CJK_BREAK = r"[\p{Han}\p{Hiragana}\p{Katakana}、。，；：？！」』）](\n)[\p{Han}\p{Hiragana}\p{Katakana}「『（]";
}

/// Words before which a word may leave out its end: "short- and long-term".
const CONJUNCTIONS: [&str; 14] = [
    "and", "or", "to", "und", "oder", "bis", "bzw", "et", "ou", "y", "o", "e", "en", "of",
];

impl Check<'_> {
    /// Warns of characters and line breaks that change words.
    pub(super) fn copied(&mut self) {
        if self.typed.contains('\n') {
            self.divided();
        }
        // Patterns take most of the time of a check, and most text has no such character.
        if self.typed.is_ascii() {
            return;
        }
        for range in self.hits(&LIGATURE) {
            let text = self.typed;
            let start = text[..range.start]
                .trim_end_matches(char::is_alphabetic)
                .len();
            let rest = text[range.end..].trim_start_matches(char::is_alphabetic);
            let range = start..text.len() - rest.len();
            let word = self.text(&range);
            let help = format!(
                "write `{}`: a search would not find it",
                word.nfkc().collect::<String>()
            );
            self.warn(range, "a ligature from a PDF instead of letters", help);
        }
        for range in self.hits(&INVISIBLE) {
            let c = self.text(&range).chars().next().unwrap_or_default();
            let message = format!("an invisible character (U+{:04X}) in a word", u32::from(c));
            self.warn(
                range,
                message,
                "delete it: a search would not find the word",
            );
        }
        for range in self.hits(&PRIVATE) {
            let c = self.text(&range).chars().next().unwrap_or_default();
            let message = format!("a character (U+{:04X}) of a symbol font", u32::from(c));
            let help = "type the sign that it shows there: readers see an empty box";
            self.warn(range, message, help);
        }
        if let Some(range) = self.hits(&CJK_BREAK).first().cloned() {
            let message = "a line break between Chinese or Japanese characters becomes a space";
            self.warn(range, message, "join the two lines");
        }
    }

    /// Warns of words and ranges that are divided at the end of a line.
    fn divided(&mut self) {
        let text = self.typed;
        for range in self.hits(&DIVIDED_RANGE) {
            let start = text[..range.start]
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .len();
            if start < range.start {
                let whole = text[start..range.end].replace('\n', "");
                let help = format!("write `{whole}` on one line");
                let message = "a range that is divided at the end of the line";
                self.warn(start..range.end, message, help);
            }
        }
        for range in self.hits(&DIVIDED) {
            let start = text[..range.start]
                .trim_end_matches(char::is_alphanumeric)
                .len();
            let first = &text[start..range.start];
            let Some((hyphen, second)) = text[range.clone()].split_once('\n') else {
                continue;
            };
            let is_hyphen = matches!(hyphen, "-" | "\u{2010}");
            if first.is_empty() || is_hyphen && CONJUNCTIONS.contains(&second) {
                continue;
            }
            let help = if !is_hyphen {
                format!("write `{first}{second}`")
            } else if first.ends_with(char::is_numeric) {
                format!("write `{first}-{second}` on one line")
            } else {
                format!("write `{first}{second}`, or `{first}-{second}` on one line")
            };
            let message = "a word that is divided at the end of the line";
            self.warn(start..range.end, message, help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compiles_every_pattern() {
        assert!(all_compile());
    }
}
