//! Characters that no page may hold: invisible ones that change what is seen, and the sign of a
//! letter that was lost.
//!
//! A browser does not keep all control characters, and the overrides of direction let words read
//! otherwise than they are written, in the page and wherever they are quoted (Unicode Technical
//! Report 36, section 3.3); rustc refuses them in this very file. The marks of direction (U+200E,
//! U+200F, U+061C) do what honest text in two directions needs.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::diagnostic::Diagnostic;

/// Refuses such characters in the source file from this offset on, and warns of what remains of a line break or
/// picture of a word processor.
pub(super) fn check_source(text: &str, from: usize, diagnostics: &mut Vec<Diagnostic>) {
    for (at, c) in text[from..].char_indices() {
        let at = from + at;
        let ends_line = c == '\r' && text[at..].starts_with("\r\n");
        if is_refused(c) && !ends_line {
            diagnostics.push(refusal(c, &(at..at + c.len_utf8())));
        }
        let what = match c {
            '\u{2028}' | '\u{2029}' => Some((
                "a line break of a word processor, which browsers do not show",
                "type `\\` and a line break instead, or an empty line",
            )),
            '\u{fffc}' => Some((
                "a picture or object that was lost when the text was copied",
                "delete it, or add the picture: `![what it shows](picture.png)`",
            )),
            _ => None,
        };
        diagnostics.extend(what.map(|(message, help)| {
            Diagnostic::warning(&(at..at + c.len_utf8()), message).with_help(help)
        }));
    }
}

/// Refuses such characters that Markdown produces from something else: `&#x202e;`, `&#0;`.
pub(super) fn check_event(
    event: &Event<'_>,
    source: &str,
    span: &Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for text in texts(event) {
        // A character that is typed is refused where it stands.
        let refused = text.chars().find(|c| is_refused(*c));
        let refused = refused.filter(|_| !source.contains(is_refused));
        diagnostics.extend(refused.map(|c| match c {
            '\u{fffd}' => {
                let message = format!("`{source}` is no character");
                Diagnostic::error(span, message).with_help("type the character itself")
            }
            c => refusal(c, span),
        }));
    }
}

/// Refuses the first such character in a text.
pub(super) fn check_text(text: &str, span: &Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    let refused = text.chars().find(|c| is_refused(*c));
    diagnostics.extend(refused.map(|c| refusal(c, span)));
}

/// The text as a terminal may show it.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    let must_escape = |c: char| is_invisible(c) || matches!(c, '\n' | '\t');
    if !text.contains(must_escape) {
        return Cow::Borrowed(text);
    }
    let mut printable = String::with_capacity(text.len());
    for c in text.chars() {
        if must_escape(c) {
            printable.extend(c.escape_default());
        } else {
            printable.push(c);
        }
    }
    Cow::Owned(printable)
}

fn texts<'e>(event: &'e Event<'_>) -> Vec<&'e CowStr<'e>> {
    match event {
        Event::Text(text) | Event::Code(text) => vec![text],
        Event::Start(
            Tag::Link {
                dest_url, title, ..
            }
            | Tag::Image {
                dest_url, title, ..
            },
        ) => vec![dest_url, title],
        _ => Vec::new(),
    }
}

fn is_refused(c: char) -> bool {
    is_invisible(c) || c == '\u{fffd}'
}

fn is_invisible(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn refusal(c: char, span: &Range<usize>) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let (message, help) = match c {
        '\u{fffd}' => (
            "a letter was lost when the file was saved",
            format!("type it instead of {code}, and save the file as UTF-8"),
        ),
        c if c.is_control() => ("a control character", format!("delete {code}")),
        '\u{fdd0}'..='\u{fdef}' => (
            "a code point that is no character",
            format!("delete {code}"),
        ),
        _ => (
            "a character that overrides the direction of text",
            format!("delete {code}; U+200E or U+200F keeps a character on its side"),
        ),
    };
    Diagnostic::error(span, message).with_help(help)
}
