//! Blocks of text: paragraphs here, the others in modules of their own.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::abbreviations::Abbreviations;
use super::body::BodyParser;
use super::passage_ids::{Explicit, Place, Scope};
use super::tables::CAPTION;
use crate::sheet::{Block, Notation, Paragraph, Passage, PassageKind, PlainText};

impl BodyParser<'_> {
    /// The blocks up to a heading or the end of what holds them; each is a passage.
    pub(super) fn blocks(&mut self, scope: &mut Scope) -> Vec<Block> {
        self.blocks_of(scope, true)
    }

    /// The blocks inside another passage; list items, tables and figures alone are passages there.
    pub(super) fn inner_blocks(&mut self, scope: &mut Scope) -> Vec<Block> {
        self.blocks_of(scope, false)
    }

    fn blocks_of(&mut self, scope: &mut Scope, are_passages: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut list_above = None;
        while let Some(event) = self.peek() {
            let event = event.clone();
            let span = self.here();
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Heading { .. }) if are_passages => break,
                Event::Start(tag) => {
                    self.take();
                    let is_table = matches!(tag, Tag::Table(_));
                    let is_list = matches!(tag, Tag::List(_));
                    let list = list_above.take();
                    let is_split =
                        list.is_some_and(|list| self.check_after_list(&list, &span, &tag));
                    blocks.extend(self.block(tag, &span, scope, are_passages));
                    self.follows_table = is_table;
                    self.is_list_split = is_split;
                    list_above = is_list.then_some(span);
                }
                Event::Rule => {
                    self.take();
                    let groups = self.source[span.clone()].split_whitespace();
                    let is_table =
                        groups.clone().count() > 1 && groups.clone().all(|dashes| dashes.len() > 1);
                    let (message, help) = if is_table {
                        (
                            "a table without bars",
                            "write the table as `| A | B |` over `|---|---|`",
                        )
                    } else {
                        (
                            "a horizontal rule",
                            "delete the line; a new section starts with a heading, `## `",
                        )
                    };
                    self.error(&span, message, help);
                }
                Event::Html(markup) | Event::InlineHtml(markup) => {
                    self.take();
                    self.refuse_html(&markup, &span);
                }
                other => {
                    self.take();
                    self.error(
                        &span,
                        format!("unsupported Markdown: {other:?}"),
                        "write it as a paragraph",
                    );
                }
            }
        }
        blocks
    }

    /// Parses the block that has just been started.
    fn block(
        &mut self,
        tag: Tag<'_>,
        span: &Range<usize>,
        scope: &mut Scope,
        is_passage: bool,
    ) -> Option<Block> {
        match tag {
            Tag::Paragraph => self.paragraph(span, scope, is_passage),
            Tag::List(start) => Some(Block::List(self.list(start, span, scope))),
            Tag::Table(columns) => Some(Block::Table(self.table(&columns, span, scope))),
            Tag::BlockQuote(kind) => Some(self.quotation(kind, span, scope, is_passage)),
            Tag::FootnoteDefinition(label) => {
                self.footnote_definition(&label, span);
                None
            }
            Tag::HtmlBlock => {
                let markup = self.source[span.clone()].to_owned();
                self.refuse_html(&markup, span);
                self.skip();
                None
            }
            Tag::CodeBlock(kind) => {
                let (message, help) = match kind {
                    CodeBlockKind::Indented => (
                        "text that is indented by four spaces is a code block",
                        "indent it by three spaces at most",
                    ),
                    CodeBlockKind::Fenced(_) => (
                        "a code block",
                        "write each line within a paragraph as `` `code` ``, or show a picture of it",
                    ),
                };
                self.error(span, message, help);
                self.skip();
                None
            }
            Tag::Heading { level, .. } => {
                self.error(
                    span,
                    "a heading within a list, quotation or footnote",
                    "start it at the beginning of a line, or write the text in `**…**`",
                );
                self.nested(TagEnd::Heading(level));
                None
            }
            other => {
                self.error(
                    span,
                    format!("unsupported Markdown: {other:?}"),
                    "write it as a paragraph",
                );
                self.skip();
                None
            }
        }
    }

    fn paragraph(
        &mut self,
        span: &Range<usize>,
        scope: &mut Scope,
        is_passage: bool,
    ) -> Option<Block> {
        if Abbreviations::are_definitions(&self.source[span.clone()]) {
            self.skip();
            return None;
        }
        if self.source[span.clone()].starts_with(CAPTION) {
            let line = line_of(self.source, span);
            let help = "write it below its table, after an empty line";
            self.error(&line, "a table caption without a table above it", help);
        }
        if let Some(Event::Start(Tag::Image { .. })) = self.peek() {
            return self.figure(span, scope).map(Block::Figure);
        }
        let place = is_passage.then(|| scope.place(PassageKind::Paragraph));
        let errors = self.diagnostics.len();
        let mut content = self.text(TagEnd::Paragraph);
        let explicit = self.trailing_id(&mut content, span);
        let text = content.written_in(Notation::Wording);
        if text.trim().is_empty() && self.diagnostics.len() == errors {
            self.error(
                span,
                "a paragraph without text",
                "delete the line: an empty line is enough between paragraphs",
            );
        }
        let ends_quotation = matches!(self.peek(), Some(Event::End(TagEnd::BlockQuote(_))));
        if place.is_none() && ends_quotation {
            self.quotation_id.clone_from(&explicit);
        } else if place.is_none() && explicit.is_some() {
            self.error(
                span,
                "an id within another passage",
                "put the id at the end of that passage, or delete it",
            );
        }
        let passage = place.map(|place| self.passage(place, explicit, &text, span));
        Some(Block::Paragraph(Paragraph { passage, content }))
    }

    /// Makes the passage of a block with this text.
    pub(super) fn passage(
        &mut self,
        place: Place,
        explicit: Explicit,
        text: &str,
        span: &Range<usize>,
    ) -> Passage {
        let source = (self.file.text, span);
        self.ids
            .block(place, explicit, text, source, self.diagnostics)
    }
}

/// The first line of a block, from where the block starts.
pub(super) fn line_of(source: &str, span: &Range<usize>) -> Range<usize> {
    let block = &source[span.clone()];
    let indent = block.len() - block.trim_start().len();
    let start = span.start + indent;
    let line = source[start..].lines().next().unwrap_or_default();
    start..(start + line.trim_end().len()).max(start)
}
