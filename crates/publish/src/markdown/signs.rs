//! Signs that no page may hold: those that nobody sees and that change what is seen.
//!
//! Words are published as they are written, to the letter. A browser does not keep all signs of
//! control, so these could not be; and the overrides of direction let words read otherwise than
//! they are written, in the page and wherever they are quoted (Unicode Technical Report 36, 3.3).
//! Both are refused, as the compiler refuses the latter in this very file. A mark of direction
//! (U+200E, U+200F, U+061C) does what honest text in two directions needs.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::fault::Fault;

/// Tells of such signs as they stand in the file, between `from` and its end.
pub(super) fn refuse_written(text: &str, from: usize, faults: &mut Vec<Fault>) {
    for (at, sign) in text[from..].char_indices() {
        let at = from + at;
        let ends_line = sign == '\r' && text[at..].starts_with("\r\n");
        if is_refused(sign) && !ends_line {
            faults.push(fault(sign, &(at..at)));
        }
    }
}

/// Tells of such signs that a piece of Markdown says and does not hold: `&#x202e;`.
pub(super) fn refuse_said(
    event: &Event<'_>,
    written: &str,
    at: &Range<usize>,
    faults: &mut Vec<Fault>,
) {
    if !written.contains(is_refused) {
        for words in words_of(event) {
            refuse_in(words, at, faults);
        }
    }
}

/// Tells of the first such sign in a text.
pub(super) fn refuse_in(text: &str, at: &Range<usize>, faults: &mut Vec<Fault>) {
    let sign = text.chars().find(|sign| is_refused(*sign));
    faults.extend(sign.map(|sign| fault(sign, at)));
}

/// The text as a terminal may show it.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let must_not_show = |sign: char| is_refused(sign) || matches!(sign, '\n' | '\t');
    if !text.contains(must_not_show) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        if must_not_show(sign) {
            shown.extend(sign.escape_default());
        } else {
            shown.push(sign);
        }
    }
    Cow::Owned(shown)
}

fn words_of<'e>(event: &'e Event<'_>) -> Vec<&'e CowStr<'e>> {
    match event {
        Event::Text(words) | Event::Code(words) => vec![words],
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

fn is_refused(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\t')
        || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn fault(sign: char, at: &Range<usize>) -> Fault {
    let (what, instead) = if sign.is_control() {
        ("a sign of control", "leave it out")
    } else {
        (
            "a sign that turns the direction of words",
            "leave it out; U+200E or U+200F keeps a sign on its side",
        )
    };
    let message = format!(
        "met U+{:04X}, {what}, expected words that read as they are written",
        u32::from(sign)
    );
    Fault::new(at, message).suggest(instead)
}
