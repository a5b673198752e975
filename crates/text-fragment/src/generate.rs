//! From selected words to the shortest fragment that means them.
//!
//! A few words are given as they are, many by the first and last of them. Where the same words stand
//! elsewhere, words of their surroundings are added. All that could be chosen is tried, shortest
//! first among equals, against every other place where it would fit: so what remains fits one only,
//! and browsers, which tell apart no less than is told apart here, find it too.

use std::ops::Range;
use std::slice::from_ref;

use super::boundaries::{Edge, edge, is_in_word};
use super::find::{find, is_edge, is_right_behind, places};
use super::normalize::Folded;
use super::{OBJECT_REPLACEMENT, TextFragment};

/// Selections up to this many bytes are given word for word: about a line.
const SHORT: usize = 80;

/// So many words of context, or of a beginning or end, are tried. Texts that are alike for longer
/// are copies of each other.
const WORDS: usize = 16;

/// How often words are cut apart, one cut within the other: once before their end, once behind their
/// beginning.
const CUTS: usize = 2;

/// The range widened to whole words, without white space at its ends and lines without words.
pub(super) fn expand_to_words(text: &Folded<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let letters = text.letters.as_str();
    let (mut start, mut end) = trimmed(letters, range);
    // The end of a sentence and the sign before a point are no words to begin or end with.
    let has_words = |line: &str| line.contains(is_in_word);
    if has_words(&letters[start..end]) {
        while let Some((line, _)) = letters[start..end].split_once('\n')
            && !has_words(line)
        {
            (start, end) = trimmed(letters, start + line.len()..end);
        }
        while let Some((_, line)) = letters[start..end].rsplit_once('\n')
            && !has_words(line)
        {
            (start, end) = trimmed(letters, start..end - line.len());
        }
    }
    if start >= end {
        return None;
    }
    while edge(letters, start) == Edge::Inside {
        start -= letters[..start]
            .chars()
            .next_back()
            .map_or(1, char::len_utf8);
    }
    while edge(letters, end) == Edge::Inside {
        end += letters[end..].chars().next().map_or(1, char::len_utf8);
    }
    Some(start..end)
}

fn trimmed(letters: &str, range: Range<usize>) -> (usize, usize) {
    let selected = letters.get(range.clone()).unwrap_or_default();
    let start = range.end.max(range.start) - selected.trim_ascii_start().len();
    (
        start,
        start.max(range.start + selected.trim_ascii_end().len()),
    )
}

/// The shortest fragments for these letters: one, or more where the first or last block looks like
/// an earlier one and must be given by itself.
pub(super) fn generate(text: &Folded<'_>, words: Range<usize>) -> Option<Vec<TextFragment>> {
    parts(text, words, CUTS)
}

fn parts(text: &Folded<'_>, words: Range<usize>, cuts: usize) -> Option<Vec<TextFragment>> {
    if let Some(fragment) = one(text, words.clone()) {
        return Some(vec![fragment]);
    }
    let cuts = cuts.checked_sub(1)?;
    let selected = &text.letters[words.clone()];
    for cut in [selected.find('\n')?, selected.rfind('\n')?] {
        let cut = words.start + cut;
        let mut first = parts(text, expand_to_words(text, words.start..cut)?, cuts);
        if let Some(fragments) = &mut first
            && let Some(others) = parts(text, expand_to_words(text, cut..words.end)?, cuts)
        {
            fragments.extend(others);
            return first;
        }
    }
    None
}

/// One fragment: such as fits nowhere else, or else nowhere before.
fn one(text: &Folded<'_>, words: Range<usize>) -> Option<TextFragment> {
    let letters = text.letters.as_str();
    let in_one_block = !letters[words.clone()].contains('\n');
    [letters.len(), words.start].into_iter().find_map(|rivals| {
        let maker = Maker {
            letters,
            words: words.clone(),
            rivals,
        };
        let short = (in_one_block && words.len() <= SHORT).then(|| maker.as_they_are());
        short
            .flatten()
            .or_else(|| maker.by_their_ends())
            .or_else(|| in_one_block.then(|| maker.as_they_are()).flatten())
            .map(|choice| choice.fragment(text))
            .filter(|fragment| find(text, fragment).as_ref() == Some(&words))
    })
}

/// The terms of a fragment, by their places.
struct Choice {
    prefix: Range<usize>,
    start: Range<usize>,
    end: Option<Range<usize>>,
    suffix: Range<usize>,
}

impl Choice {
    fn fragment(self, text: &Folded<'_>) -> TextFragment {
        let context = |range: Range<usize>| (!range.is_empty()).then(|| text.words(range));
        TextFragment {
            prefix: context(self.prefix),
            start: text.words(self.start),
            end: self.end.map(|range| text.words(range)),
            suffix: context(self.suffix),
        }
    }
}

struct Maker<'a> {
    letters: &'a str,
    words: Range<usize>,
    /// Up to where other words count that a fragment would fit.
    rivals: usize,
}

impl Maker<'_> {
    fn as_they_are(&self) -> Option<Choice> {
        let (prefix, start, suffix) = self.shortest(
            &self.before(),
            from_ref(&self.words),
            &self.behind(),
            0..self.rivals,
        )?;
        Some(Choice {
            prefix,
            start,
            end: None,
            suffix,
        })
    }

    fn by_their_ends(&self) -> Option<Choice> {
        let Range {
            start: first,
            end: last,
        } = self.words;
        let (none_before, none_behind) = (first..first, last..last);
        let starts: Vec<_> = self
            .word_ends(first)
            .into_iter()
            .take_while(|end| *end < last)
            .map(|end| first..end)
            .collect();
        let (prefix, start, _) = self.shortest(
            &self.before(),
            &starts,
            from_ref(&none_behind),
            0..self.rivals,
        )?;
        let ends: Vec<_> = self
            .word_starts(last)
            .into_iter()
            .take_while(|begin| *begin >= start.end)
            .map(|begin| begin..last)
            .collect();
        // Only an earlier one would be taken for this end.
        let (_, end, suffix) = self.shortest(
            from_ref(&none_before),
            &ends,
            &self.behind(),
            start.end..last,
        )?;
        Some(Choice {
            prefix,
            start,
            end: Some(end),
            suffix,
        })
    }

    /// Of all combinations the shortest that fits at no other place which begins within `rivals`.
    fn shortest(
        &self,
        before: &[Range<usize>],
        inside: &[Range<usize>],
        behind: &[Range<usize>],
        rivals: Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
        let mut best = None;
        let mut length = usize::MAX;
        for term in inside {
            if term.len() >= length {
                break;
            }
            let words = &self.letters[term.clone()];
            let others: Vec<usize> = places(self.letters, words, rivals.clone())
                .filter(|place| *place != term.start)
                .collect();
            for prefix in before {
                let others: Vec<usize> = others
                    .iter()
                    .copied()
                    .filter(|place| self.fits_before(*place, prefix))
                    .map(|place| place + words.len())
                    .collect();
                for suffix in behind {
                    let sum = prefix.len() + term.len() + suffix.len();
                    if sum < length && !others.iter().any(|end| self.fits_behind(*end, suffix)) {
                        length = sum;
                        best = Some((prefix.clone(), term.clone(), suffix.clone()));
                    }
                }
            }
        }
        best
    }

    fn fits_before(&self, place: usize, prefix: &Range<usize>) -> bool {
        let prefix = &self.letters[prefix.clone()];
        let before = self.letters[..place].trim_ascii_end();
        match before.strip_suffix(prefix) {
            _ if prefix.is_empty() => is_edge(self.letters, place),
            Some(before) => is_edge(self.letters, before.len()),
            None => false,
        }
    }

    fn fits_behind(&self, place: usize, suffix: &Range<usize>) -> bool {
        let suffix = &self.letters[suffix.clone()];
        if suffix.is_empty() {
            return is_edge(self.letters, place);
        }
        is_right_behind(self.letters, place, suffix)
    }

    /// What could be a prefix, nothing first: not where the words begin at no firm boundary. The
    /// signs before them are one where their block has no other words there.
    fn before(&self) -> Vec<Range<usize>> {
        let first = self.words.start;
        let end = self.letters[..first].trim_ascii_end().len();
        let mut starts = self.word_starts(end);
        let block = self.letters[..end].rfind('\n').map_or(0, |feed| feed + 1);
        if starts.is_empty()
            && block < end
            && !self.letters[block..end].contains(OBJECT_REPLACEMENT)
        {
            starts.push(block);
        }
        let mut found: Vec<_> = starts.into_iter().map(|start| start..end).collect();
        if edge(self.letters, first) == Edge::Firm {
            found.insert(0, first..first);
        }
        found
    }

    /// What could be a suffix, in the same way.
    fn behind(&self) -> Vec<Range<usize>> {
        let last = self.words.end;
        let rest = self.letters[last..].trim_ascii_start();
        let start = self.letters.len() - rest.len();
        let mut ends = self.word_ends(start);
        let block = start + rest.find('\n').unwrap_or(rest.len());
        if ends.is_empty()
            && start < block
            && !self.letters[start..block].contains(OBJECT_REPLACEMENT)
        {
            ends.push(block);
        }
        let mut found: Vec<_> = ends.into_iter().map(|end| start..end).collect();
        if edge(self.letters, last) == Edge::Firm {
            found.insert(0, last..last);
        }
        found
    }

    /// Where words begin before this place in its block, from the last on.
    fn word_starts(&self, end: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, letter) in self.letters[..end].char_indices().rev() {
            if letter == '\n' || found.len() == WORDS {
                break;
            }
            if is_in_word(letter) && edge(self.letters, at) == Edge::Firm {
                found.push(at);
            }
        }
        found
    }

    /// Where words end behind this place in its block, from the first on.
    fn word_ends(&self, start: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, letter) in self.letters[start..].char_indices() {
            if letter == '\n' || found.len() == WORDS {
                break;
            }
            let end = start + at + letter.len_utf8();
            if is_in_word(letter) && edge(self.letters, end) == Edge::Firm {
                found.push(end);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::{Directive, expand_to_words, find, generate};

    const TEXT: &str = "Missile Defense\nThe U.S. offered missile defence to all, and missile defence to some.\n\
        All the Allies agreed that what was offered to all of them would be discussed again by all of them.\n\
        same line\nsame line\nmore\nsame line\n今日は天気がいいから散歩しましょう。\nمرحبا بالعالم\n👩\u{200d}🚀 flew";

    /// The fragment for the words between the brackets, which must come back from it.
    fn made(marked: &str) -> String {
        let at = |sign| marked.find(sign).unwrap_or_default();
        let range = at('[')..at(']') - 1;
        let text = marked.replace(['[', ']'], "");
        let Some(made) = generate(&text, range.clone()) else {
            return String::new();
        };
        let Directive(fragments) = &made;
        if let [fragment] = &fragments[..] {
            assert_eq!(
                find(&text, fragment),
                expand_to_words(&text, range),
                "{fragment}"
            );
        }
        made.to_string().replace("%20", " ").replace("text=", "")
    }

    /// The same, in [`TEXT`], of the first place where these words stand.
    fn made_of(words: &str) -> String {
        made(&TEXT.replacen(words, &format!("[{words}]"), 1))
    }

    #[test]
    fn a_selection_becomes_the_shortest_fragment_that_means_nothing_else() {
        for (words, fragment) in [
            ("offered missile", "offered missile"),
            (" offered missile ", "offered missile"),
            ("ffered miss", "offered missile"),
            ("U.S", "U.S"),
            ("missile defence", "missile defence,-to all"),
            ("missile defence to some", "missile defence to some"),
            ("Missile", "Missile,-Defense"),
            ("Defense\nThe", "Defense,The"),
            ("same line", "same line,-same"),
            ("e line\nmore", "line-,same,more"),
            ("more\nsame", "more,same"),
            (
                "to all, and missile defence to some.\nAll the",
                "to all%2C and,the",
            ),
            ("flew", "flew"),
            ("to some.\nAll", "to some,All"),
            ("line\nmore", "line,-more&more"),
            ("more\nsame line", "more,line"),
            (".\nAll the Allies", "All the Allies"),
        ] {
            assert_eq!(made_of(words), fragment, "{words:?}");
        }
    }

    #[test]
    fn many_words_are_given_by_the_first_and_last_of_them() {
        let words = TEXT.lines().nth(2).unwrap_or_default();
        assert_eq!(made_of(words), "All the,them.");
    }

    #[test]
    fn where_no_spaces_are_written_the_surroundings_make_words_whole() {
        assert_eq!(
            made("今日は[天気]がいいから。"),
            "%E4%BB%8A%E6%97%A5%E3%81%AF-,%E5%A4%A9%E6%B0%97,-%E3%81%8C%E3%81%84%E3%81%84%E3%81%8B%E3%82%89"
        );
        assert_eq!(made("a。[今日]。b"), "%E4%BB%8A%E6%97%A5");
    }

    #[test]
    fn nothing_comes_of_nothing_and_of_what_cannot_be_told_apart() {
        for text in ["[]", "a[ ]b", "a[\n]b", "[ \n ]"] {
            assert_eq!(made(text), "", "{text:?}");
        }
        let copies = "x\n".repeat(5);
        assert_eq!(generate(&copies, 4..5), None);
        assert!(generate(&copies, 0..1).is_some());
    }
}
