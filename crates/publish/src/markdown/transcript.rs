//! The text of a block as it was typed, with the place of each character in the source file.
//!
//! The Markdown parser gives text in pieces, without what it took for markup. Raised and lowered
//! text and everything that was left over by mistake is looked for in the whole of it.

use std::borrow::Cow;
use std::ops::Range;

/// Stands for what is not text: code, a link's address, a footnote mark.
pub(super) const OBJECT: char = '\u{fffc}';

/// The text of a block and where it comes from.
#[derive(Default)]
pub(super) struct Transcript {
    text: String,
    /// Offsets in the text and in the source file at which pieces start.
    pieces: Vec<(usize, usize)>,
    /// What was escaped or written as an entity: no markup is looked for there.
    settled: Vec<Range<usize>>,
    /// Markup that was understood.
    understood: Vec<Range<usize>>,
    /// Where the last piece ends in the source file.
    source_end: usize,
    /// How much of the text has been taken.
    taken: usize,
    has_hard_breaks: bool,
    /// Characters behind a backslash that is not published, and line breaks that are written as one.
    escaped: Vec<usize>,
}

impl Transcript {
    /// Adds a text that stands at `span` in the source file.
    pub(super) fn push_text(&mut self, text: &str, span: &Range<usize>, source: &str) {
        let is_escaped = self.source_end < span.start && source[..span.start].ends_with('\\');
        let start = self.push(text, span.start);
        self.source_end = span.end;
        if source.get(span.clone()) != Some(text) {
            self.settled.push(start..self.text.len());
        } else if is_escaped {
            let first = text.chars().next().map_or(0, char::len_utf8);
            self.settled.push(start..start + first);
            self.escaped.push(start);
        }
    }

    /// Adds the end of a line that is joined with the next one.
    pub(super) fn push_soft_break(&mut self, span: &Range<usize>) {
        self.push("\n", span.start);
    }

    /// Adds a line break that was asked for.
    pub(super) fn push_hard_break(&mut self, span: &Range<usize>, source: &str) {
        let start = self.push("\n", span.start);
        self.has_hard_breaks = true;
        if source[span.clone()].starts_with('\\') {
            self.escaped.push(start);
        }
    }

    /// Where the text has a character, or a line break, instead of a backslash and that character.
    pub(super) fn escaped(&self) -> &[usize] {
        &self.escaped
    }

    /// Whether there is a line break that was asked for.
    pub(super) fn has_hard_breaks(&self) -> bool {
        self.has_hard_breaks
    }

    /// Adds something that is no text, after all text has been taken.
    pub(super) fn push_object(&mut self, span: &Range<usize>) {
        let mut buffer = [0; 4];
        self.push(OBJECT.encode_utf8(&mut buffer), span.start);
        self.taken = self.text.len();
    }

    fn push(&mut self, text: &str, source: usize) -> usize {
        let start = self.text.len();
        self.pieces.push((start, source));
        self.text.push_str(text);
        start
    }

    /// The range of the text that has not been taken yet; takes it.
    pub(super) fn take(&mut self) -> Range<usize> {
        let range = self.taken..self.text.len();
        self.taken = self.text.len();
        range
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the text in which only typed markup is markup: the rest is control characters of
    /// the same length.
    pub(super) fn typed(&self, range: Range<usize>) -> Cow<'_, str> {
        let first = self.settled.partition_point(|part| part.end <= range.start);
        let settled = &self.settled[first..];
        if settled.first().is_none_or(|part| part.start >= range.end) {
            return Cow::Borrowed(&self.text[range]);
        }
        let mut typed = String::with_capacity(range.len());
        let mut from = range.start;
        for part in settled.iter().take_while(|part| part.start < range.end) {
            let part = part.start.max(from)..part.end.clamp(from, range.end);
            typed.push_str(&self.text[from..part.start]);
            typed.extend(std::iter::repeat_n('\u{1}', part.len()));
            from = part.end;
        }
        typed.push_str(&self.text[from..range.end]);
        Cow::Owned(typed)
    }

    /// Says that the markup in a part of the text has been understood.
    pub(super) fn settle(&mut self, part: Range<usize>) {
        self.understood.push(part);
    }

    /// The whole text in which only markup that was left over is markup.
    pub(super) fn left_over(&mut self) -> Cow<'_, str> {
        self.settled.append(&mut self.understood);
        self.settled.sort_by_key(|part| part.start);
        self.typed(0..self.text.len())
    }

    /// Where a part of the text stands in the source file.
    pub(super) fn span(&self, part: Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= at);
            let (start, source) = self.pieces.get(piece.wrapping_sub(1)).copied()?;
            Some(source + at - start)
        };
        let start = place(part.start).unwrap_or_default();
        let last = part.end.saturating_sub(1).max(part.start);
        let end = place(last).map_or(start, |end| end + 1);
        start..end.max(start)
    }
}
