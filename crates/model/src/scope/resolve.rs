//! Resolves the `sections` parameter of a link.
//!
//! Never fails: missing sections are reported, and if none is left, the whole sheet is shown.

use super::{Scope, candidates};
use crate::sheet::{Fingerprint, Passage, PassageId, Sheet};

/// What has happened to the linked sections since the link was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExtractStatus {
    /// A section does not exist any more.
    pub gone: bool,
    /// The text of a section has changed.
    pub changed: bool,
    /// An id belongs to no section, as that of the title block.
    pub unreadable: bool,
}

impl Scope {
    /// Resolves the ids of an extract. `linked` has the fingerprints of the sections and then of their
    /// footnotes at the time of linking, or is empty. The id of a block stands for its section.
    #[must_use]
    pub fn resolve(ids: &[String], linked: &[Fingerprint], sheet: &Sheet) -> (Self, ExtractStatus) {
        let mut status = ExtractStatus::default();
        let mut chosen = Vec::new();
        if ids.is_empty() {
            return (Self::Whole, status);
        }
        let candidates = candidates(sheet);
        let holders = holders(sheet);
        for (position, id) in ids.iter().enumerate() {
            let fingerprint = linked.get(position);
            let by_fingerprint =
                || fingerprint.and_then(|f| candidates.iter().find(|part| part.fingerprint == *f));
            if let Some(part) = candidates.iter().find(|part| part.has_id(id)) {
                status.changed |= fingerprint.is_some_and(|linked| part.fingerprint != *linked);
                chosen.push(part.id.clone());
            } else if let Some(part) = by_fingerprint() {
                chosen.push(part.id.clone());
            } else if let Some((_, part)) = holders.iter().find(|(block, _)| block.has_id(id)) {
                // The fingerprint was that of a section.
                status.changed |= fingerprint.is_some();
                chosen.push((*part).clone());
            } else if sheet.has_id(id) {
                status.unreadable = true;
            } else {
                status.gone = true;
            }
        }
        let scope = Self::from_parts(&chosen, sheet);
        let before = linked.get(ids.len()..).unwrap_or_default();
        let now = scope.footnote_fingerprints(sheet);
        // Moving a section renumbers its footnotes, so their order does not matter.
        let count = |all: &[Fingerprint], one| all.iter().filter(|other| *other == one).count();
        let mut each = before.iter();
        let are_those =
            before.len() == now.len() && each.all(|one| count(before, one) == count(&now, one));
        status.changed |= !linked.is_empty() && !are_those;
        (scope, status)
    }
}

/// Returns each block with an id, and the id of its section.
fn holders(sheet: &Sheet) -> Vec<(&Passage, &PassageId)> {
    let lead = (&sheet.lead.passage, sheet.lead.passages());
    let sections = sheet.all_sections().into_iter();
    let sections = sections.map(|section| (&section.passage, section.own_passages()));
    let parts = std::iter::once(lead).chain(sections);
    parts
        .flat_map(|(part, blocks)| {
            let blocks = blocks.into_iter();
            blocks.map(|block| (block, &part.id))
        })
        .collect()
}
