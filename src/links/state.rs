//! The link that was followed last.

use std::rc::Rc;

use crate::address::{Address, Notice};
use crate::scope::Scope;
use crate::sheet::PassageId;

/// The last link and what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The URL of the page up to `?`; `None` before the first link is followed.
    pub base: Option<String>,
    /// Whether a link has been followed yet.
    pub arrived: bool,
    /// The link.
    pub address: Rc<Address>,
    /// The passage that is its target.
    pub target: Option<PassageId>,
    /// Its fragment directive, if the browser exposes it to scripts.
    pub text_directive: Option<String>,
    /// The part of the sheet that it shows.
    pub scope: Rc<Scope>,
    /// The notice about it.
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
        /// The part of the sheet that it shows.
        scope: Scope,
        /// The passage that is its target.
        target: Option<PassageId>,
        /// The notice about it.
        notice: Option<Notice>,
    },
    /// The text of the text fragment was searched for.
    SearchText {
        /// The fragment directive.
        directive: Option<String>,
        /// The notice if it was not found.
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
                // Notices about the rest of the link are more specific.
                if matches!(
                    self.notice,
                    None | Some(Notice::TextGone | Notice::TextMoved)
                ) {
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
        let (gone, changed) = (Some(Notice::TextGone), Some(Notice::TextChanged));
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
