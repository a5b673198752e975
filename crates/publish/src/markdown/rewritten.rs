//! Markdown with insertions that make the parser understand what it does not know by itself, and the
//! way back to the places in the source file.

use std::ops::Range;

/// A text to insert before this offset.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Insertion {
    pub(super) at: usize,
    pub(super) text: &'static str,
}

/// Markdown with insertions.
pub(super) struct Rewritten {
    pub(super) text: String,
    /// For each insertion its offset in the new text, its length and the length of all before it.
    insertions: Vec<(usize, usize, usize)>,
}

impl Rewritten {
    /// Inserts texts into Markdown, in the order of their offsets.
    pub(super) fn new(text: &str, mut insertions: Vec<Insertion>) -> Self {
        insertions.sort_by_key(|insertion| insertion.at);
        let length: usize = insertions
            .iter()
            .map(|insertion| insertion.text.len())
            .sum();
        let mut rewritten = Self {
            text: String::with_capacity(text.len() + length),
            insertions: Vec::with_capacity(insertions.len()),
        };
        let (mut done, mut inserted) = (0, 0);
        for insertion in insertions {
            rewritten.text.push_str(&text[done..insertion.at]);
            done = insertion.at;
            let length = insertion.text.len();
            let place = (rewritten.text.len(), length, inserted);
            rewritten.insertions.push(place);
            rewritten.text.push_str(insertion.text);
            inserted += length;
        }
        rewritten.text.push_str(&text[done..]);
        rewritten
    }

    /// Returns where a range of the new text is in the old one.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end)
    }

    fn offset(&self, at: usize) -> usize {
        let next = self.insertions.partition_point(|(start, _, _)| *start < at);
        match next.checked_sub(1).map(|last| self.insertions[last]) {
            None => at,
            Some((start, length, before)) => at - before - length.min(at - start),
        }
    }
}
