//! Footnotes, from wherever they stand, in the order of the references to them.

use std::ops::Range;

use super::body::BodyParser;
use super::passage_ids::Scope;
use crate::fingerprint::of_passage;
use crate::sheet::{Footnote, Notation, PassageId, PlainText, footnote_id, reference_id};

/// The number of a footnote and how often the text has referred to it so far.
pub(super) struct NoteNumber {
    pub(super) number: u32,
    pub(super) references: u32,
}

impl BodyParser<'_> {
    /// The number of the footnote with this label, and which of the references to it this is.
    pub(super) fn refer_to_note(&mut self, label: &str) -> (u32, u32) {
        let label = label.to_lowercase();
        self.notes.get_mut(&label).map_or((0, 0), |note| {
            note.references += 1;
            (note.number, note.references)
        })
    }

    /// Parses a footnote that has just been started.
    pub(super) fn footnote_definition(&mut self, label: &str, span: &Range<usize>) {
        let number = self
            .notes
            .get(&label.to_lowercase())
            .map(|note| note.number);
        let id = footnote_id(number.unwrap_or_default()).parse::<PassageId>();
        // Footnotes stand apart from the section in which they are written.
        let printed = std::mem::take(&mut self.printed_addresses);
        let blocks = match id {
            Ok(id) => self.inner_blocks(&mut Scope::footnote(id)),
            Err(_) => Vec::new(),
        };
        self.printed_addresses = printed;
        self.take();
        if blocks.plain_text().trim().is_empty() {
            let help = format!("write its text: `[^{label}]: …`");
            self.error(span, format!("the footnote \"{label}\" has no text"), &help);
        }
        let (message, help) = match number {
            None => (
                format!("nothing refers to the footnote \"{label}\""),
                format!("write `[^{label}]` where it belongs, or delete it"),
            ),
            Some(number) => match self.written_notes.insert(number, blocks) {
                None => return,
                Some(_) => (
                    format!("a second footnote \"{label}\""),
                    "give it another label, or delete one of the two".to_owned(),
                ),
            },
        };
        self.error(span, message, &help);
    }

    pub(super) fn footnotes(&mut self) -> Vec<Footnote> {
        let mut written = std::mem::take(&mut self.written_notes);
        let mut notes: Vec<_> = std::mem::take(&mut self.notes).into_values().collect();
        notes.sort_by_key(|note| note.number);
        notes
            .into_iter()
            .map(|note| {
                self.ids.give_own(&footnote_id(note.number));
                for occurrence in 1..=note.references {
                    self.ids.give_own(&reference_id(note.number, occurrence));
                }
                let blocks = written.remove(&note.number).unwrap_or_default();
                Footnote {
                    references: note.references,
                    fingerprint: of_passage(&blocks.written_in(Notation::Wording)),
                    blocks: blocks.into(),
                }
            })
            .collect()
    }
}
