//! Ids of passages.
//!
//! Ids are permanent, so they are restricted to letters and digits of any script, hyphens, underscores
//! and dots, which need no escaping in HTML or in a list of ids.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// The id of a passage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct PassageId(String);

/// The error for an invalid id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidId(String);

impl PassageId {
    /// Creates an id from a published page, without validation.
    #[must_use]
    pub fn published(id: String) -> Self {
        Self(id)
    }

    /// Returns the id as a string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the id of the block at `position` (from 1) in the section with this id.
    #[must_use]
    pub fn block(&self, position: u32) -> Self {
        Self(format!("{}-{position}", self.0))
    }

    /// Returns the `id` attribute of the heading of the section with this id.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{}-heading", self.0)
    }
}

impl FromStr for PassageId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        // Combining marks are letters, too; a table of them would weigh kilobytes in the app.
        let mark = |c: char| {
            !(c.is_ascii()
                || c.is_whitespace()
                || c.is_control()
                || matches!(c, '\u{2000}'..='\u{206f}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}'))
        };
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || mark(c);
        if !text.is_empty() && text.chars().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId(text.to_owned()))
        }
    }
}

impl From<PassageId> for String {
    fn from(id: PassageId) -> Self {
        id.0
    }
}

impl fmt::Display for PassageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" cannot be an id: ids have letters, digits, hyphens, underscores and dots",
            self.0
        )
    }
}

impl std::error::Error for InvalidId {}

/// Derives an id from a text: its letters and digits in lower case, with hyphens between words.
/// Combining marks are left out.
#[must_use]
pub fn slug(text: &str) -> PassageId {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if (c.is_whitespace() || c == '-' || c == '_')
            && !slug.ends_with('-')
            && !slug.is_empty()
        {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    PassageId(if slug.is_empty() { "section" } else { slug }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derives_plain_id_from_heading() {
        for (heading, id) in [
            ("Cooperation with NATO", "cooperation-with-nato"),
            ("  What's new? (2007–2008) ", "whats-new-20072008"),
            ("Short- and medium-range", "short-and-medium-range"),
            ("Österreich und die Schweiz", "österreich-und-die-schweiz"),
            ("التعاون مع الناتو", "التعاون-مع-الناتو"),
            ("???", "section"),
            ("", "section"),
        ] {
            assert_eq!(slug(heading).as_str(), id);
        }
    }

    #[test]
    fn rejects_ids_that_need_escaping() {
        for text in [
            "",
            "a b",
            "a#b",
            "a,b",
            "a%20b",
            "<b>",
            "a:~:text=x",
            "a\u{0}",
        ] {
            assert_eq!(text.parse::<PassageId>(), Err(InvalidId(text.to_owned())));
        }
    }

    #[test]
    fn derives_block_id_from_section() {
        assert_eq!(
            slug("Cooperation with NATO").block(3).as_str(),
            "cooperation-with-nato-3"
        );
    }
}
