//! Parses and formats text directives: `prefix-,start,end,-suffix`.
//!
//! The specification's parsing steps decide what is malformed. Formatting also encodes characters that
//! link detection in e-mail and chat drops.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Directive, TextFragment};

/// Limits the work that a URL can cause: text directives beyond this number are ignored.
const MAX_FRAGMENTS: usize = 8;

/// Maximum length of a text directive, in bytes. A longer passage is given by its start and end.
const MAX_BYTES: usize = 10_000;

/// Characters to encode in a term: those of the grammar and those that end a link in an e-mail.
const TERM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'.')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'?')
    .remove(b'_')
    .remove(b'~');

/// The error for a malformed text directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidFragment;

impl fmt::Display for InvalidFragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid text directive: expected \"[prefix-,]start[,end][,-suffix]\"")
    }
}

impl Error for InvalidFragment {}

impl Directive {
    /// Parses what follows `:~:` in a URL: `text=a&text=b,c`. Malformed and unknown directives are
    /// skipped.
    #[must_use]
    pub fn parse(directive: &str) -> Self {
        let values = directive
            .split('&')
            .filter_map(|part| part.strip_prefix("text="));
        let fragments = values.filter_map(|value| value.parse().ok());
        Self(fragments.take(MAX_FRAGMENTS).collect())
    }
}

/// Returns what a damaged directive may have been, the most likely first: without the punctuation of the
/// sentence that the link stood in, decoded once more, with `+` for spaces, with `&amp;` for `&`.
#[must_use]
pub fn repaired(directive: &str) -> [String; 4] {
    let is_end = |c: char| c.is_whitespace() || ")]}>.,;:!?\"'“”’»`*".contains(c);
    let trimmed = directive.trim_end_matches(is_end);
    let decoded = percent_decode_str(trimmed).decode_utf8_lossy();
    let decoded = decoded.trim_end_matches(is_end);
    let spaced = decoded.replace('+', "%20");
    let unescaped = spaced.replace("&amp;", "&");
    [trimmed.to_owned(), decoded.to_owned(), spaced, unescaped]
}

/// Formats what follows `:~:` in a URL.
impl fmt::Display for Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, fragment) in self.0.iter().enumerate() {
            f.write_str(if position == 0 { "text=" } else { "&text=" })?;
            fragment.fmt(f)?;
        }
        Ok(())
    }
}

/// Parses what follows `text=`.
impl FromStr for TextFragment {
    type Err = InvalidFragment;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or(InvalidFragment)
    }
}

fn parse(text: &str) -> Option<TextFragment> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut terms: Vec<&str> = text.split(',').collect();
    let prefix = terms.first().and_then(|term| term.strip_suffix('-'));
    if prefix.is_some() {
        terms.remove(0);
    }
    let suffix = terms.last().and_then(|term| term.strip_prefix('-'));
    if suffix.is_some() {
        terms.pop();
    }
    let (start, end) = match terms[..] {
        [start] => (start, None),
        [start, end] => (start, Some(end)),
        _ => return None,
    };
    let optional = |term: Option<&str>| match term {
        Some(term) => decode(term).map(Some),
        None => Some(None),
    };
    Some(TextFragment {
        prefix: optional(prefix)?,
        start: decode(start)?,
        end: optional(end)?,
        suffix: optional(suffix)?,
    })
}

fn decode(term: &str) -> Option<String> {
    let is_valid = !term.is_empty() && !term.contains(['-', '&']);
    is_valid.then(|| percent_decode_str(term).decode_utf8_lossy().into_owned())
}

/// Formats what follows `text=`.
impl fmt::Display for TextFragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(prefix) = &self.prefix {
            write!(f, "{}-,", utf8_percent_encode(prefix, TERM))?;
        }
        write!(f, "{}", utf8_percent_encode(&self.start, TERM))?;
        if let Some(end) = &self.end {
            write!(f, ",{}", utf8_percent_encode(end, TERM))?;
        }
        if let Some(suffix) = &self.suffix {
            write!(f, ",-{}", utf8_percent_encode(suffix, TERM))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::option;
    use proptest::prelude::*;

    fn fragment(terms: [&str; 4]) -> TextFragment {
        let [prefix, start, end, suffix] =
            terms.map(|term| (!term.is_empty()).then(|| term.to_owned()));
        TextFragment {
            prefix,
            start: start.unwrap_or_default(),
            end,
            suffix,
        }
    }

    #[test]
    fn repairs_damaged_directives() {
        let cases = [
            ("text=missile).", 0, "text=missile"),
            ("text=a%2520b%2C", 1, "text=a%20b"),
            ("text=a+b", 2, "text=a%20b"),
            ("text=a&amp;text=b", 3, "text=a&text=b"),
        ];
        for (damaged, reading, expected) in cases {
            assert_eq!(repaired(damaged)[reading], expected, "{damaged}");
        }
    }

    #[test]
    fn parses_terms() {
        for (text, terms) in [
            ("a", ["", "a", "", ""]),
            ("a,b", ["", "a", "b", ""]),
            ("p-,a", ["p", "a", "", ""]),
            ("a,-s", ["", "a", "", "s"]),
            ("p-,a,b,-s", ["p", "a", "b", "s"]),
            ("missile%20defense", ["", "missile defense", "", ""]),
            ("%2Da%2C%26", ["", "-a,&", "", ""]),
            ("%FF", ["", "\u{fffd}", "", ""]),
            ("100%", ["", "100%", "", ""]),
        ] {
            assert_eq!(text.parse(), Ok(fragment(terms)), "{text}");
        }
    }

    #[test]
    fn rejects_malformed_directives() {
        for text in [
            "",
            ",",
            "a,",
            ",a",
            "a,b,c",
            "p-",
            "p-,",
            "-s",
            "p-,-s",
            "-,a",
            "a,-",
            "a-b",
            "p--,a",
            "a,--s",
            "p-,a,b,c,-s",
            "p-,q-,a",
            "a,-s,-t",
            "a&b",
        ] {
            assert_eq!(text.parse::<TextFragment>(), Err(InvalidFragment), "{text}");
        }
        assert!("a".repeat(MAX_BYTES + 1).parse::<TextFragment>().is_err());
    }

    #[test]
    fn parses_text_directives_and_skips_others() {
        let a = fragment(["", "a", "", ""]);
        let b = fragment(["", "b", "c", ""]);
        for (directive, fragments) in [
            ("", vec![]),
            ("text=", vec![]),
            ("a", vec![]),
            ("text=a", vec![a.clone()]),
            ("text=a&text=b,c", vec![a.clone(), b.clone()]),
            ("selector=x&text=a&text=-&unknown", vec![a]),
        ] {
            assert_eq!(
                Directive::parse(directive),
                Directive(fragments),
                "{directive}"
            );
        }
        assert_eq!(
            Directive::parse(&"text=a&".repeat(1000)).0.len(),
            MAX_FRAGMENTS
        );
    }

    #[test]
    fn encodes_characters_of_the_grammar() {
        let fragment = fragment(["a-b,", "(c & d)", "“é”", "U.S."]);
        assert_eq!(
            fragment.to_string(),
            "a%2Db%2C-,%28c%20%26%20d%29,%E2%80%9C%C3%A9%E2%80%9D,-U.S."
        );
    }

    #[test]
    fn round_trips_directives() {
        for text in ["", "text=a", "text=a,b&text=p-,c%2D,-s"] {
            assert_eq!(Directive::parse(text).to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn parses_what_it_formats(
            prefix in option::of("\\PC{1,9}"), start in "\\PC{1,9}",
            end in option::of("[-,&%\\PC]{1,9}"), suffix in option::of("\\PC{1,9}")) {
            let fragment = TextFragment { prefix, start, end, suffix };
            prop_assert_eq!(fragment.to_string().parse(), Ok(fragment));
        }

        #[test]
        fn formats_what_it_parses(text in "[-,a%20&é]{0,12}") {
            if let Ok(fragment) = text.parse::<TextFragment>() {
                prop_assert_eq!(fragment.to_string().parse(), Ok(fragment));
            }
        }
    }
}
