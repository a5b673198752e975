//! What an address means for a sheet: where to go, and what to tell the reader.
//!
//! The rows of the table in the contract, in order: a passage is found by its id or one of its
//! former ids; where its wording is not the one the link was made for, the wording is looked for
//! elsewhere.

use super::Address;
use crate::scope::{ExtractStatus, Scope};
use crate::sheet::{Fingerprint, Passage, PassageId, Sheet};

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// What of the sheet is shown.
    pub scope: Scope,
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
    /// A part of the extract is not there.
    PartGone,
    /// The sheet or its parts are there; words of them are others.
    TextChanged,
    /// The sheet or its parts are there, word for word.
    Unchanged,
    /// The passage is there, outside of the extract.
    Outside,
    /// The address says something that cannot be read.
    Unreadable,
    /// The words to which the address leads are not there.
    WordsGone,
}

/// Decides where `address` leads in `sheet`.
#[must_use]
pub fn resolve(address: &Address, sheet: &Sheet) -> Resolution {
    let wording = Wording::of(address);
    let (scope, status) = Scope::resolve(&address.sections, wording.of_parts(), sheet);
    let (passage, notice) = resolve_passage(address, wording.of_passage(), sheet);
    let outside = match &passage {
        Some(passage) => !scope.shows(passage, sheet),
        None => !scope.shows(&PassageId::published(address.id.clone()), sheet),
    };
    // What is not to be seen cannot be said to be read.
    let notice = outside
        .then_some(Notice::Outside)
        .or(notice)
        .or_else(|| of_parts(status, &scope))
        .or(
            (address.unreadable || status.unreadable || wording == Wording::Unreadable)
                .then_some(Notice::Unreadable),
        )
        .or(address.has_only_fingerprints().then_some(Notice::Unchanged));
    Resolution {
        scope,
        passage,
        notice,
    }
}

fn of_parts(status: ExtractStatus, scope: &Scope) -> Option<Notice> {
    let gone = status.gone.then_some(match scope {
        Scope::Whole => Notice::Gone,
        Scope::Extract(_) => Notice::PartGone,
    });
    gone.or(status.changed.then_some(Notice::TextChanged))
}

/// Whose wording it is that an address gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wording<'a> {
    /// It gives none.
    Any,
    /// The passage's, or the whole sheet's.
    OfPassage(Fingerprint),
    /// Those of the parts, in order, and of their footnotes.
    OfParts(&'a [Fingerprint]),
    /// Too few.
    Unreadable,
}

impl<'a> Wording<'a> {
    fn of(address: &'a Address) -> Self {
        let extract = !address.sections.is_empty();
        match address.fingerprints[..] {
            [] => Self::Any,
            [wording] if !extract || !address.id.is_empty() => Self::OfPassage(wording),
            ref wordings if extract && wordings.len() >= address.sections.len() => {
                Self::OfParts(wordings)
            }
            _ => Self::Unreadable,
        }
    }

    fn of_passage(self) -> Option<Fingerprint> {
        match self {
            Self::OfPassage(wording) => Some(wording),
            Self::Any | Self::OfParts(_) | Self::Unreadable => None,
        }
    }

    fn of_parts(self) -> &'a [Fingerprint] {
        match self {
            Self::OfParts(wordings) => wordings,
            Self::Any | Self::OfPassage(_) | Self::Unreadable => &[],
        }
    }
}

/// Whether this is the wording of the passage. The title block shows that of the whole sheet, too.
fn is_worded(passage: &Passage, wording: Fingerprint, sheet: &Sheet) -> bool {
    let is_whole = || sheet.fingerprint.starts_with(&wording.to_string());
    passage.fingerprint == wording || passage.id == sheet.title_block.id && is_whole()
}

fn resolve_passage(
    address: &Address,
    wording: Option<Fingerprint>,
    sheet: &Sheet,
) -> (Option<PassageId>, Option<Notice>) {
    let to =
        |passage: Option<&Passage>, notice| (passage.map(|passage| passage.id.clone()), notice);
    if address.id.is_empty() || address.id.eq_ignore_ascii_case("top") {
        let changed =
            wording.is_some_and(|wording| !sheet.fingerprint.starts_with(&wording.to_string()));
        return to(None, changed.then_some(Notice::TextChanged));
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
        (Some(passage), None) => to(Some(passage), None),
        (Some(passage), Some(wording)) if is_worded(passage, wording, sheet) => {
            to(Some(passage), None)
        }
        (Some(passage), Some(wording)) => {
            let mut others = with_wording(wording);
            match (others.next(), others.next()) {
                (Some(other), None) => to(Some(other), Some(Notice::Moved)),
                _ => to(Some(passage), Some(Notice::WordingChanged)),
            }
        }
        (None, _) if sheet.has_landmark(&address.id) => to(None, None),
        (None, wording) => match wording.and_then(|wording| with_wording(wording).next()) {
            Some(passage) => to(Some(passage), Some(Notice::Moved)),
            None => to(None, Some(Notice::Gone)),
        },
    }
}
