//! What a damaged link was before: programs cut links out of sentences and encode them again.

use percent_encoding::percent_decode_str;

use crate::sheet::Passage;

/// Characters that end a sentence or enclose a link in it. No id and no value ends with one.
const TRAILING: &[char] = &[
    ')', ']', '}', '>', '.', ',', ';', ':', '!', '?', '"', '\'', '“', '”', '’', '»', '`', '*',
];

/// Removes what may follow a link in a sentence.
pub(super) fn trim(text: &str) -> &str {
    text.trim_end_matches(|c: char| TRAILING.contains(&c) || c.is_whitespace())
}

/// Decodes percent-encoded bytes.
pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Finds the passage that a damaged id means; `None` unless exactly one passage may be meant.
///
/// Tries the id without trailing punctuation, then decoded once more, then both in other letter case.
pub(super) fn find<'a>(id: &str, passages: &[&'a Passage]) -> Option<&'a Passage> {
    let decoded = decode(id);
    let readings = [trim(id), &decoded, trim(&decoded)];
    let find = |is_same: fn(&str, &str) -> bool| {
        readings.iter().find_map(|reading| {
            let mut found = passages
                .iter()
                .filter(|passage| passage.ids().any(|own| is_same(own.as_str(), reading)));
            let first = found.next()?;
            found.next().is_none().then_some(*first)
        })
    };
    find(|own, reading| own == reading).or_else(|| find(str::eq_ignore_ascii_case))
}
