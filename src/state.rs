//! What the page shows at a moment beyond the sheet itself, and how it changes.
//!
//! What the browser does by itself is not in here: which sections are open, the focus, the scroll
//! position.

mod use_view_state;

use std::rc::Rc;

use crate::address::{Address, Notice, View};
use crate::citations::Format;
use crate::print_options::{Paper, PrintOptions};
use crate::scope::Scope;
use crate::sharing::{Outcome, Sharing, Subject};
use crate::sheet::PassageId;

pub use crate::selection::Edge;
pub use use_view_state::use_view_state;

/// The state of the view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Whether an address has been followed yet.
    pub arrived: bool,
    /// What to tell the reader about the address that was followed.
    pub notice: Option<Notice>,
    /// Where what can be done with selected words is offered; `None` unless words are selected.
    pub selecting: Option<Edge>,
    /// What the reader is about to share.
    pub sharing: Option<Rc<Sharing>>,
    /// How the last copying or sharing went.
    pub outcome: Option<Outcome>,
    /// The address that was followed last.
    pub address: Rc<Address>,
    /// The passage that it leads to.
    pub target: Option<PassageId>,
    /// The words that it leads to, as what follows `:~:` says them.
    pub words: Option<String>,
    /// What of the sheet is shown.
    pub scope: Rc<Scope>,
    /// How many sheets of paper are shown, where the browser makes sheets of the print view.
    pub sheets: u32,
    /// Where this is; nothing is known of it until the browser has been asked.
    pub surroundings: Rc<Surroundings>,
}

/// Where the sheet is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The address of the page up to `?`.
    pub here: Option<String>,
    /// The paper that is usual where the reader is.
    pub paper: Paper,
    /// Whether the device can share an address with its other programs.
    pub shares: bool,
}

/// Something that changes the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// An address was followed.
    Arrive {
        /// Which one.
        address: Address,
        /// What it shows of the sheet.
        scope: Scope,
        /// The passage that it leads to.
        target: Option<PassageId>,
        /// What to tell about it.
        notice: Option<Notice>,
    },
    /// The words of the address were looked for.
    Seek {
        /// What follows `:~:`, as far as a script may see it.
        words: Option<String>,
        /// What to tell where they were not found.
        loss: Option<Notice>,
    },
    /// The browser was asked where this is.
    LookAround(Surroundings),
    /// So many sheets of paper are shown.
    Lay(u32),
    /// The reader has read the notice.
    DismissNotice,
    /// Words of the sheet are selected, and it is this edge that they leave free; or no longer.
    Select(Option<Edge>),
    /// The reader wants to share something.
    Share(Sharing),
    /// Something else instead.
    Choose(Subject),
    /// Cited in this format.
    Cite(Format),
    /// The dialog was closed.
    EndSharing,
    /// Copying or sharing went like this.
    Tell(Outcome),
    /// The reader knows how it went.
    Hush,
}

impl ViewState {
    /// How the sheet is shown.
    #[must_use]
    pub fn view(&self) -> View {
        self.address.view
    }

    /// How it would be printed now; the paper is always one.
    #[must_use]
    pub fn print(&self) -> PrintOptions {
        let print = self.address.print;
        PrintOptions {
            paper: print.paper.or(Some(self.surroundings.paper)),
            ..print
        }
    }

    /// The address that shows others the same: a print view on the same paper.
    #[must_use]
    pub fn shown_address(&self) -> Address {
        match self.view() {
            View::Page => (*self.address).clone(),
            View::Print => self.printed_address(),
        }
    }

    /// The address of the print view, with the paper that is usual here where none was chosen.
    #[must_use]
    pub fn printed_address(&self) -> Address {
        let address = (*self.address).clone().as_view(View::Print);
        address.printing(PrintOptions {
            paper: self.print().paper,
            ..self.address.print
        })
    }

    /// The address of the same place in the whole sheet.
    #[must_use]
    pub fn address_in_whole(&self) -> Address {
        let address = (*self.address).clone().showing(&Scope::Whole);
        Address {
            id: self.target.as_ref().map_or(address.id, ToString::to_string),
            directive: self.words.clone(),
            ..address
        }
    }

    /// The state after `action`.
    #[must_use]
    pub fn apply(mut self, action: Action) -> Self {
        match action {
            Action::Arrive {
                address,
                scope,
                target,
                notice,
            } => {
                if self
                    .sharing
                    .as_ref()
                    .is_some_and(|sharing| !sharing.goes_on_at(target.as_ref()))
                {
                    self = self.apply(Action::EndSharing);
                }
                self.arrived = true;
                self.target = target;
                self.address = Rc::new(address);
                if *self.scope != scope {
                    self.scope = Rc::new(scope);
                }
                self.notice = notice;
            }
            // Where the address says more of what has changed, that is told.
            Action::Seek { words, loss } => {
                self.words = words;
                if matches!(self.notice, None | Some(Notice::WordsGone)) {
                    self.notice = loss;
                }
            }
            Action::LookAround(surroundings) => self.surroundings = Rc::new(surroundings),
            Action::Lay(sheets) => self.sheets = sheets,
            Action::DismissNotice => self.notice = None,
            Action::Select(selecting) => self.selecting = selecting,
            Action::Share(sharing) => {
                self.sharing = Some(Rc::new(sharing));
                self.outcome = None;
            }
            Action::Choose(subject) => {
                self.outcome = None;
                if let Some(sharing) = &mut self.sharing {
                    Rc::make_mut(sharing).chosen = subject;
                }
            }
            Action::Cite(format) => {
                self.outcome = None;
                if let Some(sharing) = &mut self.sharing {
                    Rc::make_mut(sharing).format = format;
                }
            }
            Action::EndSharing => {
                self.sharing = None;
                self.outcome = None;
            }
            Action::Tell(outcome) => self.outcome = Some(outcome),
            Action::Hush => self.outcome = None,
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::slug;

    fn arrive(address: Address, notice: Option<Notice>) -> Action {
        Action::Arrive {
            address,
            scope: Scope::Whole,
            target: None,
            notice,
        }
    }

    #[test]
    fn the_paper_is_the_one_chosen_or_the_usual() {
        let surroundings = Surroundings {
            paper: Paper::Letter,
            ..Surroundings::default()
        };
        let state = ViewState::default().apply(Action::LookAround(surroundings));
        assert_eq!(state.print().paper, Some(Paper::Letter));
        let address = Address::parse("?paper=a4", "");
        let state = state.apply(arrive(address, None));
        assert_eq!(state.print().paper, Some(Paper::A4));
    }

    #[test]
    fn a_print_view_is_shown_to_others_on_the_same_paper() {
        let surroundings = Surroundings {
            paper: Paper::Letter,
            ..Surroundings::default()
        };
        let state = ViewState::default().apply(Action::LookAround(surroundings));
        for (here, there) in [
            ("?view=print", "?view=print&paper=letter"),
            ("?view=print&paper=a4", "?view=print&paper=a4"),
            ("?sections=a", "?sections=a"),
        ] {
            let state = state.clone().apply(arrive(Address::parse(here, ""), None));
            assert_eq!(state.shown_address().to_string(), there);
        }
    }

    #[test]
    fn the_whole_is_shown_at_the_same_place() {
        let words = || Some("text=words".to_owned());
        for (target, words, whole) in [
            (None, None, ""),
            (Some("new"), None, "#new"),
            (None, words(), "#:~:text=words"),
            (Some("new"), words(), "#new:~:text=words"),
        ] {
            let fragment = if target.is_some() { "old" } else { "" };
            let state = ViewState::default().apply(Action::Arrive {
                address: Address::parse("?a=b&sections=c&v=0badcafe", fragment),
                scope: Scope::Extract(vec![slug("c")]),
                target: target.map(slug),
                notice: Some(Notice::Outside),
            });
            let state = state.apply(Action::Seek { words, loss: None });
            assert_eq!(
                state.address_in_whole().to_string(),
                ["?a=b", whole].concat()
            );
        }
    }

    #[test]
    fn a_new_address_takes_the_old_notice_away() {
        let there = |notice| arrive(Address::default(), notice);
        let state = ViewState::default().apply(there(Some(Notice::Moved)));
        assert_eq!(state.notice, Some(Notice::Moved));
        assert_eq!(state.clone().apply(there(None)).notice, None);
        assert_eq!(state.apply(Action::DismissNotice).notice, None);
    }

    fn sharing(passage: &str) -> Action {
        Action::Share(Sharing::new(
            Subject::Passage(slug(passage)),
            ".opener".to_owned(),
        ))
    }

    fn arrive_at(passage: &str) -> Action {
        Action::Arrive {
            address: Address::parse("", passage),
            scope: Scope::Whole,
            target: Some(slug(passage)),
            notice: None,
        }
    }

    #[test]
    fn missing_words_are_told_of_unless_something_else_is() {
        let (gone, changed) = (Some(Notice::WordsGone), Some(Notice::TextChanged));
        for (notice, loss, told) in [
            (None, gone, gone),
            (None, changed, changed),
            (None, None, None),
            (gone, None, None),
            (Some(Notice::Gone), gone, Some(Notice::Gone)),
            (Some(Notice::Moved), None, Some(Notice::Moved)),
        ] {
            let state = ViewState::default().apply(arrive(Address::default(), notice));
            assert_eq!(
                state.apply(Action::Seek { words: None, loss }).notice,
                told,
                "{notice:?}, {loss:?}"
            );
        }
    }

    #[test]
    fn an_address_stays_in_the_dialog_until_the_reader_goes_elsewhere() {
        let open = |actions: &[Action]| {
            let state = actions
                .iter()
                .cloned()
                .fold(ViewState::default(), ViewState::apply);
            state.sharing.is_some()
        };
        let refused = Action::Tell(Outcome::CopyRefused);
        for (actions, stays) in [
            (&[sharing("a"), refused.clone()][..], true),
            (&[sharing("a"), Action::Choose(Subject::Sheet)], true),
            // The link that was to be copied is also followed.
            (&[sharing("a"), arrive_at("a")], true),
            (&[sharing("a"), arrive_at("b")], false),
            (&[sharing("a"), Action::EndSharing], false),
            (&[Action::Choose(Subject::Sheet)], false),
        ] {
            assert_eq!(open(actions), stays, "{actions:?}");
        }
    }

    #[test]
    fn what_was_told_of_one_address_is_not_told_of_the_next() {
        let told = |action| {
            let state = ViewState::default()
                .apply(sharing("a"))
                .apply(Action::Tell(Outcome::LinkCopied));
            state.apply(action).outcome
        };
        assert_eq!(told(Action::Lay(1)), Some(Outcome::LinkCopied));
        for action in [
            sharing("b"),
            Action::Choose(Subject::Sheet),
            Action::Cite(Format::Mla),
            Action::EndSharing,
            Action::Hush,
        ] {
            assert_eq!(told(action.clone()), None, "{action:?}");
        }
    }
}
