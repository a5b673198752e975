//! Reads from an address what of a sheet it asks for.
//!
//! That is total: what the sheet does not have is told, and where nothing is left the whole is shown.

use super::{Scope, candidates};
use crate::sheet::{Fingerprint, Passage, PassageId, Sheet};

/// What became of the parts that an address status for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExtractStatus {
    /// One of them is no longer in the sheet.
    pub gone: bool,
    /// One of them has another wording.
    pub changed: bool,
    /// One of them is in the sheet and belongs to no part: the title block.
    pub unreadable: bool,
}

impl Scope {
    /// The extract that an address asks for by these ids, and, where it gives them, the wordings
    /// that they and their footnotes had then. A passage stands for the part that it is in.
    #[must_use]
    pub fn resolve(
        ids: &[String],
        wordings: &[Fingerprint],
        sheet: &Sheet,
    ) -> (Self, ExtractStatus) {
        let mut status = ExtractStatus::default();
        let mut chosen = Vec::new();
        if ids.is_empty() {
            return (Self::Whole, status);
        }
        let candidates = candidates(sheet);
        let holders = holders(sheet);
        for (position, id) in ids.iter().enumerate() {
            let wording = wordings.get(position);
            let by_wording =
                || wording.and_then(|w| candidates.iter().find(|part| part.fingerprint == *w));
            if let Some(part) = candidates.iter().find(|part| part.has_id(id)) {
                status.changed |= wording.is_some_and(|wording| part.fingerprint != *wording);
                chosen.push(part.id.clone());
            } else if let Some(part) = by_wording() {
                chosen.push(part.id.clone());
            } else if let Some((_, part)) = holders.iter().find(|(block, _)| block.has_id(id)) {
                // What the wording was of is a part no more.
                status.changed |= wording.is_some();
                chosen.push((*part).clone());
            } else if sheet.has_id(id) {
                status.unreadable = true;
            } else {
                status.gone = true;
            }
        }
        let scope = Self::from_parts(&chosen, sheet);
        let before = wordings.get(ids.len()..).unwrap_or_default();
        let now = scope.wordings_of_footnotes(sheet);
        // They are numbered anew where sections have changed places.
        let count = |all: &[Fingerprint], one| all.iter().filter(|other| *other == one).count();
        let mut each = before.iter();
        let are_those = before.len() == now.len()
            && each.all(|wording| count(before, wording) == count(&now, wording));
        status.changed |= !wordings.is_empty() && !are_those;
        (scope, status)
    }
}

/// Each block that is a passage, and the part that holds it.
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
