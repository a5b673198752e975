//! Bare URLs and e-mail addresses become links, by the rules of GitHub Flavored Markdown (section
//! 6.9), but nothing within an address is taken for emphasis.
//!
//! The Markdown parser does not know them, and would take the underscores out of an address. So they
//! are put into angle brackets before the text is parsed for good.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::rewritten::Insertion;

/// What is inserted before an address without a scheme.
const OPEN_WITH_SCHEME: &str = "<http://";
const SCHEMES: [&str; 2] = ["https://", "http://"];
const WWW: &str = "www.";
/// The longest address, in bytes. No browser follows much longer ones.
const LONGEST: usize = 2000;

/// Returns the angle brackets around bare addresses. The events are those of the text as it is.
pub(super) fn insertions<'e>(
    text: &str,
    events: impl Iterator<Item = (Event<'e>, Range<usize>)>,
) -> Vec<Insertion> {
    let around = |address: Range<usize>| {
        let is_without_scheme = starts_with(&text[address.clone()], WWW);
        [
            Insertion {
                at: address.start,
                text: if is_without_scheme {
                    OPEN_WITH_SCHEME
                } else {
                    "<"
                },
            },
            Insertion {
                at: address.end,
                text: ">",
            },
        ]
    };
    let found = addresses(text, events);
    found.into_iter().flat_map(around).collect()
}

/// Bare addresses in the text of a document, in order.
fn addresses<'e>(
    text: &str,
    events: impl Iterator<Item = (Event<'e>, Range<usize>)>,
) -> Vec<Range<usize>> {
    let mut candidates: Vec<Range<usize>> = Vec::new();
    let mut emphases = BTreeMap::new();
    let mut linked = 0_usize;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => linked += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                linked = linked.saturating_sub(1);
            }
            Event::Start(Tag::Emphasis | Tag::Strong) => {
                emphases.insert(span.end, span.start);
            }
            Event::Text(_) if linked == 0 => {
                // What the parser splits at a mark is one text to look for an address in.
                match candidates.last_mut() {
                    Some(last) if last.end == span.start => last.end = span.end,
                    _ => candidates.push(span),
                }
            }
            _ => {}
        }
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in candidates {
        let mut done = part.start;
        for (at, c) in text[part.clone()].char_indices() {
            let at = part.start + at;
            if at < part.start.max(done) || found.last().is_some_and(|last| at < last.end) {
                continue;
            }
            let Some(address) = address(text, done, at, c) else {
                continue;
            };
            done = address.end;
            let end = trimmed(text, &address, &emphases);
            if address.len() <= LONGEST && is_address(&text[address.start..end]) {
                found.push(address.start..end);
            }
        }
    }
    found
}

/// What could be an address at this character, up to the white space behind it.
fn address(text: &str, from: usize, at: usize, c: char) -> Option<Range<usize>> {
    let rest = &text[at..];
    let starts_web = match c {
        'h' | 'H' => SCHEMES.iter().any(|scheme| starts_with(rest, scheme)),
        'w' | 'W' => starts_with(rest, WWW),
        '@' => return mail(text, from, at),
        _ => false,
    };
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '|' | '`' | '"') || is_full_width(c);
    (starts_web && is_boundary(text, at)).then(|| at..at + rest.find(ends).unwrap_or(rest.len()))
}

/// Whether a text starts with a scheme or host, in whatever case.
fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|text| text.eq_ignore_ascii_case(start))
}

/// Whether a character is punctuation of scripts that have no spaces between words.
fn is_full_width(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3011}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// Whether an address may start here: after white space, an opening bracket, quote or mark.
fn is_boundary(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '/' | '@' | '-' | '.' | '\\'))
}

/// The e-mail address around an `@`.
fn mail(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name = &text[from..at];
    let start = at - name.chars().rev().take_while(|c| is_name(*c)).count();
    let host = &text[at + 1..];
    let host = &host[..host.find(|c| !is_host(c)).unwrap_or(host.len())];
    let host = host.trim_end_matches(['.', '-', '_']);
    let is_mail =
        start < at && host.contains('.') && !host.starts_with('.') && !host.contains("..");
    is_mail.then_some(start..at + 1 + host.len())
}

/// Where an address ends without the punctuation of the sentence around it.
fn trimmed(text: &str, address: &Range<usize>, emphases: &BTreeMap<usize, usize>) -> usize {
    let mut end = address.end;
    if address.len() > LONGEST {
        return end;
    }
    loop {
        let url = &text[address.start..end];
        let Some(last) = url.chars().next_back() else {
            return end;
        };
        let without = end - last.len_utf8();
        let closes = |open: char, close: char| {
            last == close && url.matches(close).count() > url.matches(open).count()
        };
        let is_outside = match last {
            ';' => {
                // A character reference at the end is text.
                let name = &url[..url.len() - 1];
                let letters = |c: char| c.is_ascii_alphanumeric();
                let reference = name.trim_end_matches(letters);
                if reference.ends_with('&') && reference.len() < name.len() {
                    end = address.start + reference.len() - 1;
                    continue;
                }
                true
            }
            '?' | '!' | '.' | ',' | ':' | '\'' | '"' => true,
            // The mark of an emphasis that began before the address.
            '*' | '_' | '~' => match emphases.get(&end) {
                Some(start) => *start < address.start,
                None => last != '_',
            },
            c if c.is_ascii() => closes('(', ')') || closes('[', ']') || closes('{', '}'),
            c => {
                is_full_width(c)
                    || matches!(c, '“'..='‟' | '‘'..='‛' | '»' | '«' | '‹' | '›' | '…' | '،' | '؛' | '؟' | '।')
            }
        };
        if !is_outside {
            return end;
        }
        end = without;
    }
}

/// Whether this is the address of something: a scheme alone is none, nor is a single word.
fn is_address(url: &str) -> bool {
    let scheme = SCHEMES.iter().find(|scheme| starts_with(url, scheme));
    match scheme {
        Some(scheme) => url[scheme.len()..].starts_with(char::is_alphanumeric),
        None if url.contains('@') => true,
        None => url.get(WWW.len()..).is_some_and(|host| host.contains('.')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::rewritten::Rewritten;
    use pulldown_cmark::Parser;

    fn shown(text: &str) -> String {
        let insertions = insertions(text, Parser::new(text).into_offset_iter());
        Rewritten::new(text, insertions).text
    }

    #[test]
    fn finds_bare_addresses() {
        for (text, expected) in [
            (
                "See https://example.org/_a_b_ now.",
                "See <https://example.org/_a_b_> now.",
            ),
            (
                "See https://example.org/a_b_c(d)?x=1&y=2. Or",
                "See <https://example.org/a_b_c(d)?x=1&y=2>. Or",
            ),
            ("(www.example.org)", "(<http://www.example.org>)"),
            ("press@example.org.", "<press@example.org>."),
            (
                "*see https://example.org/a*",
                "*see <https://example.org/a>*",
            ),
            ("_https://example.org/_", "_<https://example.org/>_"),
            ("**https://example.org/**", "**<https://example.org/>**"),
            ("https://example.org/a*b*c", "<https://example.org/a*b*c>"),
            (
                "“https://example.org/حديد?q=فيريتين”",
                "“<https://example.org/حديد?q=فيريتين>”",
            ),
            (
                "a.b_c+d@mail.example.org, www.a.org",
                "<a.b_c+d@mail.example.org>, <http://www.a.org>",
            ),
            ("https://example.org/@a.b", "<https://example.org/@a.b>"),
            (
                "详见https://example.org/a。",
                "详见<https://example.org/a>。",
            ),
            (
                "https://example.org/a，https://example.org/b。",
                "<https://example.org/a>，<https://example.org/b>。",
            ),
            (
                "HTTPS://EXAMPLE.ORG/a, WWW.EXAMPLE.ORG",
                "<HTTPS://EXAMPLE.ORG/a>, <http://WWW.EXAMPLE.ORG>",
            ),
            (
                "https://example.org/a**b** and https://example.org/*c*",
                "<https://example.org/a**b**> and <https://example.org/*c*>",
            ),
            (
                "https://example.org/a&copy;",
                "<https://example.org/a>&copy;",
            ),
            ("‚https://example.org/a‘", "‚<https://example.org/a>‘"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn leaves_other_text_as_it_is() {
        for text in [
            "`https://example.org`",
            "<https://example.org>",
            "[https://example.org](https://example.org)",
            "[a]: https://example.org",
            "https:// and www.x and a@b",
            "at www. and WWW",
            "xhttps://example.org",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
