//! What the page shows at a moment beyond the sheet itself, and how it changes.
//!
//! The browser folds sections by itself and tells us; the state follows, so that the button for
//! all sections and the next drawing agree with what the reader sees.

use std::rc::Rc;

use crate::address::Notice;
use crate::sheet::PassageId;

/// The state of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewState {
    /// Which sections are folded.
    pub folds: Rc<Folds>,
    /// What to tell the reader about the address that was followed.
    pub notice: Option<Notice>,
    /// What the last copying came to.
    pub copying: Option<Copying>,
}

/// Which of the sections are folded: all but some, or none but some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    /// What a section is that is no exception.
    folded: bool,
    exceptions: Vec<PassageId>,
    /// How many sections there are.
    sections: usize,
}

/// What copying an address came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copying {
    /// It is on the clipboard.
    Done,
    /// The browser refused: the reader gets the address to copy by hand.
    Refused {
        /// The passage.
        passage: PassageId,
        /// Its address.
        address: String,
    },
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
    /// A sheet with these folds and nothing to tell.
    #[must_use]
    pub fn new(folds: Folds) -> Self {
        Self {
            folds: Rc::new(folds),
            notice: None,
            copying: None,
        }
    }

    /// The state after `action`.
    #[must_use]
    pub fn apply(mut self, action: Action) -> Self {
        match action {
            Action::Fold { section, folded } => Rc::make_mut(&mut self.folds).set(section, folded),
            Action::ToggleAll => self.folds = Rc::new(self.folds.toggled()),
            Action::Arrive(notice) => self.notice = notice,
            Action::DismissNotice => self.notice = None,
            Action::Copy(copying) => self.copying = Some(copying),
            Action::DismissCopying => self.copying = None,
        }
        self
    }
}

impl Folds {
    /// So many sections, none folded but these.
    #[must_use]
    pub fn new(sections: usize, folded: Vec<PassageId>) -> Self {
        Self {
            folded: false,
            exceptions: folded,
            sections,
        }
    }

    /// Whether this section is folded.
    #[must_use]
    pub fn contains(&self, section: &PassageId) -> bool {
        self.folded != self.exceptions.contains(section)
    }

    /// Whether no section is open.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.exceptions.len() == if self.folded { 0 } else { self.sections }
    }

    fn set(&mut self, section: PassageId, folded: bool) {
        if self.contains(&section) == folded {
            return;
        }
        match self
            .exceptions
            .iter()
            .position(|exception| *exception == section)
        {
            Some(position) => {
                self.exceptions.swap_remove(position);
            }
            None => self.exceptions.push(section),
        }
    }

    fn toggled(&self) -> Self {
        Self {
            folded: !self.is_all(),
            exceptions: Vec::new(),
            sections: self.sections,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::slug;

    const SECTIONS: [&str; 3] = ["a", "b", "c"];

    fn folds(folded: &[&str]) -> Folds {
        Folds::new(
            SECTIONS.len(),
            folded.iter().map(|name| slug(name)).collect(),
        )
    }

    fn fold(section: &str, folded: bool) -> Action {
        Action::Fold {
            section: slug(section),
            folded,
        }
    }

    fn folded_after(start: &[&str], actions: &[Action]) -> Vec<&'static str> {
        let end = actions
            .iter()
            .cloned()
            .fold(ViewState::new(folds(start)), ViewState::apply);
        SECTIONS
            .into_iter()
            .filter(|name| end.folds.contains(&slug(name)))
            .collect()
    }

    #[test]
    fn folds_follow_what_the_reader_did() {
        for (start, actions, end) in [
            (&[][..], &[fold("a", true)][..], &["a"][..]),
            (&["a"], &[fold("a", false)], &[]),
            (&["a"], &[fold("a", true), fold("b", true)], &["a", "b"]),
            (&[], &[Action::ToggleAll, fold("b", false)], &["a", "c"]),
            (
                &[],
                &[Action::ToggleAll, fold("b", false), fold("b", true)],
                &["a", "b", "c"],
            ),
        ] {
            assert_eq!(folded_after(start, actions), end);
        }
    }

    #[test]
    fn the_button_folds_all_until_none_is_open_and_then_opens_all() {
        let all = &SECTIONS[..];
        for (start, end) in [
            (&[][..], all),
            (&["a"], all),
            (&["a", "b"], all),
            (all, &[]),
        ] {
            assert_eq!(
                folded_after(start, &[Action::ToggleAll]),
                end,
                "from {start:?}"
            );
        }
        assert_eq!(
            folded_after(&[], &[Action::ToggleAll, Action::ToggleAll]),
            [""; 0]
        );
        assert_eq!(
            folded_after(
                &[],
                &[Action::ToggleAll, fold("c", false), Action::ToggleAll]
            ),
            all
        );
    }

    #[test]
    fn a_new_address_takes_the_old_notice_away() {
        let state = ViewState::new(folds(&[])).apply(Action::Arrive(Some(Notice::Moved)));
        assert_eq!(state.notice, Some(Notice::Moved));
        assert_eq!(state.clone().apply(Action::Arrive(None)).notice, None);
        assert_eq!(state.apply(Action::DismissNotice).notice, None);
    }

    #[test]
    fn a_refused_address_is_kept_until_the_reader_has_it() {
        let refused = Copying::Refused {
            passage: slug("lead"),
            address: "?v=9f86d081#lead".to_owned(),
        };
        let state = ViewState::new(folds(&[])).apply(Action::Copy(refused.clone()));
        assert_eq!(state.clone().apply(fold("a", true)).copying, Some(refused));
        assert_eq!(state.apply(Action::DismissCopying).copying, None);
    }
}
