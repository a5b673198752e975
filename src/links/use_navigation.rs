//! Follows the link in the address bar on start, when it changes, and when the page changes it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::Action;
use crate::address::{Address, Notice, Resolution, resolve};
use crate::platform::{location, page, printing, reveal, unicode};
use crate::scope::Scope;
use crate::sheet::{PassageId, Shared, Sheet};
use crate::state::{Dispatcher, Viewer};

/// Set on the root element when the app follows links, so that `early.js` no longer does.
const FOLLOWS: &str = "data-follows";

/// A change of the URL within the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Visit {
    /// Replaces the URL.
    Replace(Address),
    /// Adds a history entry.
    Push(Address),
    /// Goes back to before the last added entry, or to this URL if there is none.
    Back(Address),
}

/// Returns a callback that changes the URL within the page.
///
/// The browser opens sections, scrolls and highlights the target. If the fragment is a former id, the app
/// corrects it and the browser does the rest.
#[hook]
pub(super) fn use_navigation(viewer: &Viewer) -> Callback<Visit> {
    let dispatcher = viewer.dispatcher();
    let navigation = use_memo(viewer.sheet.clone(), move |sheet| Navigation {
        sheet: sheet.clone(),
        dispatcher,
        position: RefCell::default(),
    });
    use_effect_with(Rc::clone(&navigation), |navigation| {
        page::set_root_attribute(FOLLOWS, Some(""));
        navigation.arrive();
        let arrive = || {
            let navigation = Rc::clone(navigation);
            move || navigation.arrive()
        };
        let listeners = (
            location::on_fragment_change(arrive()),
            location::on_history(arrive()),
        );
        move || drop(listeners)
    });
    let arrived = Rc::clone(&navigation);
    use_effect_with(Rc::clone(&viewer.links.scope), move |scope| {
        // Hiding sections above the target moves it, and not every browser anchors the scroll position.
        // If the target itself is hidden, no position makes sense, so the page starts at its top.
        let id = current().id;
        if **scope != Scope::Whole && !id.is_empty() && !arrived.position.borrow().is_replaced {
            if scope.shows(&PassageId::published(id.clone()), &arrived.sheet) {
                location::go_to(&id);
            } else {
                reveal::top();
            }
        }
    });
    use_callback(navigation, |visit, navigation| navigation.visit(visit))
}

struct Navigation {
    sheet: Shared<Sheet>,
    dispatcher: Dispatcher,
    position: RefCell<Position>,
}

/// The current link and how it was reached.
#[derive(Default)]
struct Position {
    address: Option<Address>,
    /// Whether one step back in the history undoes the last [`Visit::Push`].
    can_go_back: bool,
    /// Whether the last visit was a [`Visit::Replace`], which does not scroll.
    is_replaced: bool,
}

impl PartialEq for Navigation {
    fn eq(&self, other: &Self) -> bool {
        self.sheet == other.sheet
    }
}

impl Navigation {
    fn visit(&self, visit: Visit) {
        let can_go_back = self.position.borrow().can_go_back;
        let is_replace = matches!(visit, Visit::Replace(_));
        let mut is_push = false;
        match visit {
            Visit::Replace(address) => location::rewrite(&address.to_string()),
            Visit::Back(_) if can_go_back => return location::back(),
            Visit::Push(address) if location::push(&address.to_string()) => is_push = true,
            // Without a URL of its own, a copy has no print view.
            Visit::Push(_) => return printing::print(),
            Visit::Back(address) => {
                // If the browser refuses, the print view stays.
                let _ = location::push(&address.to_string());
            }
        }
        self.arrive();
        let mut position = self.position.borrow_mut();
        position.can_go_back |= is_push;
        position.is_replaced = is_replace;
    }

    /// Follows the link in the address bar.
    fn arrive(&self) {
        let mut address = current();
        let earlier = self.position.borrow().address.clone();
        if earlier.as_ref() == Some(&address) {
            // Our own correction has caused this event.
            return;
        }
        let inherits = |earlier| address.inherits_fingerprints(earlier);
        if earlier.as_ref().is_some_and(inherits) {
            address = address.without_fingerprints();
            location::rewrite(&address.to_string());
        } else if std::mem::take(&mut address.repaired) {
            location::rewrite(&address.to_string());
        }
        let Resolution {
            scope,
            passage,
            notice,
        } = self.resolve(&address);
        self.position
            .borrow_mut()
            .update(earlier.as_ref(), &address);
        let arrive = Action::Arrive {
            base: location::base(),
            address: address.clone(),
            scope,
            target: passage.clone(),
            notice,
        };
        self.dispatcher.dispatch(arrive);
        if let Some(id) = passage.filter(|id| id.as_str() != address.id) {
            location::go_to(id.as_str());
            self.position.borrow_mut().address = Some(current());
        }
    }

    /// Ids are in normal form and usually in lower case; a damaged link need not be.
    fn resolve(&self, address: &Address) -> Resolution {
        let resolution = resolve(address, &self.sheet);
        if resolution.notice == Some(Notice::Damaged) {
            let id = unicode::to_lowercase_nfc(&address.id);
            let resolution = resolve(
                &Address {
                    id,
                    ..address.clone()
                },
                &self.sheet,
            );
            if resolution.passage.is_some() {
                return resolution;
            }
        }
        resolution
    }
}

impl Position {
    fn update(&mut self, earlier: Option<&Address>, address: &Address) {
        // Following a link within the view adds a step to the history.
        let stays =
            earlier.is_some_and(|earlier| earlier.view == address.view && earlier.id == address.id);
        self.can_go_back &= stays;
        self.is_replaced = false;
        self.address = Some(address.clone());
    }
}

fn current() -> Address {
    let (search, hash) = location::search_and_hash();
    Address::parse(&search, &hash)
}
