//! Lists and finds passages, the targets of links, in reading order.

use std::rc::Rc;

use super::{Block, Footnote, Lead, Passage, PassageId, Section, Sheet};

impl Sheet {
    /// Returns every passage: title block, lead, sections and their blocks, footnotes' points.
    #[must_use]
    pub fn passages(&self) -> Vec<&Passage> {
        let mut found = vec![&self.title_block];
        if self.has_lead() {
            found.push(&self.lead.passage);
            in_blocks(&self.lead.blocks, &mut found);
        }
        for section in &self.sections {
            in_section(section, &mut found);
        }
        for footnote in &self.footnotes {
            in_blocks(&footnote.blocks, &mut found);
        }
        found
    }

    /// Finds the passage with this id.
    #[must_use]
    pub fn passage(&self, id: &PassageId) -> Option<&Passage> {
        let mut passages = self.passages().into_iter();
        passages.find(|passage| passage.id == *id)
    }

    /// Finds the section with this id.
    #[must_use]
    pub fn section(&self, id: &PassageId) -> Option<&Section> {
        let mut sections = self.all_sections().into_iter();
        sections.find(|section| section.passage.id == *id)
    }

    /// Finds the section with this id, or the one that contains this passage.
    #[must_use]
    pub fn section_around(&self, id: &PassageId) -> Option<&Section> {
        let mut sections = self.all_sections().into_iter();
        sections.find(|section| section.passage.id == *id || section.has_block(id))
    }

    /// Finds the footnote with this number, from 1.
    #[must_use]
    pub fn footnote(&self, number: u32) -> Option<&Footnote> {
        let position = usize::try_from(number.checked_sub(1)?).ok()?;
        self.footnotes.get(position)
    }

    /// Whether there is text before the first heading.
    #[must_use]
    pub fn has_lead(&self) -> bool {
        !self.lead.blocks.is_empty()
    }

    /// Whether the page has an element with this id or alias.
    #[must_use]
    pub fn has_id(&self, id: &str) -> bool {
        let mut passages = self.passages().into_iter();
        passages.any(|passage| passage.has_id(id)) || self.has_landmark(id)
    }

    /// Whether the page has an element with this id that is not a passage: a heading, footnote or
    /// footnote mark.
    #[must_use]
    pub fn has_landmark(&self, id: &str) -> bool {
        let headings = || {
            self.all_sections()
                .iter()
                .any(|section| section.passage.id.heading() == id)
        };
        let footnotes = || {
            (1..).zip(&self.footnotes).any(|(number, footnote)| {
                id == footnote_id(number)
                    || (1..=footnote.references)
                        .any(|occurrence| id == reference_id(number, occurrence))
            })
        };
        headings() || footnotes()
    }

    /// Returns every section in reading order, parents before children.
    #[must_use]
    pub fn all_sections(&self) -> Vec<&Section> {
        fn walk<'a>(section: &'a Section, found: &mut Vec<&'a Section>) {
            found.push(section);
            for inner in &section.sections {
                walk(inner, found);
            }
        }
        let mut found = Vec::new();
        for section in &self.sections {
            walk(section, &mut found);
        }
        found
    }

    /// Returns the languages of [all sections](Self::all_sections), in the same order. A section without a
    /// language has that of the section or sheet around it.
    #[must_use]
    pub fn languages_of_sections(&self) -> Vec<&str> {
        fn walk<'a>(sections: &'a [Rc<Section>], around: &'a str, found: &mut Vec<&'a str>) {
            for section in sections {
                let language = section.language.as_deref().unwrap_or(around);
                found.push(language);
                walk(&section.sections, language, found);
            }
        }
        let mut found = Vec::new();
        walk(&self.sections, &self.about.language, &mut found);
        found
    }
}

impl Lead {
    /// Returns the passages in it.
    #[must_use]
    pub fn passages(&self) -> Vec<&Passage> {
        passages_in(&self.blocks)
    }

    /// Whether one of its blocks has this id.
    #[must_use]
    pub fn has_block(&self, id: &PassageId) -> bool {
        has_passage(&self.blocks, id)
    }
}

impl Section {
    /// Returns the passages in it, without those of its subsections.
    #[must_use]
    pub fn own_passages(&self) -> Vec<&Passage> {
        passages_in(&self.blocks)
    }

    /// Whether one of its own blocks has this id.
    #[must_use]
    pub fn has_block(&self, id: &PassageId) -> bool {
        has_passage(&self.blocks, id)
    }
}

impl Footnote {
    /// Whether one of its blocks has this id.
    #[must_use]
    pub fn has_block(&self, id: &PassageId) -> bool {
        has_passage(&self.blocks, id)
    }
}

impl Passage {
    /// Returns its id and its aliases.
    pub fn ids(&self) -> impl Iterator<Item = &PassageId> {
        std::iter::once(&self.id).chain(&self.aliases)
    }

    /// Whether it has this id or alias.
    #[must_use]
    pub fn has_id(&self, id: &str) -> bool {
        self.ids().any(|own| own.as_str() == id)
    }
}

/// Returns the `id` attribute of the footnote with this number.
#[must_use]
pub fn footnote_id(number: u32) -> String {
    format!("footnote-{number}")
}

/// Returns the `id` attribute of a mark of the footnote with this number.
#[must_use]
pub fn reference_id(number: u32, occurrence: u32) -> String {
    format!("footnote-{number}-mark-{occurrence}")
}

fn has_passage(blocks: &[Block], id: &PassageId) -> bool {
    let passages = passages_in(blocks);
    passages.iter().any(|passage| passage.id == *id)
}

fn passages_in(blocks: &[Block]) -> Vec<&Passage> {
    let mut found = Vec::new();
    in_blocks(blocks, &mut found);
    found
}

fn in_section<'a>(section: &'a Section, found: &mut Vec<&'a Passage>) {
    found.push(&section.passage);
    in_blocks(&section.blocks, found);
    for inner in &section.sections {
        in_section(inner, found);
    }
}

fn in_blocks<'a>(blocks: &'a [Block], found: &mut Vec<&'a Passage>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => found.extend(&paragraph.passage),
            Block::List(list) => {
                for item in &list.items {
                    found.push(&item.passage);
                    in_blocks(&item.blocks, found);
                }
            }
            Block::Table(table) => found.push(&table.passage),
            Block::Quotation(quotation) => {
                found.extend(&quotation.passage);
                in_blocks(&quotation.blocks, found);
            }
            Block::Figure(figure) => found.push(&figure.passage),
            Block::Note(note) => {
                found.extend(&note.passage);
                in_blocks(&note.blocks, found);
            }
        }
    }
}
