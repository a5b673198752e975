//! What an address means for a sheet: where to go, and what to tell the reader.
//!
//! The rows of the table in the contract, in order: a passage is found by its id or one of its
//! former ids; where its wording is not the one the link was made for, the wording is looked for
//! elsewhere.

use super::{Address, Wording};
use crate::sheet::{Fingerprint, Passage, PassageId, Sheet};

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The passage to show; `None` for the top of the page, or for an element of the page that is
    /// no passage.
    pub passage: Option<PassageId>,
    /// What the reader must be told.
    pub notice: Option<Notice>,
}

/// Something to tell the reader about the link that was followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The passage is there; its words are others.
    WordingChanged,
    /// The words are there, under another id.
    Moved,
    /// Neither the passage nor its words are there.
    Gone,
    /// The address says something about the wording that cannot be read.
    Unreadable,
}

/// Decides where `address` leads in `sheet`.
#[must_use]
pub fn resolve(address: &Address, sheet: &Sheet) -> Resolution {
    let to = |passage: Option<&Passage>, notice| Resolution {
        passage: passage.map(|passage| passage.id.clone()),
        notice,
    };
    let unreadable = (address.wording == Wording::Unreadable).then_some(Notice::Unreadable);
    let wording = match address.wording {
        Wording::Was(fingerprint) => Some(fingerprint),
        Wording::Any | Wording::Unreadable => None,
    };

    if address.id.is_empty() || address.id.eq_ignore_ascii_case("top") {
        let changed =
            wording.is_some_and(|wording| !sheet.fingerprint.starts_with(&wording.to_string()));
        return to(
            None,
            changed.then_some(Notice::WordingChanged).or(unreadable),
        );
    }

    let passages = sheet.passages();
    let with_wording = |wording: Fingerprint| {
        passages
            .iter()
            .copied()
            .filter(move |passage| passage.fingerprint == wording)
    };
    match (
        passages
            .iter()
            .copied()
            .find(|passage| passage.has_id(&address.id)),
        wording,
    ) {
        (Some(passage), None) => to(Some(passage), unreadable),
        (Some(passage), Some(wording)) if passage.fingerprint == wording => to(Some(passage), None),
        (Some(passage), Some(wording)) => {
            let mut others = with_wording(wording);
            match (others.next(), others.next()) {
                (Some(other), None) => to(Some(other), Some(Notice::Moved)),
                _ => to(Some(passage), Some(Notice::WordingChanged)),
            }
        }
        (None, _) if sheet.has_landmark(&address.id) => to(None, unreadable),
        (None, wording) => match wording.and_then(|wording| with_wording(wording).next()) {
            Some(passage) => to(Some(passage), Some(Notice::Moved)),
            None => to(None, Some(Notice::Gone)),
        },
    }
}

impl Passage {
    fn has_id(&self, id: &str) -> bool {
        self.id.as_str() == id || self.aliases.iter().any(|alias| alias.as_str() == id)
    }
}
