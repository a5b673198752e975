//! Blocks: paragraphs, lists, tables, quotations, pictures, notes.

use std::ops::Range;

use pulldown_cmark::{Alignment as ColumnAlignment, BlockQuoteKind, Event, Tag, TagEnd};

use super::abbreviations::Abbreviations;
use super::body::Reader;
use super::passage_ids::{Explicit, Scope};
use crate::sheet::{
    Alignment, Block, Cell, Figure, Inline, List, ListItem, Note, NoteKind, Paragraph, PassageKind,
    PlainText, Quotation, Table, of_passage,
};

const CAPTION: &str = "Table: ";

impl Reader<'_> {
    /// The blocks up to a heading or the end of what holds them; each is a passage.
    pub(super) fn blocks(&mut self, scope: &mut Scope) -> Vec<Block> {
        self.blocks_of(scope, true)
    }

    /// The blocks inside another passage; only points of lists are passages there.
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
        let text = content.plain_text();
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
        let mut text = content.plain_text();
        text.push('\n');
        blocks.write_plain_text(&mut text);
        let passage = self.ids.block(place, explicit, &text, at, self.faults);
        ListItem {
            passage,
            content,
            blocks,
        }
    }

    fn table(
        &mut self,
        columns: &[ColumnAlignment],
        at: &Range<usize>,
        scope: &mut Scope,
    ) -> Table {
        let place = scope.place(PassageKind::Table);
        let mut rows = Vec::new();
        while let Some((Event::Start(Tag::TableHead | Tag::TableRow), _)) = self.take() {
            rows.push(self.row());
        }
        let (caption, explicit) = self.table_caption();
        let columns = columns.iter().map(|column| match column {
            ColumnAlignment::None | ColumnAlignment::Left => Alignment::Start,
            ColumnAlignment::Center => Alignment::Center,
            ColumnAlignment::Right => Alignment::End,
        });
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        let passage = self.ids.block(place, explicit, "", at, self.faults);
        let columns = columns.collect();
        let mut table = Table {
            passage,
            caption,
            columns,
            head,
            rows: rows.collect(),
        };
        table.passage.fingerprint = of_passage(&table.plain_text());
        table
    }

    fn row(&mut self) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.take() {
            cells.push(self.inlines(TagEnd::TableCell));
        }
        cells
    }

    fn table_caption(&mut self) -> (Vec<Inline>, Explicit) {
        let at = self.here();
        let is_caption = matches!(self.peek(), Some(Event::Start(Tag::Paragraph)))
            && self.manuscript.text[at.clone()].starts_with(CAPTION);
        if !is_caption {
            return (Vec::new(), None);
        }
        self.take();
        let mut caption = self.inlines(TagEnd::Paragraph);
        let explicit = self.trailing_id(&mut caption, &at);
        if let Some(Inline::Text(text)) = caption.first_mut() {
            text.drain(..CAPTION.len().min(text.len()));
        }
        (caption, explicit)
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
        let text = blocks.plain_text();
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

    /// Reads a paragraph that starts with a picture, and should hold nothing else.
    fn figure(&mut self, at: &Range<usize>, scope: &mut Scope) -> Option<Figure> {
        let place = scope.place(PassageKind::Figure);
        let Some((
            Event::Start(Tag::Image {
                dest_url, title, ..
            }),
            _,
        )) = self.take()
        else {
            return None;
        };
        let source = dest_url.to_string();
        let caption = title.to_string();
        let alternative = self.inlines(TagEnd::Image).plain_text();
        let mut rest = self.inlines(TagEnd::Paragraph);
        let explicit = self.trailing_id(&mut rest, at);
        if !rest.is_empty() {
            self.fault(
                at,
                "met words beside a picture, expected it in a paragraph of its own",
                "leave an empty line after the picture",
            );
        }
        if alternative.trim().is_empty() {
            self.fault(
                at,
                format!(
                    "met the picture \"{source}\" without alternative text, expected what it shows"
                ),
                "write ![what it shows](picture.png)",
            );
        }
        let size = self.picture_size(&source, at);
        let caption = if caption.is_empty() {
            Vec::new()
        } else {
            vec![Inline::Text(caption)]
        };
        let text = format!("{alternative}\n{}", caption.plain_text());
        let passage = self.ids.block(place, explicit, &text, at, self.faults);
        Some(Figure {
            passage,
            source,
            alternative,
            caption,
            size,
        })
    }

    fn picture_size(&mut self, source: &str, at: &Range<usize>) -> (u32, u32) {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        let within = source.chars().all(plain)
            && !source.starts_with('/')
            && !source.split('/').any(|part| part == "..");
        if !within {
            let message = format!(
                "met the picture address \"{source}\", expected the path of a file beside the fact sheet"
            );
            self.fault(
                at,
                message,
                "put the picture into the folder of the fact sheet",
            );
            return (0, 0);
        }
        let size = (self.manuscript.picture_size)(source);
        if size.is_none() {
            let message = format!(
                "met the picture \"{source}\", expected a PNG, JPEG, GIF or WebP file there"
            );
            self.fault(
                at,
                message,
                "put the picture into the folder of the fact sheet",
            );
        }
        size.unwrap_or_default()
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
