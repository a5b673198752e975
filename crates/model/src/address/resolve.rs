//! Resolves a link in a sheet: the scope, the passage and the notice to the reader.
//!
//! A passage is found by its id or by an alias. If its fingerprint is not the linked one, a passage
//! with that fingerprint is looked up.

use super::{Address, repair};
use crate::scope::{ExtractStatus, Scope};
use crate::sheet::{Fingerprint, Passage, PassageId, Sheet};

/// The result of resolving a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The part of the sheet to show.
    pub scope: Scope,
    /// The target; `None` for the top of the page, or an element that is not a passage.
    pub passage: Option<PassageId>,
    /// The notice, if the link does not lead to exactly what was linked.
    pub notice: Option<Notice>,
}

/// A message to the reader about the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The text of the passage has changed.
    WordingChanged,
    /// The text has another id now.
    Moved,
    /// Neither the passage nor its text exists any more.
    Gone,
    /// The sheet has never had the passage, as far as the link shows.
    Damaged,
    /// A section of the extract does not exist any more.
    PartGone,
    /// The text of the sheet or of the extract has changed.
    TextChanged,
    /// The text of the sheet has not changed.
    Unchanged,
    /// The passage is not in the extract.
    Outside,
    /// The link has an invalid value.
    Unreadable,
    /// The text of the text fragment is not found.
    TextGone,
    /// The text of the text fragment is in another passage than the link says.
    TextMoved,
}

/// Resolves `address` in `sheet`.
#[must_use]
pub fn resolve(address: &Address, sheet: &Sheet) -> Resolution {
    let linked = Linked::new(address);
    let (scope, status) = Scope::resolve(&address.sections, linked.sections(), sheet);
    let (passage, notice) = resolve_passage(address, linked.passage(), sheet);
    let outside = match &passage {
        Some(passage) => !scope.shows(passage, sheet),
        None => !scope.shows(&PassageId::published(address.id.clone()), sheet),
    };
    // A passage that is not shown cannot be said to have changed.
    let notice = outside
        .then_some(Notice::Outside)
        .or(notice)
        .or_else(|| extract_notice(status, &scope))
        .or(
            (address.unreadable || status.unreadable || linked == Linked::Invalid)
                .then_some(Notice::Unreadable),
        )
        .or(address.has_only_fingerprints().then_some(Notice::Unchanged));
    Resolution {
        scope,
        passage,
        notice,
    }
}

fn extract_notice(status: ExtractStatus, scope: &Scope) -> Option<Notice> {
    let gone = status.gone.then_some(match scope {
        Scope::Whole => Notice::Gone,
        Scope::Extract(_) => Notice::PartGone,
    });
    gone.or(status.changed.then_some(Notice::TextChanged))
}

/// The fingerprints of a link, by what they are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Linked<'a> {
    /// There are none.
    None,
    /// The passage or the whole sheet.
    Passage(Fingerprint),
    /// The included sections in order, and their footnotes.
    Sections(&'a [Fingerprint]),
    /// Too few for the included sections.
    Invalid,
}

impl<'a> Linked<'a> {
    fn new(address: &'a Address) -> Self {
        let extract = !address.sections.is_empty();
        match address.fingerprints[..] {
            [] => Self::None,
            [fingerprint] if !extract || !address.id.is_empty() => Self::Passage(fingerprint),
            ref all if extract && all.len() >= address.sections.len() => Self::Sections(all),
            _ => Self::Invalid,
        }
    }

    fn passage(self) -> Option<Fingerprint> {
        match self {
            Self::Passage(fingerprint) => Some(fingerprint),
            Self::None | Self::Sections(_) | Self::Invalid => None,
        }
    }

    fn sections(self) -> &'a [Fingerprint] {
        match self {
            Self::Sections(all) => all,
            Self::None | Self::Passage(_) | Self::Invalid => &[],
        }
    }
}

/// Whether the passage has the fingerprint. The title block also shows that of the whole sheet.
fn has_fingerprint(passage: &Passage, fingerprint: Fingerprint, sheet: &Sheet) -> bool {
    let is_whole = || sheet.fingerprint.starts_with(&fingerprint.to_string());
    passage.fingerprint == fingerprint || passage.id == sheet.title_block.id && is_whole()
}

fn resolve_passage(
    address: &Address,
    fingerprint: Option<Fingerprint>,
    sheet: &Sheet,
) -> (Option<PassageId>, Option<Notice>) {
    let to =
        |passage: Option<&Passage>, notice| (passage.map(|passage| passage.id.clone()), notice);
    if address.id.is_empty() || address.id.eq_ignore_ascii_case("top") {
        let changed =
            fingerprint.is_some_and(|linked| !sheet.fingerprint.starts_with(&linked.to_string()));
        return to(None, changed.then_some(Notice::TextChanged));
    }

    let passages = sheet.passages();
    let with_fingerprint = |fingerprint: Fingerprint| {
        passages
            .iter()
            .copied()
            .filter(move |passage| passage.fingerprint == fingerprint)
    };
    let mut all = passages.iter().copied();
    let passage = all.find(|passage| passage.has_id(&address.id));
    let is_landmark = passage.is_none() && sheet.has_landmark(&address.id);
    let passage = passage.or_else(|| {
        (!is_landmark)
            .then(|| repair::find(&address.id, &passages))
            .flatten()
    });
    match (passage, fingerprint) {
        (Some(passage), None) => to(Some(passage), None),
        (Some(passage), Some(fingerprint)) if has_fingerprint(passage, fingerprint, sheet) => {
            to(Some(passage), None)
        }
        (Some(passage), Some(fingerprint)) => {
            let mut others = with_fingerprint(fingerprint);
            match (others.next(), others.next()) {
                (Some(other), None) => to(Some(other), Some(Notice::Moved)),
                _ => to(Some(passage), Some(Notice::WordingChanged)),
            }
        }
        (None, _) if is_landmark => to(None, None),
        (None, Some(fingerprint)) => match with_fingerprint(fingerprint).next() {
            Some(passage) => to(Some(passage), Some(Notice::Moved)),
            None => to(None, Some(Notice::Gone)),
        },
        // The publisher refuses to lose an id, so this one is of another page.
        (None, None) => to(None, Some(Notice::Damaged)),
    }
}
