//! Finds a text fragment: the specification's "find a range from a text directive".
//!
//! A term matches within one block and at word boundaries, with its context next to it; if the
//! context differs, the search continues. Each position is tried once, so the time is bounded by the
//! length of the text times that of the term.

use std::ops::Range;

use super::TextFragment;
use super::boundaries::{Edge, edge};
use super::normalize::{Normalized, normalize_term};

/// Returns the first match in the normalized text.
pub(super) fn find(text: &Normalized<'_>, fragment: &TextFragment) -> Option<Range<usize>> {
    let term = |term: &Option<String>| term.as_deref().map(normalize_term);
    let start = normalize_term(&fragment.start);
    let (prefix, end, suffix) = (
        term(&fragment.prefix),
        term(&fragment.end),
        term(&fragment.suffix),
    );
    let terms = [Some(&start), prefix.as_ref(), end.as_ref(), suffix.as_ref()];
    if terms.into_iter().flatten().any(String::is_empty) {
        return None;
    }
    let text = text.text.as_str();
    let ends_word = |at| suffix.is_some() || is_edge(text, at);
    let is_followed = |at| {
        suffix
            .as_ref()
            .is_none_or(|suffix| is_followed_by(text, at, suffix))
    };

    let first = prefix.as_ref().unwrap_or(&start);
    let mut from = 0;
    loop {
        let found =
            occurrences(text, first, from..text.len()).find(|found| is_edge(text, *found))?;
        from = next_char(text, found);
        let at = match &prefix {
            Some(prefix) => skip_white_space(text, found + prefix.len()),
            None => found,
        };
        if !text[at..].starts_with(&start) {
            continue;
        }
        let stop = at + start.len();
        match &end {
            None if ends_word(stop) && is_followed(stop) => return Some(at..stop),
            None => {}
            Some(_) if !is_edge(text, stop) => {}
            // If no end follows this start, none follows a later one.
            Some(end) => {
                let mut ends = occurrences(text, end, stop..text.len())
                    .filter(|found| is_edge(text, *found))
                    .map(|found| found + end.len());
                return ends
                    .find(|stop| ends_word(*stop) && is_followed(*stop))
                    .map(|stop| at..stop);
            }
        }
    }
}

/// Returns the match without regard to context, if the start of the fragment occurs only once.
pub(super) fn find_unique(text: &Normalized<'_>, fragment: &TextFragment) -> Option<Range<usize>> {
    let found = find(text, &fragment.without_context())?;
    let start = normalize_term(&fragment.start);
    let text = text.text.as_str();
    let others = occurrences(text, &start, 0..text.len()).filter(|place| *place != found.start);
    (!others.into_iter().any(|place| is_edge(text, place))).then_some(found)
}

/// Returns the offset of every occurrence that begins within `range`, overlapping ones included.
pub(super) fn occurrences<'a>(
    text: &'a str,
    term: &'a str,
    range: Range<usize>,
) -> impl Iterator<Item = usize> + 'a {
    let mut from = range.start;
    std::iter::from_fn(move || {
        let found = from + text.get(from..)?.find(term)?;
        from = next_char(text, found);
        Some(found)
    })
    .take_while(move |found| *found < range.end)
}

/// Whether a word may begin or end at this offset.
pub(super) fn is_edge(text: &str, at: usize) -> bool {
    edge(text, at) != Edge::Inside
}

/// Whether the term follows this offset, white space aside, and ends at a word boundary.
pub(super) fn is_followed_by(text: &str, at: usize, term: &str) -> bool {
    let at = skip_white_space(text, at);
    text[at..].starts_with(term) && is_edge(text, at + term.len())
}

fn skip_white_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_ascii_start().len()
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use crate::{Directive, TextFragment, find, find_directive};

    const TEXT: &str = "Missile Defense\nThe U.S. offered missile defence to all. \u{201c}Missile\u{201d} is a word.\n\
        NATO’s allies, NATO's partners\nmissile defence twice\nFirst cell\nSecond cell\n今日は天気がいい。今日も";

    fn found(directive: &str) -> Option<&'static str> {
        let fragment: TextFragment = directive.parse().ok()?;
        find(TEXT, &fragment).map(|range| &TEXT[range])
    }

    #[test]
    fn finds_first_match_with_context() {
        for (directive, words) in [
            ("missile", Some("Missile")),
            ("missile%20defence", Some("missile defence")),
            ("issile", None),
            ("miss", None),
            ("u.s", Some("U.S")),
            ("U", None),
            ("defense-,the", Some("The")),
            (
                "offered-,missile,word",
                Some("missile defence to all. \u{201c}Missile\u{201d} is a word"),
            ),
            ("missile,-is", None),
            ("missile,-%22%20is", Some("Missile")),
            ("missile%20defence,-twice", Some("missile defence")),
            ("all.-,%22missile%22,-is", Some("\u{201c}Missile\u{201d}")),
            ("Missile%20Defense%20The", None),
            ("nato's,partners", Some("NATO’s allies, NATO's partners")),
            (
                "allies,twice,-first",
                Some("allies, NATO's partners\nmissile defence twice"),
            ),
            ("twice,allies", None),
            ("cell-,second%20cell", Some("Second cell")),
            ("first,cell,-今日は", Some("First cell\nSecond cell")),
            ("今日は-,天気,-が", Some("天気")),
            ("今日も", Some("今日も")),
            ("word-,nato", None),
        ] {
            assert_eq!(found(directive), words, "{directive}");
        }
    }

    #[test]
    fn finds_unique_text_in_changed_context() {
        for (directive, found) in [
            ("text=new-,allies", vec!["allies"]),
            ("text=new-,first%20cell,-last", vec!["First cell"]),
            ("text=new-,missile", vec![]),
            ("text=gone&text=twice,-new", vec!["twice"]),
        ] {
            let ranges = find_directive(TEXT, &Directive::parse(directive));
            let words: Vec<_> = ranges.into_iter().map(|range| &TEXT[range]).collect();
            assert_eq!(words, found, "{directive}");
        }
        let anywhere = Directive::parse("text=new-,missile").without_context();
        assert_eq!(find_directive(TEXT, &anywhere).first(), Some(&(0..7)));
    }

    #[test]
    fn continues_search_past_other_context() {
        let text = "a b a c a d";
        for (directive, at) in [
            ("a,-c", 4),
            ("a,-d", 8),
            ("b-,a", 4),
            ("c-,a,d", 8),
            ("a,a,-d", 0),
        ] {
            let fragment: Option<TextFragment> = directive.parse().ok();
            let found = fragment.and_then(|fragment| find(text, &fragment));
            assert_eq!(found.map(|range| range.start), Some(at), "{directive}");
        }
    }
}
