//! How deep things may stand in one another: items in items, quotations in quotations, emphasis in
//! links. Parsing, rendering, writing and dropping them recurse once a level, so that some thousand
//! levels would exhaust any stack; a reader is lost after four.

use std::ops::Range;

use pulldown_cmark::Event;

use super::diagnostic::Diagnostic;

/// The most levels, a list and its point being two. Each is up to three levels of JSON, of which
/// most programs read 128.
const DEEPEST: usize = 32;

/// The events without those that are deeper than anything may be.
pub(super) fn bounded<'a>(
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Event<'a>, Range<usize>)> {
    let mut depth = 0_usize;
    let mut bounded = Vec::new();
    for (event, at) in events {
        let starts = matches!(event, Event::Start(_));
        depth += usize::from(starts);
        let is_too_deep = depth > DEEPEST;
        depth -= usize::from(matches!(event, Event::End(_)));
        if !is_too_deep {
            bounded.push((event, at));
        } else if starts && depth == DEEPEST + 1 {
            let message = format!("more than {DEEPEST} levels of lists, quotations or emphasis");
            let help = "start a new section or list";
            diagnostics.push(Diagnostic::error(&at, message).with_help(help));
        }
    }
    bounded
}
