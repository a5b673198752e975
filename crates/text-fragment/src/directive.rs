//! A fragment as it stands in an address: `prefix-,start,end,-suffix`.
//!
//! The grammar is the specification's; its steps decide what is malformed. Written, every sign is
//! encoded that means something there or gets lost where people paste links.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Directive, TextFragment};

/// Text directives that one address may hold; more are no reader's.
const MOST: usize = 8;

/// The longest directive that is read, in bytes: whoever wants more words gives the first and last.
const LONGEST: usize = 10_000;

/// What a term must not hold as it is: the signs of the grammar, and what ends a link in an e-mail.
const TERM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'.')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'?')
    .remove(b'_')
    .remove(b'~');

/// A text directive that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidFragment;

impl fmt::Display for InvalidFragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a text directive, expected \"[prefix-,]start[,end][,-suffix]\"")
    }
}

impl Error for InvalidFragment {}

impl Directive {
    /// Reads what follows `:~:` in an address: `text=a&text=b,c`. What is no text directive, or a
    /// malformed one, is left out.
    #[must_use]
    pub fn parse(directive: &str) -> Self {
        let values = directive
            .split('&')
            .filter_map(|part| part.strip_prefix("text="));
        let fragments = values.filter_map(|value| value.parse().ok());
        Self(fragments.take(MOST).collect())
    }
}

/// What follows `:~:` in an address.
impl fmt::Display for Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, fragment) in self.0.iter().enumerate() {
            f.write_str(if position == 0 { "text=" } else { "&text=" })?;
            fragment.fmt(f)?;
        }
        Ok(())
    }
}

/// Reads what follows `text=`.
impl FromStr for TextFragment {
    type Err = InvalidFragment;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text).ok_or(InvalidFragment)
    }
}

fn read(text: &str) -> Option<TextFragment> {
    if text.len() > LONGEST {
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
    let given = |term: Option<&str>| match term {
        Some(term) => decoded(term).map(Some),
        None => Some(None),
    };
    Some(TextFragment {
        prefix: given(prefix)?,
        start: decoded(start)?,
        end: given(end)?,
        suffix: given(suffix)?,
    })
}

fn decoded(term: &str) -> Option<String> {
    let readable = !term.is_empty() && !term.contains(['-', '&']);
    readable.then(|| percent_decode_str(term).decode_utf8_lossy().into_owned())
}

/// What follows `text=`.
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
    fn the_terms_of_a_directive_are_told_apart() {
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
    fn a_malformed_directive_is_refused() {
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
        assert!("a".repeat(LONGEST + 1).parse::<TextFragment>().is_err());
    }

    #[test]
    fn the_text_directives_of_an_address_are_read_and_no_others() {
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
        assert_eq!(Directive::parse(&"text=a&".repeat(1000)).0.len(), MOST);
    }

    #[test]
    fn what_has_a_meaning_in_the_grammar_is_encoded() {
        let fragment = fragment(["a-b,", "(c & d)", "“é”", "U.S."]);
        assert_eq!(
            fragment.to_string(),
            "a%2Db%2C-,%28c%20%26%20d%29,%E2%80%9C%C3%A9%E2%80%9D,-U.S."
        );
    }

    #[test]
    fn a_directive_is_written_as_it_was_read() {
        for text in ["", "text=a", "text=a,b&text=p-,c%2D,-s"] {
            assert_eq!(Directive::parse(text).to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_back_alike(
            prefix in option::of("\\PC{1,9}"), start in "\\PC{1,9}",
            end in option::of("[-,&%\\PC]{1,9}"), suffix in option::of("\\PC{1,9}")) {
            let fragment = TextFragment { prefix, start, end, suffix };
            prop_assert_eq!(fragment.to_string().parse(), Ok(fragment));
        }

        #[test]
        fn whatever_is_read_is_written_so_that_it_reads_alike(text in "[-,a%20&é]{0,12}") {
            if let Ok(fragment) = text.parse::<TextFragment>() {
                prop_assert_eq!(fragment.to_string().parse(), Ok(fragment));
            }
        }
    }
}
