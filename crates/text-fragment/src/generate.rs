//! Generates the shortest text fragment for a range.
//!
//! A short range is quoted exactly, a long one by its start and end. If that also matches elsewhere,
//! context is added. Every candidate is tested against every other occurrence, so the result is
//! unique here and therefore in browsers, which distinguish at least as much.

use std::ops::Range;
use std::slice::from_ref;

use super::boundaries::{Edge, edge, is_in_word};
use super::find::{find, is_edge, is_followed_by, occurrences};
use super::normalize::Normalized;
use super::{OBJECT_REPLACEMENT, TextFragment};

/// Maximum length of a range that is quoted exactly, in bytes: about a line.
const MAX_EXACT: usize = 80;

/// Maximum number of words that a prefix, suffix, start or end may have. Passages that are equal for
/// longer are copies of each other.
const MAX_WORDS: usize = 16;

/// How often a range is split into two fragments: once after its first block, once before its last.
const MAX_SPLITS: usize = 2;

/// Expands a range to whole words; see [`crate::expand_to_words`].
pub(super) fn expand_to_words(text: &Normalized<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let text = text.text.as_str();
    let (mut start, mut end) = trim(text, range);
    // A selection often ends with the punctuation of another line, such as a list marker.
    let has_words = |line: &str| line.contains(is_in_word);
    if has_words(&text[start..end]) {
        while let Some((line, _)) = text[start..end].split_once('\n')
            && !has_words(line)
        {
            (start, end) = trim(text, start + line.len()..end);
        }
        while let Some((_, line)) = text[start..end].rsplit_once('\n')
            && !has_words(line)
        {
            (start, end) = trim(text, start..end - line.len());
        }
    }
    if start >= end {
        return None;
    }
    while edge(text, start) == Edge::Inside {
        start -= text[..start].chars().next_back().map_or(1, char::len_utf8);
    }
    while edge(text, end) == Edge::Inside {
        end += text[end..].chars().next().map_or(1, char::len_utf8);
    }
    Some(start..end)
}

fn trim(text: &str, range: Range<usize>) -> (usize, usize) {
    let selected = text.get(range.clone()).unwrap_or_default();
    let start = range.end.max(range.start) - selected.trim_ascii_start().len();
    (
        start,
        start.max(range.start + selected.trim_ascii_end().len()),
    )
}

/// Returns the shortest fragments for a range: one, or more if its first or last block also occurs
/// earlier.
pub(super) fn generate(text: &Normalized<'_>, range: Range<usize>) -> Option<Vec<TextFragment>> {
    split(text, range, MAX_SPLITS)
}

fn split(text: &Normalized<'_>, range: Range<usize>, splits: usize) -> Option<Vec<TextFragment>> {
    if let Some(fragment) = single(text, range.clone()) {
        return Some(vec![fragment]);
    }
    let splits = splits.checked_sub(1)?;
    let selected = &text.text[range.clone()];
    for at in [selected.find('\n')?, selected.rfind('\n')?] {
        let at = range.start + at;
        let mut first = split(text, expand_to_words(text, range.start..at)?, splits);
        if let Some(fragments) = &mut first
            && let Some(others) = split(text, expand_to_words(text, at..range.end)?, splits)
        {
            fragments.extend(others);
            return first;
        }
    }
    None
}

/// Returns one fragment that matches only the range or, failing that, nothing before it.
fn single(text: &Normalized<'_>, range: Range<usize>) -> Option<TextFragment> {
    let source = text.text.as_str();
    let in_one_block = !source[range.clone()].contains('\n');
    [source.len(), range.start]
        .into_iter()
        .find_map(|unique_before| {
            let generator = Generator {
                text: source,
                range: range.clone(),
                unique_before,
            };
            let short = (in_one_block && range.len() <= MAX_EXACT).then(|| generator.exact());
            short
                .flatten()
                .or_else(|| generator.start_and_end())
                .or_else(|| in_one_block.then(|| generator.exact()).flatten())
                .map(|terms| terms.into_fragment(text))
                .filter(|fragment| find(text, fragment).as_ref() == Some(&range))
        })
}

/// The terms of a fragment, as ranges of the normalized text.
struct Terms {
    prefix: Range<usize>,
    start: Range<usize>,
    end: Option<Range<usize>>,
    suffix: Range<usize>,
}

impl Terms {
    fn into_fragment(self, text: &Normalized<'_>) -> TextFragment {
        let context = |range: Range<usize>| (!range.is_empty()).then(|| text.original_text(range));
        TextFragment {
            prefix: context(self.prefix),
            start: text.original_text(self.start),
            end: self.end.map(|range| text.original_text(range)),
            suffix: context(self.suffix),
        }
    }
}

struct Generator<'a> {
    text: &'a str,
    range: Range<usize>,
    /// The fragment must not match anything else that begins before this offset.
    unique_before: usize,
}

impl Generator<'_> {
    fn exact(&self) -> Option<Terms> {
        let (prefix, start, suffix) = self.shortest(
            &self.prefixes(),
            from_ref(&self.range),
            &self.suffixes(),
            0..self.unique_before,
        )?;
        Some(Terms {
            prefix,
            start,
            end: None,
            suffix,
        })
    }

    fn start_and_end(&self) -> Option<Terms> {
        let Range {
            start: first,
            end: last,
        } = self.range;
        let (no_prefix, no_suffix) = (first..first, last..last);
        let starts: Vec<_> = self
            .word_ends(first)
            .into_iter()
            .take_while(|end| *end < last)
            .map(|end| first..end)
            .collect();
        let (prefix, start, _) = self.shortest(
            &self.prefixes(),
            &starts,
            from_ref(&no_suffix),
            0..self.unique_before,
        )?;
        let ends: Vec<_> = self
            .word_starts(last)
            .into_iter()
            .take_while(|begin| *begin >= start.end)
            .map(|begin| begin..last)
            .collect();
        // A match ends at the first end that follows its start.
        let (_, end, suffix) = self.shortest(
            from_ref(&no_prefix),
            &ends,
            &self.suffixes(),
            start.end..last,
        )?;
        Some(Terms {
            prefix,
            start,
            end: Some(end),
            suffix,
        })
    }

    /// Returns the shortest combination without another match that begins within `searched`.
    fn shortest(
        &self,
        prefixes: &[Range<usize>],
        terms: &[Range<usize>],
        suffixes: &[Range<usize>],
        searched: Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
        let mut best = None;
        let mut length = usize::MAX;
        for term in terms {
            if term.len() >= length {
                break;
            }
            let quoted = &self.text[term.clone()];
            let others: Vec<usize> = occurrences(self.text, quoted, searched.clone())
                .filter(|start| *start != term.start)
                .collect();
            for prefix in prefixes {
                let others: Vec<usize> = others
                    .iter()
                    .copied()
                    .filter(|start| self.has_prefix(*start, prefix))
                    .map(|start| start + quoted.len())
                    .collect();
                for suffix in suffixes {
                    let sum = prefix.len() + term.len() + suffix.len();
                    if sum < length && !others.iter().any(|end| self.has_suffix(*end, suffix)) {
                        length = sum;
                        best = Some((prefix.clone(), term.clone(), suffix.clone()));
                    }
                }
            }
        }
        best
    }

    fn has_prefix(&self, start: usize, prefix: &Range<usize>) -> bool {
        let prefix = &self.text[prefix.clone()];
        let before = self.text[..start].trim_ascii_end();
        match before.strip_suffix(prefix) {
            _ if prefix.is_empty() => is_edge(self.text, start),
            Some(before) => is_edge(self.text, before.len()),
            None => false,
        }
    }

    fn has_suffix(&self, end: usize, suffix: &Range<usize>) -> bool {
        let suffix = &self.text[suffix.clone()];
        if suffix.is_empty() {
            return is_edge(self.text, end);
        }
        is_followed_by(self.text, end, suffix)
    }

    /// Returns the candidates for a prefix. The first is none, if the range begins at a firm boundary.
    /// If no word precedes the range in its block, the punctuation before it is a candidate.
    fn prefixes(&self) -> Vec<Range<usize>> {
        let first = self.range.start;
        let end = self.text[..first].trim_ascii_end().len();
        let mut starts = self.word_starts(end);
        let block = self.text[..end].rfind('\n').map_or(0, |feed| feed + 1);
        if starts.is_empty() && block < end && !self.text[block..end].contains(OBJECT_REPLACEMENT) {
            starts.push(block);
        }
        let mut found: Vec<_> = starts.into_iter().map(|start| start..end).collect();
        if edge(self.text, first) == Edge::Firm {
            found.insert(0, first..first);
        }
        found
    }

    /// Returns the candidates for a suffix, like [`Self::prefixes`].
    fn suffixes(&self) -> Vec<Range<usize>> {
        let last = self.range.end;
        let rest = self.text[last..].trim_ascii_start();
        let start = self.text.len() - rest.len();
        let mut ends = self.word_ends(start);
        let block = start + rest.find('\n').unwrap_or(rest.len());
        if ends.is_empty() && start < block && !self.text[start..block].contains(OBJECT_REPLACEMENT)
        {
            ends.push(block);
        }
        let mut found: Vec<_> = ends.into_iter().map(|end| start..end).collect();
        if edge(self.text, last) == Edge::Firm {
            found.insert(0, last..last);
        }
        found
    }

    /// Returns where words begin before this offset in its block, nearest first.
    fn word_starts(&self, end: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, letter) in self.text[..end].char_indices().rev() {
            if letter == '\n' || found.len() == MAX_WORDS {
                break;
            }
            if is_in_word(letter) && edge(self.text, at) == Edge::Firm {
                found.push(at);
            }
        }
        found
    }

    /// Returns where words end after this offset in its block, nearest first.
    fn word_ends(&self, start: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, letter) in self.text[start..].char_indices() {
            if letter == '\n' || found.len() == MAX_WORDS {
                break;
            }
            let end = start + at + letter.len_utf8();
            if is_in_word(letter) && edge(self.text, end) == Edge::Firm {
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

    /// Generates the fragment for the bracketed text and checks that it finds that text.
    fn generated(marked: &str) -> String {
        let at = |bracket| marked.find(bracket).unwrap_or_default();
        let range = at('[')..at(']') - 1;
        let text = marked.replace(['[', ']'], "");
        let Some(directive) = generate(&text, range.clone()) else {
            return String::new();
        };
        let Directive(fragments) = &directive;
        if let [fragment] = &fragments[..] {
            assert_eq!(
                find(&text, fragment),
                expand_to_words(&text, range),
                "{fragment}"
            );
        }
        directive
            .to_string()
            .replace("%20", " ")
            .replace("text=", "")
    }

    /// Generates the fragment for the first occurrence in [`TEXT`].
    fn generated_for(words: &str) -> String {
        generated(&TEXT.replacen(words, &format!("[{words}]"), 1))
    }

    #[test]
    fn generates_shortest_unique_fragment() {
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
            assert_eq!(generated_for(words), fragment, "{words:?}");
        }
    }

    #[test]
    fn quotes_long_range_by_start_and_end() {
        let words = TEXT.lines().nth(2).unwrap_or_default();
        assert_eq!(generated_for(words), "All the,them.");
    }

    #[test]
    fn adds_context_in_scripts_without_spaces() {
        assert_eq!(
            generated("今日は[天気]がいいから。"),
            "%E4%BB%8A%E6%97%A5%E3%81%AF-,%E5%A4%A9%E6%B0%97,-%E3%81%8C%E3%81%84%E3%81%84%E3%81%8B%E3%82%89"
        );
        assert_eq!(generated("a。[今日]。b"), "%E4%BB%8A%E6%97%A5");
    }

    #[test]
    fn refuses_blank_and_indistinguishable_ranges() {
        for text in ["[]", "a[ ]b", "a[\n]b", "[ \n ]"] {
            assert_eq!(generated(text), "", "{text:?}");
        }
        let copies = "x\n".repeat(5);
        assert_eq!(generate(&copies, 4..5), None);
        assert!(generate(&copies, 0..1).is_some());
    }
}
