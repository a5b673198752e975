//! Finds footnote marks and abbreviations in a part of the sheet.

use crate::scope::Scope;

use super::{Abbreviation, Block, Footnote, FootnoteReference, Inline, Lead, Section, Sheet};

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
        in_inlines(&self.heading, &mut |inline| found.extend(mark(inline)));
        found
    }

    /// Returns the footnote marks in it and its subsections.
    #[must_use]
    pub fn marks(&self) -> Vec<FootnoteReference> {
        let mut found = self.marks_of_heading();
        found.extend(marks_in(&self.blocks));
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

impl Sheet {
    /// Returns the abbreviations in what is shown and in the footnotes, each once, sorted.
    #[must_use]
    pub fn abbreviations<'a>(&'a self, scope: &Scope) -> Vec<&'a Abbreviation> {
        let mut found: Vec<&Abbreviation> = Vec::new();
        let mut add = |inline: &'a Inline| {
            if let Inline::Abbreviation(abbreviation) = inline {
                let at = found.partition_point(|other| other.short < abbreviation.short);
                if found
                    .get(at)
                    .is_none_or(|other| other.short != abbreviation.short)
                {
                    found.insert(at, abbreviation);
                }
            }
        };
        if scope.includes(&self.lead.passage.id) {
            in_blocks(&self.lead.blocks, &mut add);
        }
        for section in scope.sections(self) {
            in_inlines(&section.heading, &mut add);
            in_blocks(&section.blocks, &mut add);
        }
        for footnote in &self.footnotes {
            in_blocks(&footnote.blocks, &mut add);
        }
        found
    }
}

fn mark(inline: &Inline) -> Option<FootnoteReference> {
    match inline {
        Inline::FootnoteReference(mark) => Some(*mark),
        _ => None,
    }
}

fn marks_in(blocks: &[Block]) -> Vec<FootnoteReference> {
    let mut found = Vec::new();
    in_blocks(blocks, &mut |inline| found.extend(mark(inline)));
    found
}

/// Calls `visit` with every inline in the blocks, in order.
fn in_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => in_inlines(&paragraph.content, visit),
            Block::List(list) => {
                for item in &list.items {
                    in_inlines(&item.content, visit);
                    in_blocks(&item.blocks, visit);
                }
            }
            Block::Table(table) => {
                let rows = table.rows.iter().flatten();
                for content in table.head.iter().chain(rows).chain([&table.caption]) {
                    in_inlines(content, visit);
                }
            }
            Block::Quotation(quotation) => in_blocks(&quotation.blocks, visit),
            Block::Figure(figure) => in_inlines(&figure.caption, visit),
            Block::Note(note) => in_blocks(&note.blocks, visit),
        }
    }
}

fn in_inlines<'a>(content: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in content {
        visit(inline);
        match inline {
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner) => in_inlines(inner, visit),
            Inline::Link(link) => in_inlines(&link.content, visit),
            Inline::Text(_)
            | Inline::Abbreviation(_)
            | Inline::Code(_)
            | Inline::LeftToRight(_)
            | Inline::FootnoteReference(_)
            | Inline::LineBreak => {}
        }
    }
}
