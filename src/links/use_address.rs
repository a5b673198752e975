//! Follows the address: at first, whenever it changes, and when the page itself goes on.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::address::{Address, Resolution, resolve};
use crate::platform::{location, page, reveal};
use crate::scope::Scope;
use crate::sheet::{PassageId, Shared, Sheet};
use crate::state::{Action, ViewState};

/// What the page says of the program from here on, so that `early.js` leaves addresses to it.
const FOLLOWS: &str = "data-follows";

/// A way to another address of the page, without loading it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visit {
    /// In place of this one.
    Instead(Address),
    /// As a step that the browser's own button undoes.
    Next(Address),
    /// Back to where the last step came from; to this address where none was made.
    Back(Address),
}

/// A callback that goes to another address of the page.
///
/// Opening, scrolling and marking are the browser's: where an address leads elsewhere than its
/// fragment says, the fragment is mended and the browser does the rest.
#[hook]
pub fn use_address(sheet: &Shared<Sheet>, view: &UseReducerHandle<ViewState>) -> Callback<Visit> {
    let dispatcher = view.dispatcher();
    let guide = use_memo(sheet.clone(), move |sheet| Guide {
        sheet: sheet.clone(),
        dispatcher,
        stand: RefCell::default(),
    });
    use_effect_with(Rc::clone(&guide), |guide| {
        page::set_root_attribute(FOLLOWS, Some(""));
        guide.arrive();
        let arrive = || {
            let guide = Rc::clone(guide);
            move || guide.arrive()
        };
        let listeners = (
            location::on_fragment_change(arrive()),
            location::on_history(arrive()),
        );
        move || drop(listeners)
    });
    let arrived = Rc::clone(&guide);
    use_effect_with(Rc::clone(&view.scope), move |scope| {
        // What was hidden above a passage has moved it, and not every browser holds on to it; what
        // is hidden itself has left the reader anywhere.
        let id = current().id;
        if **scope != Scope::Whole && !id.is_empty() && !arrived.stand.borrow().chose {
            if scope.shows(&PassageId::published(id.clone()), &arrived.sheet) {
                location::go_to(&id);
            } else {
                reveal::top();
            }
        }
    });
    use_callback(guide, |visit, guide| guide.visit(visit))
}

/// Knows the way, and where the reader is on it.
struct Guide {
    sheet: Shared<Sheet>,
    dispatcher: UseReducerDispatcher<ViewState>,
    stand: RefCell<Stand>,
}

/// Where the reader is.
#[derive(Default)]
struct Stand {
    address: Option<Address>,
    /// Whether one step back in the history undoes the last [`Visit::Next`].
    after_step: bool,
    /// Whether the last step was a choice, which leaves the reader where they are.
    chose: bool,
}

impl PartialEq for Guide {
    fn eq(&self, other: &Self) -> bool {
        self.sheet == other.sheet
    }
}

impl Guide {
    fn visit(&self, visit: Visit) {
        let after_step = self.stand.borrow().after_step;
        let is_step = matches!(visit, Visit::Next(_));
        let is_choice = matches!(visit, Visit::Instead(_));
        match visit {
            Visit::Instead(address) => location::rewrite(&address.to_string()),
            Visit::Back(_) if after_step => return location::back(),
            Visit::Next(address) | Visit::Back(address) => location::push(&address.to_string()),
        }
        self.arrive();
        let mut stand = self.stand.borrow_mut();
        stand.after_step |= is_step;
        stand.chose = is_choice;
    }

    /// Goes where the address leads that stands now.
    fn arrive(&self) {
        let mut address = current();
        let earlier = self.stand.borrow().address.clone();
        if earlier.as_ref() == Some(&address) {
            // The echo of our own mending.
            return;
        }
        if earlier
            .as_ref()
            .is_some_and(|earlier| address.inherits_wording(earlier))
        {
            address = address.without_wording();
            location::rewrite(&address.to_string());
        }
        let Resolution {
            scope,
            passage,
            notice,
        } = resolve(&address, &self.sheet);
        self.stand.borrow_mut().go(earlier.as_ref(), &address);
        self.dispatcher.dispatch(Action::Arrive {
            address: address.clone(),
            scope,
            target: passage.clone(),
            notice,
        });
        if let Some(id) = passage.filter(|id| id.as_str() != address.id) {
            location::go_to(id.as_str());
            self.stand.borrow_mut().address = Some(current());
        }
    }
}

impl Stand {
    fn go(&mut self, earlier: Option<&Address>, address: &Address) {
        // Following a link within the view makes a step of its own.
        let stays =
            earlier.is_some_and(|earlier| earlier.view == address.view && earlier.id == address.id);
        self.after_step &= stays;
        self.chose = false;
        self.address = Some(address.clone());
    }
}

fn current() -> Address {
    let (search, hash) = location::search_and_hash();
    Address::parse(&search, &hash)
}
