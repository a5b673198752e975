//! The sheet as the page shows it, with what its layout needs and style sheets cannot find out.

use std::rc::Rc;

use super::direction::{isolate, of_all_letters, of_most_letters};
use super::{markup, table_layout};
use crate::sheet::{Block, Direction, Inline, Notation, Passage, PlainText, Section, Sheet};

/// Returns the sheet with the directions of its texts and the widths of its tables. No word changes.
pub(super) fn lay_out(mut sheet: Sheet) -> Sheet {
    let text = Text {
        direction: markup::direction(&sheet.about.language),
    };
    text.blocks(Rc::make_mut(&mut sheet.lead.blocks));
    text.sections(&mut sheet.sections);
    for footnote in &mut sheet.footnotes {
        text.blocks(Rc::make_mut(&mut footnote.blocks));
    }
    for paragraph in &mut sheet.about.notice {
        text.inlines(paragraph);
    }
    text.inlines(&mut sheet.about.rights);
    sheet
}

/// Text in this direction.
#[derive(Clone, Copy)]
struct Text {
    direction: Direction,
}

impl Text {
    /// Returns the text of a passage, which is in the other direction if `direction` is.
    fn within(self, passage: &mut Passage, direction: Option<Direction>) -> Self {
        passage.direction = direction.filter(|direction| *direction != self.direction);
        Self {
            direction: direction.unwrap_or(self.direction),
        }
    }

    fn sections(self, sections: &mut [Rc<Section>]) {
        for section in sections {
            let section = Rc::make_mut(section);
            let direction = match &section.language {
                Some(language) => Some(markup::direction(language)),
                None => of_most_letters(&section.written_in(Notation::Page)),
            };
            let text = self.within(&mut section.passage, direction);
            let mut heading = section.heading.to_vec();
            text.inlines(&mut heading);
            section.heading = heading.into();
            text.blocks(Rc::make_mut(&mut section.blocks));
            text.sections(&mut section.sections);
        }
    }

    fn blocks(self, blocks: &mut [Block]) {
        for block in blocks {
            let words = block.written_in(Notation::Page);
            match block {
                Block::Paragraph(paragraph) => {
                    let passage = paragraph.passage.as_mut();
                    let text = passage.map_or(self, |passage| {
                        self.within(passage, of_most_letters(&words))
                    });
                    text.inlines(&mut paragraph.content);
                }
                Block::List(list) => {
                    // One direction for all items, and so for their bullets.
                    let direction = of_most_letters(&words);
                    for item in &mut list.items {
                        let text = self.within(&mut item.passage, direction);
                        text.inlines(&mut item.content);
                        text.blocks(&mut item.blocks);
                    }
                }
                Block::Table(table) => {
                    // The direction of a table is the order of its columns, too.
                    let text = self.within(&mut table.passage, of_all_letters(&words));
                    table_layout::lay_out(table);
                    text.inlines(&mut table.caption);
                    for row in std::iter::once(&mut table.head).chain(&mut table.rows) {
                        for cell in row {
                            text.inlines(cell);
                        }
                    }
                }
                Block::Quotation(quotation) => {
                    let passage = quotation.passage.as_mut();
                    let text = passage.map_or(self, |passage| {
                        self.within(passage, of_most_letters(&words))
                    });
                    text.blocks(&mut quotation.blocks);
                }
                Block::Figure(figure) => {
                    let text = self.within(&mut figure.passage, of_most_letters(&words));
                    text.inlines(&mut figure.caption);
                }
                Block::Note(note) => {
                    let passage = note.passage.as_mut();
                    let text = passage.map_or(self, |passage| {
                        self.within(passage, of_most_letters(&words))
                    });
                    text.blocks(&mut note.blocks);
                }
            }
        }
    }

    fn inlines(self, content: &mut Vec<Inline>) {
        if self.direction == Direction::RightToLeft {
            isolate(content);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::SourceFile;

    fn laid_out(text: &str) -> (Sheet, Sheet) {
        let Ok(sheet) = SourceFile::new("sheet.md", text).sheet() else {
            unreachable!("{text}");
        };
        (sheet.clone(), lay_out(sheet))
    }

    #[test]
    fn changes_no_word_and_no_fingerprint() {
        for text in [
            include_str!("../../../../tests/fixtures/right-to-left.md"),
            include_str!("../../../../tests/fixtures/wide-tables.md"),
        ] {
            let (sheet, page) = laid_out(text);
            assert_ne!(sheet, page);
            for notation in [Notation::Wording, Notation::Page, Notation::Typed] {
                assert_eq!(sheet.written_in(notation), page.written_in(notation));
            }
            let lead = |sheet: &Sheet| sheet.lead.passage.fingerprint.to_string();
            assert_eq!(lead(&sheet), lead(&page));
        }
    }

    #[test]
    fn names_direction_of_section_in_another_script() {
        let source = include_str!("../../../../tests/fixtures/fact-sheet-2007.md");
        let end = source.rfind("+++").map_or(0, |end| end + 3);
        let text = format!(
            "{}\n\nWords.\n\n## العربية\n\n* اغل الماء (2,000 م).\n\n## English {{#english}}\n\n> اقتباس\n",
            &source[..end]
        );
        let (_, page) = laid_out(&text);
        let directions = page
            .sections
            .iter()
            .map(|section| section.passage.direction);
        let directions: Vec<_> = directions.collect();
        assert_eq!(directions, [Some(Direction::RightToLeft), None]);
        let Some(Block::Quotation(quotation)) = page.sections[1].blocks.first() else {
            unreachable!("a quotation");
        };
        let passage = quotation.passage.as_ref();
        let direction = passage.and_then(|passage| passage.direction);
        assert_eq!(direction, Some(Direction::RightToLeft));
    }
}
