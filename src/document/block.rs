//! A block of any kind.

use yew::prelude::*;

use super::anchor_link::{OnFollow, anchor_link};
use super::figure::figure;
use super::inline::inlines;
use super::list::list;
use super::table::table;
use crate::interface_text as text;
use crate::sheet::{Block, Direction, Note, Paragraph, Passage, PassageKind, Quotation};

/// Where a block stands.
#[derive(Clone, PartialEq)]
pub(super) struct Place {
    /// The heading of the section.
    pub(super) heading: AttrValue,
    /// Called when the link of a passage is followed.
    pub(super) on_follow: OnFollow,
}

impl Place {
    /// The link of a passage here, and its former ids.
    pub(super) fn anchor(&self, kind: PassageKind, passage: &Passage) -> Html {
        anchor_link(
            passage,
            &text::passage(kind, passage.ordinal, &self.heading),
            &self.on_follow,
        )
    }
}

/// The number by which a passage can be quoted on paper, as an attribute.
pub(super) fn number(passage: &Passage) -> Option<String> {
    passage.number.map(|number| number.to_string())
}

/// Returns the attribute `dir` of a passage whose direction is not that of the sheet.
pub(super) fn dir(passage: &Passage) -> Option<&'static str> {
    passage.direction.map(Direction::as_attribute)
}

/// Renders them in order.
pub(super) fn blocks(blocks: &[Block], place: &Place) -> Html {
    blocks.iter().map(|each| block(each, place)).collect()
}

fn block(block: &Block, place: &Place) -> Html {
    match block {
        Block::Paragraph(words) => paragraph(words, place),
        Block::List(items) => list(items, place),
        Block::Table(cells) => table(cells, place),
        Block::Quotation(words) => quotation(words, place),
        Block::Figure(picture) => figure(picture, place),
        Block::Note(remark) => note(remark, place),
    }
}

fn paragraph(paragraph: &Paragraph, place: &Place) -> Html {
    let words = inlines(&paragraph.content);
    match &paragraph.passage {
        None => html! { <p>{ words }</p> },
        Some(passage) => html! {
            <p id={passage.id.to_string()} class="passage" dir={dir(passage)} data-number={number(passage)}>
                { words }
                { place.anchor(PassageKind::Paragraph, passage) }
            </p>
        },
    }
}

fn quotation(quotation: &Quotation, place: &Place) -> Html {
    let content = blocks(&quotation.blocks, place);
    match &quotation.passage {
        None => html! { <blockquote>{ content }</blockquote> },
        Some(passage) => html! {
            <blockquote id={passage.id.to_string()} class="passage" dir={dir(passage)} data-number={number(passage)}>
                { content }
                { place.anchor(PassageKind::Quotation, passage) }
            </blockquote>
        },
    }
}

fn note(note: &Note, place: &Place) -> Html {
    let word = text::note_kind(note.kind);
    let content = blocks(&note.blocks, place);
    match &note.passage {
        None => {
            html! { <div class="note" role="note" aria-label={word} data-kind={word}>{ content }</div> }
        }
        Some(passage) => html! {
            <div
                id={passage.id.to_string()}
                class="note passage"
                role="note"
                dir={dir(passage)}
                aria-label={word}
                data-kind={word}
                data-number={number(passage)}
            >
                { content }
                { place.anchor(PassageKind::Note, passage) }
            </div>
        },
    }
}
