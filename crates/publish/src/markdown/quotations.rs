//! Quotations and notes.

use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::blocks::line_of;
use super::body::BodyParser;
use super::passage_ids::Scope;
use crate::sheet::{Block, Notation, Note, NoteKind, PassageKind, PlainText, Quotation};

impl BodyParser<'_> {
    pub(super) fn quotation(
        &mut self,
        kind: Option<BlockQuoteKind>,
        span: &Range<usize>,
        scope: &mut Scope,
        is_passage: bool,
    ) -> Block {
        let what = if kind.is_some() {
            PassageKind::Note
        } else {
            self.check_quotation(span);
            PassageKind::Quotation
        };
        let place = is_passage.then(|| scope.place(what));
        let errors = self.diagnostics.len();
        self.follows_table = false;
        let blocks = self.inner_blocks(scope);
        self.take();
        let explicit = self.quotation_id.take();
        if place.is_none() && explicit.is_some() {
            let help = "put the id at the end of that passage, or delete it";
            self.error(span, "an id within another passage", help);
        }
        let text = blocks.written_in(Notation::Wording);
        if self.diagnostics.len() == errors {
            self.check_lazy_line(span, kind.is_some());
        }
        if blocks.is_empty() && self.diagnostics.len() == errors {
            self.error(
                span,
                "a quotation without text",
                "write its text after `> `, or delete the line",
            );
        }
        let passage = place.map(|place| self.passage(place, explicit, &text, span));
        match kind {
            None => Block::Quotation(Quotation { passage, blocks }),
            Some(kind) => Block::Note(Note {
                passage,
                kind: note_kind(kind),
                blocks,
            }),
        }
    }

    /// Warns of a line without `>` that Markdown takes into the quotation or note above it.
    fn check_lazy_line(&mut self, span: &Range<usize>, is_note: bool) {
        let mut start = span.start;
        for line in self.source[span.clone()].split_inclusive('\n') {
            let typed = line.trim();
            if start > span.start && !typed.is_empty() && !typed.starts_with('>') {
                let line = line_of(self.source, &(start..start + line.len()));
                let what = if is_note { "note" } else { "quotation" };
                self.warn(
                    &line,
                    format!("a line without `>` belongs to the {what} above it"),
                    "leave an empty line before it, or write `> ` before it",
                );
                return;
            }
            start += line.len();
        }
    }

    /// Refuses quotations that were meant as something else: a note or the sign of a figure.
    fn check_quotation(&mut self, span: &Range<usize>) {
        let source = self.source;
        let first = line_of(source, span);
        let typed = source[first.clone()].trim_start_matches(['>', ' ']);
        if let Some(rest) = typed.trim_start().strip_prefix("[!") {
            let kind = rest.split(']').next().unwrap_or_default();
            let kinds = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
            let is_known = kinds.iter().any(|known| known.eq_ignore_ascii_case(kind));
            let title = rest.split_once(']').map_or("", |(_, title)| title.trim());
            let (message, help) = if is_known && !title.is_empty() {
                (
                    format!("text after `[!{kind}]`"),
                    format!("write it on the next line:\n> [!{kind}]\n> **{title}**"),
                )
            } else if is_known {
                (
                    format!("`[!{kind}]` does not make a note here"),
                    format!("write `> [!{kind}]` with an ordinary space, alone on its line"),
                )
            } else {
                let near = match kind.to_ascii_uppercase().as_str() {
                    "DANGER" | "ERROR" | "BUG" | "FAILURE" | "ATTENTION" => "CAUTION",
                    "HINT" | "SUCCESS" | "EXAMPLE" => "TIP",
                    _ => "NOTE",
                };
                (
                    format!("unknown kind of note \"{kind}\""),
                    format!("write `> [!{near}]`; there are {}", kinds.join(", ")),
                )
            };
            self.error(&first, message, &help);
            return;
        }
        let word = typed.trim().trim_matches(['*', '_', ':', ' ']);
        let kinds = ["Note", "Tip", "Important", "Warning", "Caution"];
        if typed.starts_with("**") && kinds.contains(&word) {
            let help = format!("write `> [!{}]` for a note", word.to_uppercase());
            self.warn(&first, "a note of an older form is a quotation here", &help);
            return;
        }
        let is_line = source[span.clone()].trim_end().lines().count() == 1;
        let interrupts = !self
            .line_before(span.start)
            .trim_matches(['>', ' '])
            .is_empty();
        let figure = typed.trim_start_matches(['=', '~', '≈', '±', '−', '-', '$', '€', '£', ' ']);
        if figure.starts_with(|c: char| c.is_numeric()) && (is_line || interrupts) {
            let shown = source[first.clone()].trim();
            self.error(
                &first,
                "`>` before a number makes a quotation of it",
                &format!("write `\\{shown}` for the sign, or `> “…”` for somebody's words"),
            );
        }
    }
}

fn note_kind(kind: BlockQuoteKind) -> NoteKind {
    match kind {
        BlockQuoteKind::Note => NoteKind::Note,
        BlockQuoteKind::Tip => NoteKind::Tip,
        BlockQuoteKind::Important => NoteKind::Important,
        BlockQuoteKind::Warning => NoteKind::Warning,
        BlockQuoteKind::Caution => NoteKind::Caution,
    }
}
