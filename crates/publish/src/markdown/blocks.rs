//! Blocks: paragraphs, lists, tables, quotations, pictures, notes.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::abbreviations::Abbreviations;
use super::body::Reader;
use super::passage_ids::Scope;
use crate::sheet::{
    Block, List, ListItem, Notation, Note, NoteKind, Paragraph, PassageKind, PlainText, Quotation,
};

impl Reader<'_> {
    /// The blocks up to a heading or the end of what holds them; each is a passage.
    pub(super) fn blocks(&mut self, scope: &mut Scope) -> Vec<Block> {
        self.blocks_of(scope, true)
    }

    /// The blocks inside another passage; points of lists, tables and figures alone are passages there.
    pub(super) fn inner_blocks(&mut self, scope: &mut Scope) -> Vec<Block> {
        self.blocks_of(scope, false)
    }

    fn blocks_of(&mut self, scope: &mut Scope, are_passages: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.peek() {
            let event = event.clone();
            let at = self.here();
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Heading { .. }) if are_passages => break,
                Event::Start(tag) => {
                    self.take();
                    blocks.extend(self.block(tag, &at, scope, are_passages));
                }
                Event::Rule => {
                    self.take();
                    self.fault(
                        &at,
                        "met a line across the page, expected text",
                        "start a section with a heading instead",
                    );
                }
                Event::Html(_) | Event::InlineHtml(_) => {
                    self.take();
                    self.refuse_html(&at);
                }
                other => {
                    self.take();
                    self.fault(
                        &at,
                        format!("met {other:?}, expected a block"),
                        "write it another way",
                    );
                }
            }
        }
        blocks
    }

    /// Reads the block that has just been started.
    fn block(
        &mut self,
        tag: Tag<'_>,
        at: &Range<usize>,
        scope: &mut Scope,
        is_passage: bool,
    ) -> Option<Block> {
        match tag {
            Tag::Paragraph => self.paragraph(at, scope, is_passage),
            Tag::List(start) => Some(Block::List(self.list(start, at, scope))),
            Tag::Table(columns) => Some(Block::Table(self.table(&columns, at, scope))),
            Tag::BlockQuote(kind) => Some(self.quotation(kind, at, scope, is_passage)),
            Tag::FootnoteDefinition(label) => {
                self.footnote_definition(&label, at);
                None
            }
            Tag::HtmlBlock => {
                self.refuse_html(at);
                self.skip();
                None
            }
            Tag::CodeBlock(_) => {
                self.fault(
                    at,
                    "met a block of code, expected text",
                    "indent text by three spaces at most; mark code within a line with `…`",
                );
                self.skip();
                None
            }
            Tag::Heading { .. } => {
                self.fault(
                    at,
                    "met a heading within another block, expected it by itself",
                    "let it start at the start of a line",
                );
                self.skip();
                None
            }
            other => {
                self.fault(
                    at,
                    format!(
                        "met {other:?}, expected a paragraph, list, table, quotation or picture"
                    ),
                    "write it another way",
                );
                self.skip();
                None
            }
        }
    }

    pub(super) fn refuse_html(&mut self, at: &Range<usize>) {
        self.fault(
            at,
            "met raw HTML, expected Markdown",
            "write &lt; for a < of the text",
        );
    }

    fn paragraph(
        &mut self,
        at: &Range<usize>,
        scope: &mut Scope,
        is_passage: bool,
    ) -> Option<Block> {
        if Abbreviations::are_definitions(&self.manuscript.text[at.clone()]) {
            self.skip();
            return None;
        }
        if let Some(Event::Start(Tag::Image { .. })) = self.peek() {
            return self.figure(at, scope).map(Block::Figure);
        }
        let place = is_passage.then(|| scope.place(PassageKind::Paragraph));
        let mut content = self.inlines(TagEnd::Paragraph);
        let explicit = self.trailing_id(&mut content, at);
        let text = content.written_in(Notation::Wording);
        if content.is_empty() {
            self.fault(
                at,
                "met a paragraph without words, expected some",
                "leave the line out",
            );
        }
        if place.is_none() && explicit.is_some() {
            self.fault(
                at,
                "met an id inside another passage, expected it at that passage's end",
                "leave the id out",
            );
        }
        let passage = place.map(|place| self.ids.block(place, explicit, &text, at, self.faults));
        Some(Block::Paragraph(Paragraph { passage, content }))
    }

    fn list(&mut self, start: Option<u64>, at: &Range<usize>, scope: &mut Scope) -> List {
        let start = start.map(|number| {
            u32::try_from(number).unwrap_or_else(|_| {
                self.fault(
                    at,
                    format!("met a list that starts at {number}, expected a smaller number"),
                    "start at 1",
                );
                1
            })
        });
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), at)) = self.take() {
            items.push(self.list_item(&at, scope));
        }
        List { start, items }
    }

    fn list_item(&mut self, at: &Range<usize>, scope: &mut Scope) -> ListItem {
        let place = scope.place(PassageKind::Point);
        let mut content = if matches!(self.peek(), Some(Event::Start(Tag::Paragraph))) {
            self.take();
            self.inlines(TagEnd::Paragraph)
        } else {
            self.loose_inlines()
        };
        let explicit = self.trailing_id(&mut content, at);
        if content.is_empty() {
            self.fault(
                at,
                "met a point without words, expected some",
                "give the point its words or leave it out",
            );
        }
        let blocks = self.inner_blocks(scope);
        self.take();
        let mut text = content.written_in(Notation::Wording);
        text.push('\n');
        blocks.write_plain_text(Notation::Wording, &mut text);
        let passage = self.ids.block(place, explicit, &text, at, self.faults);
        ListItem {
            passage,
            content,
            blocks,
        }
    }

    fn quotation(
        &mut self,
        kind: Option<BlockQuoteKind>,
        at: &Range<usize>,
        scope: &mut Scope,
        is_passage: bool,
    ) -> Block {
        let what = if kind.is_some() {
            PassageKind::Note
        } else {
            PassageKind::Quotation
        };
        let place = is_passage.then(|| scope.place(what));
        let blocks = self.inner_blocks(scope);
        self.take();
        let text = blocks.written_in(Notation::Wording);
        if blocks.is_empty() {
            self.fault(
                at,
                "met a quotation without words, expected some",
                "leave the line out",
            );
        }
        let passage = place.map(|place| self.ids.block(place, None, &text, at, self.faults));
        match kind {
            None => Block::Quotation(Quotation { passage, blocks }),
            Some(kind) => Block::Note(Note {
                passage,
                kind: note_kind(kind),
                blocks,
            }),
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
