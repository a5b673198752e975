//! The link that was followed last.

use std::rc::Rc;

use crate::address::{Address, Notice};
use crate::scope::Scope;
use crate::sheet::PassageId;

/// What the last link shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The URL of the page up to `?`; `None` until the browser has been asked.
    pub base: Option<String>,
    /// Whether a link has been followed yet.
    pub arrived: bool,
    /// The link.
    pub address: Rc<Address>,
    /// The passage that it leads to.
    pub target: Option<PassageId>,
    /// What follows `:~:` in it, as far as the browser lets a script see it.
    pub text_directive: Option<String>,
    /// What it shows of the sheet.
    pub scope: Rc<Scope>,
    /// What the reader has to know about it.
    pub notice: Option<Notice>,
}

/// A change of the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A link was followed.
    Arrive {
        /// The URL of the page up to `?`.
        base: Option<String>,
        /// The link.
        address: Address,
        /// What it shows of the sheet.
        scope: Scope,
        /// The passage that it leads to.
        target: Option<PassageId>,
        /// What the reader has to know.
        notice: Option<Notice>,
    },
    /// The text that the link is to was searched for.
    SearchText {
        /// What follows `:~:` in the link.
        directive: Option<String>,
        /// What the reader has to know if it was not found.
        notice: Option<Notice>,
    },
    /// The reader dismissed the notice.
    DismissNotice,
}

impl State {
    /// Applies a change.
    pub fn reduce(&mut self, action: Action) {
        match action {
            Action::Arrive {
                base,
                address,
                scope,
                target,
                notice,
            } => {
                self.base = base;
                self.arrived = true;
                self.target = target;
                self.address = Rc::new(address);
                if *self.scope != scope {
                    self.scope = Rc::new(scope);
                }
                self.notice = notice;
            }
            Action::SearchText { directive, notice } => {
                self.text_directive = directive;
                // What the link itself says about changes tells more.
                if matches!(self.notice, None | Some(Notice::WordsGone)) {
                    self.notice = notice;
                }
            }
            Action::DismissNotice => self.notice = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(notice: Option<Notice>, action: Action) -> Option<Notice> {
        let mut state = State {
            notice,
            ..State::default()
        };
        state.reduce(action);
        state.notice
    }

    #[test]
    fn next_link_replaces_notice() {
        let arrive = Action::Arrive {
            base: None,
            address: Address::default(),
            scope: Scope::Whole,
            target: None,
            notice: None,
        };
        assert_eq!(after(Some(Notice::Moved), arrive), None);
        assert_eq!(after(Some(Notice::Moved), Action::DismissNotice), None);
    }

    #[test]
    fn missing_text_yields_to_other_notices() {
        let (gone, changed) = (Some(Notice::WordsGone), Some(Notice::TextChanged));
        for (before, notice, expected) in [
            (None, gone, gone),
            (None, changed, changed),
            (None, None, None),
            (gone, None, None),
            (Some(Notice::Gone), gone, Some(Notice::Gone)),
            (Some(Notice::Moved), None, Some(Notice::Moved)),
        ] {
            let search = Action::SearchText {
                directive: None,
                notice,
            };
            assert_eq!(after(before, search), expected, "{before:?}, {notice:?}");
        }
    }
}
