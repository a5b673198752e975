//! What the page shows at a moment beyond the sheet itself, and how it changes.
//!
//! The browser folds sections by itself and tells us; the state follows, so that the button for
//! all sections and the next drawing agree with what the reader sees.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::address::Notice;
use crate::sheet::PassageId;

/// The state of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewState {
    /// The ids of all sections.
    sections: Rc<BTreeSet<PassageId>>,
    /// The ids of those that are folded.
    pub folded: Rc<BTreeSet<PassageId>>,
    /// What to tell the reader about the address that was followed.
    pub notice: Option<Notice>,
    /// What the last copying came to.
    pub copying: Option<Copying>,
}

/// What copying an address came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copying {
    /// It is on the clipboard.
    Done,
    /// The browser refused: the reader gets this address to copy by hand.
    Refused(String),
}

/// Something that changes the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The section was opened or folded.
    Fold {
        /// Which one.
        section: PassageId,
        /// Whether it is folded now.
        folded: bool,
    },
    /// "Collapse all" or "Expand all": whichever the button said.
    ToggleAll,
    /// An address was followed, and this is what to tell about it.
    Arrive(Option<Notice>),
    /// The reader has read the notice.
    DismissNotice,
    /// An address was copied, or not.
    Copy(Copying),
    /// The reader knows how the copying went.
    DismissCopying,
}

impl ViewState {
    /// A sheet with these sections, of which some are folded.
    #[must_use]
    pub fn new(sections: BTreeSet<PassageId>, folded: BTreeSet<PassageId>) -> Self {
        Self {
            folded: Rc::new(folded.intersection(&sections).cloned().collect()),
            sections: Rc::new(sections),
            notice: None,
            copying: None,
        }
    }

    /// Whether no section is open.
    #[must_use]
    pub fn all_folded(&self) -> bool {
        self.folded.len() == self.sections.len()
    }

    /// The state after `action`.
    #[must_use]
    pub fn apply(mut self, action: Action) -> Self {
        match action {
            Action::Fold { section, folded } => {
                if self.sections.contains(&section) && self.folded.contains(&section) != folded {
                    let set = Rc::make_mut(&mut self.folded);
                    if folded {
                        set.insert(section);
                    } else {
                        set.remove(&section);
                    }
                }
            }
            Action::ToggleAll => {
                self.folded = if self.all_folded() {
                    Rc::default()
                } else {
                    Rc::clone(&self.sections)
                };
            }
            Action::Arrive(notice) => self.notice = notice,
            Action::DismissNotice => self.notice = None,
            Action::Copy(copying) => self.copying = Some(copying),
            Action::DismissCopying => self.copying = None,
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::slug;

    fn ids(names: &[&str]) -> BTreeSet<PassageId> {
        names.iter().map(|name| slug(name)).collect()
    }

    fn fold(section: &str, folded: bool) -> Action {
        Action::Fold {
            section: slug(section),
            folded,
        }
    }

    fn folded_after(start: &[&str], actions: &[Action]) -> BTreeSet<PassageId> {
        let state = ViewState::new(ids(&["a", "b", "c"]), ids(start));
        let end = actions.iter().cloned().fold(state, ViewState::apply);
        (*end.folded).clone()
    }

    #[test]
    fn folds_follow_what_the_reader_did() {
        for (start, actions, end) in [
            (&[][..], &[fold("a", true)][..], &["a"][..]),
            (&["a"], &[fold("a", false)], &[]),
            (&["a"], &[fold("a", true), fold("b", true)], &["a", "b"]),
            (&[], &[fold("no such section", true)], &[]),
            (&["no such section"], &[], &[]),
        ] {
            assert_eq!(folded_after(start, actions), ids(end));
        }
    }

    #[test]
    fn the_button_folds_all_until_none_is_open_and_then_opens_all() {
        let all = &["a", "b", "c"];
        for (start, end) in [
            (&[][..], &all[..]),
            (&["a"], all),
            (&["a", "b"], all),
            (all, &[]),
        ] {
            assert_eq!(
                folded_after(start, &[Action::ToggleAll]),
                ids(end),
                "from {start:?}"
            );
        }
    }

    #[test]
    fn a_new_address_takes_the_old_notice_away() {
        let state = ViewState::new(ids(&[]), ids(&[])).apply(Action::Arrive(Some(Notice::Moved)));
        assert_eq!(state.notice, Some(Notice::Moved));
        assert_eq!(state.clone().apply(Action::Arrive(None)).notice, None);
        assert_eq!(state.apply(Action::DismissNotice).notice, None);
    }

    #[test]
    fn a_refused_address_is_kept_until_the_reader_has_it() {
        let refused = Copying::Refused("?v=9f86d081#lead".to_owned());
        let state = ViewState::new(ids(&[]), ids(&[])).apply(Action::Copy(refused.clone()));
        assert_eq!(state.clone().apply(fold("a", true)).copying, Some(refused));
        assert_eq!(state.apply(Action::DismissCopying).copying, None);
    }
}
