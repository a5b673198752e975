//! Draws a block, whatever it is.

use yew::prelude::*;

use super::anchor_link::anchor_link;
use super::figure::figure;
use super::inline::inlines;
use super::list::list;
use super::table::table;
use crate::sheet::{Block, NoteKind, Paragraph, Passage, PassageId, PassageKind};

/// Where a block stands, and whom to tell when its link is followed.
#[derive(Clone, PartialEq)]
pub(super) struct Place {
    /// The heading of the section.
    pub(super) heading: AttrValue,
    /// Told when the reader follows a passage's link.
    pub(super) on_follow: Callback<PassageId>,
}

impl Place {
    /// The link of a passage here, and its former ids.
    pub(super) fn anchor(&self, kind: PassageKind, passage: &Passage) -> Html {
        anchor_link(
            passage,
            &kind.name(passage.ordinal, &self.heading),
            &self.on_follow,
        )
    }
}

/// Draws them in order.
pub(super) fn blocks(blocks: &[Block], place: &Place) -> Html {
    blocks.iter().map(|each| block(each, place)).collect()
}

fn block(block: &Block, place: &Place) -> Html {
    match block {
        Block::Paragraph(words) => paragraph(words, place),
        Block::List(items) => list(items, place),
        Block::Table(cells) => table(cells, place),
        Block::Quotation(quotation) => html! {
            <blockquote id={id(quotation.passage.as_ref())} class={passage_class(quotation.passage.as_ref())}>
                { blocks(&quotation.blocks, place) }
                { anchor(PassageKind::Quotation, quotation.passage.as_ref(), place) }
            </blockquote>
        },
        Block::Figure(picture) => figure(picture, place),
        Block::Note(note) => html! {
            <div
                id={id(note.passage.as_ref())}
                class={classes!("note", passage_class(note.passage.as_ref()))}
                role="note"
                aria-label={note_word(note.kind)}
                data-kind={note_word(note.kind)}
            >
                { blocks(&note.blocks, place) }
                { anchor(PassageKind::Note, note.passage.as_ref(), place) }
            </div>
        },
    }
}

fn paragraph(paragraph: &Paragraph, place: &Place) -> Html {
    html! {
        <p id={id(paragraph.passage.as_ref())} class={passage_class(paragraph.passage.as_ref())}>
            { inlines(&paragraph.content) }
            { anchor(PassageKind::Paragraph, paragraph.passage.as_ref(), place) }
        </p>
    }
}

fn id(passage: Option<&Passage>) -> Option<String> {
    passage.map(|passage| passage.id.to_string())
}

fn passage_class(passage: Option<&Passage>) -> Option<&'static str> {
    passage.map(|_| "passage")
}

fn anchor(kind: PassageKind, passage: Option<&Passage>, place: &Place) -> Html {
    passage
        .map(|passage| place.anchor(kind, passage))
        .unwrap_or_default()
}

fn note_word(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Note => "Note",
        NoteKind::Tip => "Tip",
        NoteKind::Important => "Important",
        NoteKind::Warning => "Warning",
        NoteKind::Caution => "Caution",
    }
}
