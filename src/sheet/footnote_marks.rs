//! Which footnotes a piece of the sheet refers to.

use super::{Block, Footnote, Inline, Lead, Section};

impl Lead {
    /// The numbers of the footnotes to which it refers.
    #[must_use]
    pub fn footnotes(&self) -> Vec<u32> {
        marks_in(&self.blocks)
    }
}

impl Section {
    /// The numbers of the footnotes to which its heading refers.
    #[must_use]
    pub fn footnotes_of_heading(&self) -> Vec<u32> {
        let mut found = Vec::new();
        in_inlines(&self.heading, &mut found);
        found
    }

    /// The numbers of the footnotes to which it refers, with all that stands under it.
    #[must_use]
    pub fn footnotes(&self) -> Vec<u32> {
        let mut found = self.footnotes_of_heading();
        in_blocks(&self.blocks, &mut found);
        let inner = self.sections.iter().flat_map(|inner| inner.footnotes());
        found.extend(inner);
        found
    }
}

impl Footnote {
    /// The numbers of the footnotes to which it refers.
    #[must_use]
    pub fn footnotes(&self) -> Vec<u32> {
        marks_in(&self.blocks)
    }
}

fn marks_in(blocks: &[Block]) -> Vec<u32> {
    let mut found = Vec::new();
    in_blocks(blocks, &mut found);
    found
}

fn in_blocks(blocks: &[Block], found: &mut Vec<u32>) {
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

fn in_inlines(content: &[Inline], found: &mut Vec<u32>) {
    for inline in content {
        match inline {
            Inline::FootnoteReference(mark) => found.push(mark.footnote),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner) => in_inlines(inner, found),
            Inline::Link(link) => in_inlines(&link.content, found),
            Inline::Text(_) | Inline::Abbreviation(_) | Inline::Code(_) | Inline::LineBreak => {}
        }
    }
}
