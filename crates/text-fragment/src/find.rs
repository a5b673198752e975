//! From a fragment to the words it means.
//!
//! The specification's "find a range from a text directive", step by step: a term is found at the
//! boundaries of words and within one block, its context right beside it, and where the context is
//! another the search goes on. Each place is tried once; comparing there takes no longer than the
//! term is.

use std::ops::Range;

use super::TextFragment;
use super::boundaries::{Edge, edge};
use super::normalize::{Folded, folded_term};

/// The first words in the letters of `text` that the fragment means.
pub(super) fn find(text: &Folded<'_>, fragment: &TextFragment) -> Option<Range<usize>> {
    let term = |term: &Option<String>| term.as_deref().map(folded_term);
    let start = folded_term(&fragment.start);
    let (prefix, end, suffix) = (
        term(&fragment.prefix),
        term(&fragment.end),
        term(&fragment.suffix),
    );
    let terms = [Some(&start), prefix.as_ref(), end.as_ref(), suffix.as_ref()];
    if terms.into_iter().flatten().any(String::is_empty) {
        return None;
    }
    let text = text.letters.as_str();
    let ends_word = |at| suffix.is_some() || is_edge(text, at);
    let is_followed = |at| {
        suffix
            .as_ref()
            .is_none_or(|suffix| is_right_behind(text, at, suffix))
    };

    let first = prefix.as_ref().unwrap_or(&start);
    let mut from = 0;
    loop {
        let found = places(text, first, from..text.len()).find(|found| is_edge(text, *found))?;
        from = next(text, found);
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
            // Where no such end follows, none follows any later start.
            Some(end) => {
                let mut ends = places(text, end, stop..text.len())
                    .filter(|found| is_edge(text, *found))
                    .map(|found| found + end.len());
                return ends
                    .find(|stop| ends_word(*stop) && is_followed(*stop))
                    .map(|stop| at..stop);
            }
        }
    }
}

/// The words in the letters of `text` that the fragment means in whatever context, if the first of
/// them stand nowhere else.
pub(super) fn find_only(text: &Folded<'_>, fragment: &TextFragment) -> Option<Range<usize>> {
    let found = find(text, &fragment.without_context())?;
    let start = folded_term(&fragment.start);
    let text = text.letters.as_str();
    let others = places(text, &start, 0..text.len()).filter(|place| *place != found.start);
    (!others.into_iter().any(|place| is_edge(text, place))).then_some(found)
}

/// Every place within `range` where the term stands, one over the other too.
pub(super) fn places<'a>(
    text: &'a str,
    term: &'a str,
    range: Range<usize>,
) -> impl Iterator<Item = usize> + 'a {
    let mut from = range.start;
    std::iter::from_fn(move || {
        let found = from + text.get(from..)?.find(term)?;
        from = next(text, found);
        Some(found)
    })
    .take_while(move |found| *found < range.end)
}

/// Whether a word may begin or end here.
pub(super) fn is_edge(text: &str, at: usize) -> bool {
    edge(text, at) != Edge::Inside
}

/// Whether the term stands behind this place, white space at most between, and ends with a word.
pub(super) fn is_right_behind(text: &str, at: usize, term: &str) -> bool {
    let at = skip_white_space(text, at);
    text[at..].starts_with(term) && is_edge(text, at + term.len())
}

fn skip_white_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_ascii_start().len()
}

fn next(text: &str, at: usize) -> usize {
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
    fn a_fragment_means_its_first_words_with_their_context() {
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
    fn words_that_stand_once_are_found_whatever_has_become_of_their_context() {
        for (directive, found) in [
            ("text=new-,allies", vec!["allies"]),
            ("text=new-,first%20cell,-last", vec!["First cell"]),
            ("text=new-,missile", vec![]),
            ("text=gone&text=twice,-new", vec!["twice"]),
        ] {
            let places = find_directive(TEXT, &Directive::parse(directive));
            let words: Vec<_> = places.into_iter().map(|place| &TEXT[place]).collect();
            assert_eq!(words, found, "{directive}");
        }
        let anywhere = Directive::parse("text=new-,missile").without_context();
        assert_eq!(find_directive(TEXT, &anywhere).first(), Some(&(0..7)));
    }

    #[test]
    fn a_context_that_is_another_sends_the_search_on() {
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
