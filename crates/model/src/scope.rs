//! The part of a sheet that is shown and printed: the whole, or an extract of included sections.
//!
//! The introduction counts as a section. A section includes its subsections.

mod resolve;

use crate::sheet::{
    Fingerprint, Footnote, FootnoteReference, Passage, PassageId, Section, Sheet, footnote_id,
    reference_id,
};

pub use resolve::ExtractStatus;

/// The prefix of the title of an extract.
pub const EXTRACT: &str = "Extract: ";

/// The part of a sheet that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The whole sheet.
    #[default]
    Whole,
    /// These sections, in the order of the sheet.
    Extract(Vec<PassageId>),
}

/// How much of a section is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inclusion {
    /// The section and its subsections.
    All,
    /// Only its heading, above an included subsection.
    Heading,
    /// Nothing.
    None,
}

impl Scope {
    /// Creates the extract of these sections, or the whole if they are all or none.
    #[must_use]
    pub fn from_parts(chosen: &[PassageId], sheet: &Sheet) -> Self {
        fn walk(section: &Section, chosen: &[PassageId], found: &mut Vec<PassageId>) {
            if chosen.contains(&section.passage.id) {
                found.push(section.passage.id.clone());
            } else {
                for inner in &section.sections {
                    walk(inner, chosen, found);
                }
            }
        }
        let mut found = Vec::new();
        if sheet.has_lead() && chosen.contains(&sheet.lead.passage.id) {
            found.push(sheet.lead.passage.id.clone());
        }
        for section in &sheet.sections {
            walk(section, chosen, &mut found);
        }
        if found.is_empty() || found == parts(sheet) {
            Self::Whole
        } else {
            Self::Extract(found)
        }
    }

    /// Adds the section or removes it, unless it is the only one.
    #[must_use]
    pub fn toggled(&self, part: &PassageId, sheet: &Sheet) -> Self {
        let mut chosen = self.parts(sheet);
        match chosen.iter().position(|other| other == part) {
            Some(position) if chosen.len() > 1 => {
                chosen.remove(position);
            }
            Some(_) => {}
            None => chosen.push(part.clone()),
        }
        Self::from_parts(&chosen, sheet)
    }

    /// Returns the ids of the included sections.
    #[must_use]
    pub fn parts(&self, sheet: &Sheet) -> Vec<PassageId> {
        match self {
            Self::Whole => parts(sheet),
            Self::Extract(parts) => parts.clone(),
        }
    }

    /// Returns how much of a section is shown, if its parent section is not included.
    #[must_use]
    pub fn inclusion(&self, section: &Section) -> Inclusion {
        if self.includes(&section.passage.id) {
            return Inclusion::All;
        }
        let inner = |inner: &std::rc::Rc<Section>| self.inclusion(inner) != Inclusion::None;
        if section.sections.iter().any(inner) {
            Inclusion::Heading
        } else {
            Inclusion::None
        }
    }

    /// Whether the section itself is included, and not just its parent or a subsection.
    #[must_use]
    pub fn includes(&self, part: &PassageId) -> bool {
        match self {
            Self::Whole => true,
            Self::Extract(parts) => parts.contains(part),
        }
    }

    /// Whether the passage, heading or footnote with this id is shown.
    #[must_use]
    pub fn shows(&self, id: &PassageId, sheet: &Sheet) -> bool {
        fn in_section(scope: &Scope, section: &Section, id: &PassageId, all: bool) -> Option<bool> {
            let all = all || scope.includes(&section.passage.id);
            let mut inner = section.sections.iter();
            let inner = inner.find_map(|inner| in_section(scope, inner, id, all));
            inner.or_else(|| {
                if section.passage.id == *id || section.passage.id.heading() == id.as_str() {
                    Some(all || scope.inclusion(section) != Inclusion::None)
                } else {
                    section.has_block(id).then_some(all)
                }
            })
        }
        if sheet.lead.passage.id == *id || sheet.lead.has_block(id) {
            return self.includes(&sheet.lead.passage.id);
        }
        let mut sections = sheet.sections.iter();
        sections
            .find_map(|section| in_section(self, section, id, false))
            .or_else(|| self.shows_footnote(id, sheet))
            .unwrap_or(true)
    }

    /// Whether the footnote, passage in a footnote or footnote mark with this id is shown; `None` if
    /// there is none.
    fn shows_footnote(&self, id: &PassageId, sheet: &Sheet) -> Option<bool> {
        let (mark, is_mark) = (1..).zip(&sheet.footnotes).find_map(|(footnote, note)| {
            let mark = |occurrence| FootnoteReference {
                footnote,
                occurrence,
            };
            if footnote_id(footnote) == id.as_str() || note.has_block(id) {
                return Some((mark(1), false));
            }
            let mut occurrences = 1..=note.references;
            let occurrence = occurrences.find(|one| reference_id(footnote, *one) == id.as_str())?;
            Some((mark(occurrence), true))
        })?;
        let shown = self.marks(sheet);
        let is_shown = |other: &FootnoteReference| {
            other.footnote == mark.footnote && (!is_mark || *other == mark)
        };
        Some(shown.is_none_or(|shown| shown.iter().any(is_shown)))
    }

    /// Returns the sections that are shown, including those with only their heading.
    #[must_use]
    pub fn sections<'a>(&self, sheet: &'a Sheet) -> Vec<&'a Section> {
        fn walk<'a>(scope: &Scope, section: &'a Section, all: bool, found: &mut Vec<&'a Section>) {
            let inclusion = if all {
                Inclusion::All
            } else {
                scope.inclusion(section)
            };
            if inclusion != Inclusion::None {
                found.push(section);
                for inner in &section.sections {
                    walk(scope, inner, inclusion == Inclusion::All, found);
                }
            }
        }
        let mut found = Vec::new();
        for section in &sheet.sections {
            walk(self, section, false, &mut found);
        }
        found
    }

    /// Returns the current fingerprints of the included sections and their footnotes, or of the whole.
    #[must_use]
    pub fn fingerprints(&self, sheet: &Sheet) -> Vec<Fingerprint> {
        match self {
            Self::Whole => sheet
                .fingerprint
                .get(..8)
                .and_then(|digits| digits.parse().ok())
                .into_iter()
                .collect(),
            Self::Extract(parts) => candidates(sheet)
                .into_iter()
                .filter(|part| parts.contains(&part.id))
                .map(|part| part.fingerprint)
                .chain(self.footnote_fingerprints(sheet))
                .collect(),
        }
    }

    /// Returns the fingerprints of the footnotes that are shown.
    fn footnote_fingerprints(&self, sheet: &Sheet) -> Vec<Fingerprint> {
        let marks = self.marks(sheet);
        let is_shown = |number: u32| {
            let leads_there = |mark: &FootnoteReference| mark.footnote == number;
            marks
                .as_ref()
                .is_none_or(|marks| marks.iter().any(leads_there))
        };
        (1..)
            .zip(&sheet.footnotes)
            .filter(|(number, _)| is_shown(*number))
            .map(|(_, footnote)| footnote.fingerprint)
            .collect()
    }

    /// Returns the footnote marks that are shown, including those in footnotes; `None` for all.
    #[must_use]
    pub fn marks(&self, sheet: &Sheet) -> Option<Vec<FootnoteReference>> {
        fn in_section(scope: &Scope, section: &Section) -> Vec<FootnoteReference> {
            match scope.inclusion(section) {
                Inclusion::All => section.marks(),
                Inclusion::None => Vec::new(),
                Inclusion::Heading => {
                    let inner = section
                        .sections
                        .iter()
                        .flat_map(|inner| in_section(scope, inner));
                    section
                        .marks_of_heading()
                        .into_iter()
                        .chain(inner)
                        .collect()
                }
            }
        }
        if *self == Self::Whole {
            return None;
        }
        let lead = self
            .includes(&sheet.lead.passage.id)
            .then(|| sheet.lead.marks());
        let sections = sheet
            .sections
            .iter()
            .flat_map(|section| in_section(self, section));
        let mut found: Vec<FootnoteReference> =
            lead.into_iter().flatten().chain(sections).collect();
        // Footnotes may refer to footnotes.
        let mut position = 0;
        while let Some(mark) = found.get(position).copied() {
            let mut before = found[..position].iter();
            if before.all(|other| other.footnote != mark.footnote) {
                let inner = sheet.footnote(mark.footnote).map(Footnote::marks);
                found.extend(inner.into_iter().flatten());
            }
            position += 1;
        }
        Some(found)
    }

    /// Returns the titles of the included sections; empty for the whole.
    #[must_use]
    pub fn titles(&self, sheet: &Sheet) -> Vec<String> {
        let Self::Extract(parts) = self else {
            return Vec::new();
        };
        let lead = parts
            .contains(&sheet.lead.passage.id)
            .then(|| LEAD_TITLE.to_owned());
        let sections = sheet.all_sections().into_iter();
        let sections = sections.filter(|section| parts.contains(&section.passage.id));
        lead.into_iter()
            .chain(sections.map(Section::title))
            .collect()
    }
}

/// The title of the lead among the sections.
pub const LEAD_TITLE: &str = "Introduction";

/// Returns the ids of the introduction and the top-level sections.
#[must_use]
pub fn parts(sheet: &Sheet) -> Vec<PassageId> {
    let lead = sheet.has_lead().then(|| sheet.lead.passage.id.clone());
    let sections = sheet
        .sections
        .iter()
        .map(|section| section.passage.id.clone());
    lead.into_iter().chain(sections).collect()
}

/// Returns every passage that an extract can include.
fn candidates(sheet: &Sheet) -> Vec<&Passage> {
    let lead = sheet.has_lead().then_some(&sheet.lead.passage);
    let sections = sheet
        .all_sections()
        .into_iter()
        .map(|section| &section.passage);
    lead.into_iter().chain(sections).collect()
}
