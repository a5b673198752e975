//! The body of the file: the lead, then sections under their headings, footnotes from wherever
//! they stand. This module knows the order of things; `blocks` and `inlines` read them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Manuscript;
use super::abbreviations::Abbreviations;
use super::fault::Fault;
use super::nesting;
use super::passage_ids::{Explicit, PassageIds, Scope};
use super::signs;
use crate::fingerprint::of_passage;
use crate::sheet::{
    Block, Footnote, Inline, Lead, Notation, PassageId, PlainText, Section, footnote_id,
    reference_id,
};

/// The headings of sections start one level below the title's.
const HIGHEST: u8 = 2;

/// The longest heading, in letters: it names each passage below it, and the section's own page.
const LONGEST_HEADING: usize = 500;

/// What the body says.
pub(super) struct Body {
    pub(super) lead: Lead,
    pub(super) sections: Vec<Rc<Section>>,
    pub(super) footnotes: Vec<Footnote>,
}

/// Reads the body, which starts at this offset.
pub(super) fn read(
    manuscript: &Manuscript<'_>,
    body_start: usize,
    ids: &mut PassageIds,
    faults: &mut Vec<Fault>,
) -> Body {
    let mut reader = Reader::new(manuscript, body_start, ids, faults);
    let mut scope = Scope::lead();
    let blocks: Rc<[Block]> = reader.blocks(&mut scope).into();
    reader.numbered = scope.numbered();
    let passage = reader.ids.lead(&blocks.written_in(Notation::Wording));
    let sections = reader.sections(HIGHEST);
    let footnotes = reader.footnotes();
    reader.refuse_dangling_links();
    reader.abbreviations.refuse_unused(reader.faults);
    Body {
        lead: Lead { passage, blocks },
        sections,
        footnotes,
    }
}

/// Walks the events of the Markdown parser.
pub(super) struct Reader<'a> {
    pub(super) manuscript: &'a Manuscript<'a>,
    pub(super) ids: &'a mut PassageIds,
    pub(super) faults: &'a mut Vec<Fault>,
    pub(super) abbreviations: Abbreviations,
    /// Links within the page, to be checked when all ids are known.
    pub(super) internal_links: Vec<(String, Range<usize>)>,
    /// What paper has been told in this section behind the words of links.
    pub(super) told_addresses: BTreeSet<String>,
    /// How many blocks the sheet has had up to this section.
    numbered: u32,
    events: Vec<(Event<'a>, Range<usize>)>,
    next: usize,
    notes: BTreeMap<String, NoteNumber>,
    /// Footnotes as they were met, by number.
    written_notes: BTreeMap<u32, Vec<Block>>,
}

/// The number of a footnote and how often the text has referred to it so far.
struct NoteNumber {
    number: u32,
    references: u32,
}

impl<'a> Reader<'a> {
    fn new(
        manuscript: &'a Manuscript<'a>,
        body_start: usize,
        ids: &'a mut PassageIds,
        faults: &'a mut Vec<Fault>,
    ) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM
            | Options::ENABLE_HEADING_ATTRIBUTES;
        let parser = Parser::new_ext(&manuscript.text[body_start..], options);
        let mut definitions: BTreeMap<String, Range<usize>> = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| {
                let at = &definition.span;
                (
                    label.to_lowercase(),
                    at.start + body_start..at.end + body_start,
                )
            })
            .collect();
        let events = parser
            .into_offset_iter()
            .map(|(event, at)| (event, at.start + body_start..at.end + body_start));
        let events = nesting::bounded(events, faults);
        signs::refuse_written(manuscript.text, body_start, faults);
        let mut notes = BTreeMap::new();
        for (event, at) in &events {
            signs::refuse_said(event, &manuscript.text[at.clone()], at, faults);
            if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = event {
                definitions.remove(&id.to_lowercase());
            }
            if let Event::FootnoteReference(label) = event {
                let number = u32::try_from(notes.len() + 1).unwrap_or(u32::MAX);
                notes.entry(label.to_string()).or_insert(NoteNumber {
                    number,
                    references: 0,
                });
            }
        }
        for (label, at) in definitions {
            let message = format!("met the address of a link [{label}], to which nothing refers");
            faults.push(Fault::new(&at, message).suggest("write \\[ for a bracket of the text"));
        }
        Self {
            manuscript,
            ids,
            faults,
            abbreviations: Abbreviations::find(manuscript.text, body_start),
            internal_links: Vec::new(),
            told_addresses: BTreeSet::new(),
            numbered: 0,
            events,
            next: 0,
            notes,
            written_notes: BTreeMap::new(),
        }
    }

    pub(super) fn peek(&self) -> Option<&Event<'a>> {
        self.events.get(self.next).map(|(event, _)| event)
    }

    pub(super) fn take(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let taken = self.events.get(self.next).cloned();
        self.next += 1;
        taken
    }

    /// All events that have been taken.
    pub(super) fn taken(&self) -> std::slice::Iter<'_, (Event<'a>, Range<usize>)> {
        self.events[..self.next.min(self.events.len())].iter()
    }

    /// Where the next event stands.
    pub(super) fn here(&self) -> Range<usize> {
        let end = self.manuscript.text.len();
        self.events
            .get(self.next)
            .map_or(end..end, |(_, at)| at.clone())
    }

    /// Passes over all up to the end of what has just been started.
    pub(super) fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0
            && let Some((event, _)) = self.take()
        {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
    }

    pub(super) fn fault(
        &mut self,
        at: &Range<usize>,
        message: impl Into<String>,
        suggestion: &str,
    ) {
        self.faults
            .push(Fault::new(at, message).suggest(suggestion));
    }

    fn heading_level(&self) -> Option<u8> {
        match self.peek() {
            Some(Event::Start(Tag::Heading { level, .. })) => Some(level_number(*level)),
            _ => None,
        }
    }

    /// The sections of this level, up to a heading of a higher one.
    fn sections(&mut self, level: u8) -> Vec<Rc<Section>> {
        let mut sections = Vec::new();
        while let Some(met) = self.heading_level() {
            if met < level && level > HIGHEST {
                break;
            }
            if met < HIGHEST {
                let at = self.here();
                self.fault(
                    &at,
                    "met a heading with one #, expected two or more",
                    "the title stands in the front matter, sections start with ##",
                );
            } else if met > level {
                let at = self.here();
                let message =
                    format!("met a heading of level {met}, expected one of level {level} at most");
                self.fault(&at, message, "headings may not skip a level");
            }
            sections.push(Rc::new(self.section(level)));
        }
        sections
    }

    fn section(&mut self, level: u8) -> Section {
        self.told_addresses.clear();
        let (heading, explicit, at) = self.heading();
        let name = heading.plain_text();
        let letters = name.chars().count();
        if name.trim().is_empty() {
            self.fault(
                &at,
                "met a heading without words, expected some",
                "name the section or leave the heading out",
            );
        } else if letters > LONGEST_HEADING {
            self.fault(
                &at,
                format!("met a heading of {letters} letters, expected {LONGEST_HEADING} at most"),
                "name the section in fewer words",
            );
        }
        let id = self.ids.section(&name, explicit, &at, self.faults);
        let mut scope = Scope::section(id.clone(), self.numbered);
        let blocks = self.blocks(&mut scope);
        self.numbered = scope.numbered();
        let sections = self.sections(level + 1);
        let mut section = Section {
            passage: self.ids.section_passage(id.clone(), ""),
            level,
            heading: heading.into(),
            blocks: blocks.into(),
            sections,
        };
        section.passage.fingerprint = of_passage(&section.written_in(Notation::Wording));
        section
    }

    fn heading(&mut self) -> (Vec<Inline>, Explicit, Range<usize>) {
        let Some((
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }),
            at,
        )) = self.take()
        else {
            return (Vec::new(), None, self.here());
        };
        if !classes.is_empty() || !attrs.is_empty() {
            self.fault(
                &at,
                "met classes or attributes at a heading, expected an id at most",
                "write {#id} alone",
            );
        }
        let explicit = id.and_then(|id| self.explicit_id(&id, &at));
        let content = self.inlines(TagEnd::Heading(level));
        (content, explicit, at)
    }

    /// An id that the text gives, if it can be one.
    pub(super) fn explicit_id(&mut self, id: &str, at: &Range<usize>) -> Explicit {
        match id.parse::<PassageId>() {
            Ok(id) => Some((id, at.clone())),
            Err(error) => {
                self.fault(at, format!("met {{#{id}}}: {error}"), "give a plain id");
                None
            }
        }
    }

    /// The number of the footnote with this label, and which of the references to it this is.
    pub(super) fn refer_to_note(&mut self, label: &str) -> (u32, u32) {
        self.notes.get_mut(label).map_or((0, 0), |note| {
            note.references += 1;
            (note.number, note.references)
        })
    }

    /// Reads a footnote that has just been started.
    pub(super) fn footnote_definition(&mut self, label: &str, at: &Range<usize>) {
        let number = self.notes.get(label).map(|note| note.number);
        let id = footnote_id(number.unwrap_or_default()).parse::<PassageId>();
        // Footnotes stand apart from the section in which they are written.
        let told = std::mem::take(&mut self.told_addresses);
        let blocks = match id {
            Ok(id) => self.inner_blocks(&mut Scope::footnote(id)),
            Err(_) => Vec::new(),
        };
        self.told_addresses = told;
        self.take();
        let message = match number {
            None => format!("met the footnote [^{label}], to which nothing refers"),
            Some(number) => match self.written_notes.insert(number, blocks) {
                None => return,
                Some(_) => format!("met the footnote [^{label}] a second time, expected each once"),
            },
        };
        self.fault(at, message, "leave it out");
    }

    fn footnotes(&mut self) -> Vec<Footnote> {
        let mut written = std::mem::take(&mut self.written_notes);
        let mut notes: Vec<_> = std::mem::take(&mut self.notes).into_values().collect();
        notes.sort_by_key(|note| note.number);
        let nowhere = 0..0;
        notes
            .into_iter()
            .map(|note| {
                self.ids
                    .give(&footnote_id(note.number), &nowhere, self.faults);
                for occurrence in 1..=note.references {
                    self.ids.give(
                        &reference_id(note.number, occurrence),
                        &nowhere,
                        self.faults,
                    );
                }
                let blocks = written.remove(&note.number).unwrap_or_default();
                Footnote {
                    references: note.references,
                    fingerprint: of_passage(&blocks.written_in(Notation::Wording)),
                    blocks: blocks.into(),
                }
            })
            .collect()
    }

    fn refuse_dangling_links(&mut self) {
        for (id, at) in std::mem::take(&mut self.internal_links) {
            if !self.ids.has(&id) {
                let message =
                    format!("met a link to \"#{id}\", expected the id of a passage of this sheet");
                self.fault(
                    &at,
                    message,
                    "see the file fact-sheet.ids for the ids there are",
                );
            }
        }
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
