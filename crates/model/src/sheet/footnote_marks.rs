//! Lists the footnote marks in a part of the sheet.

use super::{Block, Footnote, FootnoteReference, Inline, Lead, Section};

impl Lead {
    /// Returns the footnote marks in it.
    #[must_use]
    pub fn marks(&self) -> Vec<FootnoteReference> {
        marks_in(&self.blocks)
    }
}

impl Section {
    /// Returns the footnote marks in its heading.
    #[must_use]
    pub fn marks_of_heading(&self) -> Vec<FootnoteReference> {
        let mut found = Vec::new();
        in_inlines(&self.heading, &mut found);
        found
    }

    /// Returns the footnote marks in it and its subsections.
    #[must_use]
    pub fn marks(&self) -> Vec<FootnoteReference> {
        let mut found = self.marks_of_heading();
        in_blocks(&self.blocks, &mut found);
        let inner = self.sections.iter().flat_map(|inner| inner.marks());
        found.extend(inner);
        found
    }
}

impl Footnote {
    /// Returns the footnote marks in it.
    #[must_use]
    pub fn marks(&self) -> Vec<FootnoteReference> {
        marks_in(&self.blocks)
    }
}

fn marks_in(blocks: &[Block]) -> Vec<FootnoteReference> {
    let mut found = Vec::new();
    in_blocks(blocks, &mut found);
    found
}

fn in_blocks(blocks: &[Block], found: &mut Vec<FootnoteReference>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => in_inlines(&paragraph.content, found),
            Block::List(list) => {
                for item in &list.items {
                    in_inlines(&item.content, found);
                    in_blocks(&item.blocks, found);
                }
            }
            Block::Table(table) => {
                let rows = table.rows.iter().flatten();
                for content in table.head.iter().chain(rows).chain([&table.caption]) {
                    in_inlines(content, found);
                }
            }
            Block::Quotation(quotation) => in_blocks(&quotation.blocks, found),
            Block::Figure(figure) => in_inlines(&figure.caption, found),
            Block::Note(note) => in_blocks(&note.blocks, found),
        }
    }
}

fn in_inlines(content: &[Inline], found: &mut Vec<FootnoteReference>) {
    for inline in content {
        match inline {
            Inline::FootnoteReference(mark) => found.push(*mark),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner) => in_inlines(inner, found),
            Inline::Link(link) => in_inlines(&link.content, found),
            Inline::Text(_)
            | Inline::Abbreviation(_)
            | Inline::Code(_)
            | Inline::LeftToRight(_)
            | Inline::LineBreak => {}
        }
    }
}
