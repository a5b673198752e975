//! The state of the viewer: a slice for each feature, and values derived from several slices.
//!
//! What the browser manages is not in it: open sections, focus, scroll position.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::address::{Address, View};
use crate::colophon::public_place;
use crate::print_options::PrintOptions;
use crate::scope::Scope;
use crate::sheet::{Shared, Sheet};
use crate::ui::own_language;
use crate::{links, print, selection, share};

/// The slices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The link that was followed, and what it shows.
    pub links: links::State,
    /// Paper size, page count and folded sections.
    pub print: print::State,
    /// Whether text is selected.
    pub selection: selection::State,
    /// The share dialog and its status messages.
    pub share: share::State,
}

/// A change of one slice.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the feature of that name")]
pub enum Action {
    Links(links::Action),
    Print(print::Action),
    Selection(selection::Action),
    Share(share::Action),
}

impl From<links::Action> for Action {
    fn from(action: links::Action) -> Self {
        Self::Links(action)
    }
}

impl From<print::Action> for Action {
    fn from(action: print::Action) -> Self {
        Self::Print(action)
    }
}

impl From<selection::Action> for Action {
    fn from(action: selection::Action) -> Self {
        Self::Selection(action)
    }
}

impl From<share::Action> for Action {
    fn from(action: share::Action) -> Self {
        Self::Share(action)
    }
}

impl State {
    /// Returns the state after `action`.
    #[must_use]
    pub fn reduce(mut self, action: Action) -> Self {
        match action {
            Action::Links(action) => {
                if let links::Action::Arrive { target, .. } = &action {
                    self.share.arrive(target.as_ref());
                }
                self.links.reduce(action);
            }
            Action::Print(action) => self.print.reduce(action),
            Action::Selection(action) => self.selection.reduce(action),
            Action::Share(action) => self.share.reduce(action),
        }
        self
    }

    /// Returns how the sheet is shown.
    #[must_use]
    pub fn view(&self) -> View {
        self.links.address.view
    }

    /// Whether less than the whole sheet is shown.
    #[must_use]
    pub fn is_extract(&self) -> bool {
        *self.links.scope != Scope::Whole
    }

    /// Returns the print options in effect, with the usual paper size if none is chosen.
    #[must_use]
    pub fn print_options(&self) -> PrintOptions {
        let options = self.links.address.print;
        PrintOptions {
            paper: options.paper.or(Some(self.print.usual_paper)),
            ..options
        }
    }

    /// Returns the link that shows others the same, including the paper size of a print view.
    #[must_use]
    pub fn shown_address(&self) -> Address {
        match self.view() {
            View::Page => (*self.links.address).clone(),
            View::Print => self.print_view_address(),
        }
    }

    /// Returns the link to the print view, with the usual paper size if none is chosen.
    #[must_use]
    pub fn print_view_address(&self) -> Address {
        let address = (*self.links.address).clone().as_view(View::Print);
        address.printing(PrintOptions {
            paper: self.print_options().paper,
            ..self.links.address.print
        })
    }

    /// Returns the link to the same target in the full sheet.
    #[must_use]
    pub fn full_address(&self) -> Address {
        let links = &self.links;
        let address = (*links.address).clone().showing(&Scope::Whole);
        Address {
            id: (links.target.as_ref()).map_or(address.id, ToString::to_string),
            directive: links.text_directive.clone(),
            ..address
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).reduce(action))
    }
}

/// The sheet and the state, which every feature receives.
#[derive(Clone, PartialEq)]
pub struct Viewer {
    /// The sheet.
    pub sheet: Shared<Sheet>,
    /// Whether PDF files are beside the page.
    pub has_pdf: bool,
    state: UseReducerHandle<State>,
}

/// Dispatches actions to the state.
#[derive(Clone, PartialEq)]
pub struct Dispatcher(UseReducerDispatcher<State>);

impl Dispatcher {
    /// Dispatches an action of any feature.
    pub fn dispatch(&self, action: impl Into<Action>) {
        self.0.dispatch(action.into());
    }
}

impl Deref for Viewer {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

impl Viewer {
    /// Returns the dispatcher.
    #[must_use]
    pub fn dispatcher(&self) -> Dispatcher {
        Dispatcher(self.state.dispatcher())
    }

    /// Returns the `lang` attribute of the interface.
    #[must_use]
    pub fn lang(&self) -> Option<&'static str> {
        own_language(&self.sheet.about.language)
    }

    /// Returns the URL of the page up to `?`, for sharing.
    #[must_use]
    pub fn base(&self) -> &str {
        let published = self.sheet.about.base_url.as_deref();
        published.or(self.links.base.as_deref()).unwrap_or_default()
    }

    /// Returns the URL of the page up to `?` if others can open it.
    #[must_use]
    pub fn public_base(&self) -> Option<&str> {
        public_place(
            self.sheet.about.base_url.as_deref(),
            self.links.base.as_deref(),
        )
    }

    /// Returns the URL of the same target in the full sheet, on this host.
    #[must_use]
    pub fn full_url(&self) -> String {
        let here = self.links.base.as_deref().unwrap_or_default();
        [here, &self.full_address().to_string()].concat()
    }
}

/// Creates the state in the component that calls it.
#[hook]
pub fn use_viewer(sheet: &Shared<Sheet>, has_pdf: bool) -> Viewer {
    Viewer {
        sheet: sheet.clone(),
        has_pdf,
        state: use_reducer_eq(State::default),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Notice;
    use crate::print_options::Paper;
    use crate::sharing::Subject;
    use crate::sheet::slug;

    fn arrive(address: Address) -> Action {
        Action::Links(links::Action::Arrive {
            base: None,
            address,
            scope: Scope::Whole,
            target: None,
            notice: None,
        })
    }

    fn in_america() -> State {
        State::default().reduce(Action::Print(print::Action::Measure {
            usual_paper: Paper::Letter,
            pages: 0,
        }))
    }

    #[test]
    fn prints_on_chosen_or_usual_paper() {
        let state = in_america();
        assert_eq!(state.print_options().paper, Some(Paper::Letter));
        let state = state.reduce(arrive(Address::parse("?paper=a4", "")));
        assert_eq!(state.print_options().paper, Some(Paper::A4));
    }

    #[test]
    fn shares_print_view_with_its_paper() {
        for (here, there) in [
            ("?view=print", "?view=print&paper=letter"),
            ("?view=print&paper=a4", "?view=print&paper=a4"),
            ("?sections=a", "?sections=a"),
        ] {
            let state = in_america().reduce(arrive(Address::parse(here, "")));
            assert_eq!(state.shown_address().to_string(), there);
        }
    }

    #[test]
    fn full_link_keeps_place() {
        let directive = || Some("text=words".to_owned());
        for (target, directive, full) in [
            (None, None, ""),
            (Some("new"), None, "#new"),
            (None, directive(), "#:~:text=words"),
            (Some("new"), directive(), "#new:~:text=words"),
        ] {
            let fragment = if target.is_some() { "old" } else { "" };
            let state = State::default()
                .reduce(Action::Links(links::Action::Arrive {
                    base: None,
                    address: Address::parse("?a=b&sections=c&v=0badcafe", fragment),
                    scope: Scope::Extract(vec![slug("c")]),
                    target: target.map(slug),
                    notice: Some(Notice::Outside),
                }))
                .reduce(Action::Links(links::Action::SearchText {
                    directive,
                    notice: None,
                }));
            assert_eq!(state.full_address().to_string(), ["?a=b", full].concat());
        }
    }

    #[test]
    fn share_dialog_stays_open_until_reader_goes_elsewhere() {
        let open = |passage: &str| {
            let subject = Subject::Passage(slug(passage));
            Action::Share(share::Action::Open(share::Dialog::new(subject, None)))
        };
        let arrive_at = |passage: &str| {
            Action::Links(links::Action::Arrive {
                base: None,
                address: Address::parse("", passage),
                scope: Scope::Whole,
                target: Some(slug(passage)),
                notice: None,
            })
        };
        let is_open = |actions: &[Action]| {
            let actions = actions.iter().cloned();
            let state = actions.fold(State::default(), State::reduce);
            state.share.dialog.is_some()
        };
        // Clicking the link both copies and follows it.
        assert!(is_open(&[open("a"), arrive_at("a")]));
        assert!(!is_open(&[open("a"), arrive_at("b")]));
    }
}
