//! Notices that the reader has selected words of the sheet, and makes a link of them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::platform::page_text::PageText;
use crate::platform::selection::{self, Change, Remembered};
use crate::platform::{focus, keys, page};
use crate::sharing::Words;
use crate::sheet::{Notation, PassageId, PlainText, Shared, Sheet, is_power};
use crate::state::{Action, Edge, ViewState};
use crate::text_fragment::{WALL, find_all, of, snap};

/// A touch on a button may take the selection away before it becomes a click.
const GRACE_MS: u32 = 400;
/// What the sheet stands in.
const SHEET: &str = ".masthead > :not(.masthead__fingerprint), .lead, .section-view, .footnotes";
/// What the Tab key leads to from selected words.
const BAR: &str = ".selection-bar button";
/// Where a press of the mouse is about the words that are selected, and selects none.
const BESIDE: &str = ".messages, .share-button, dialog";

/// A callback that answers which words are selected. The view is told whenever there are any or
/// none; the Tab key leads from them to what is offered for them, and Escape puts that away.
#[hook]
pub fn use_selection(
    sheet: &Shared<Sheet>,
    view: &UseReducerHandle<ViewState>,
) -> Callback<(), Option<Words>> {
    let dispatcher = view.dispatcher();
    let last = use_mut_ref(|| None::<Remembered>);
    {
        let last = Rc::clone(&last);
        use_effect_with((), move |()| {
            let fading = RefCell::new(None);
            let on_escape = {
                let dispatcher = dispatcher.clone();
                move || {
                    if page::first_matching(".selection-bar :focus").is_some()
                        && let Some(holder) = selection::holder()
                    {
                        focus::lend(&holder);
                    }
                    dispatcher.dispatch(Action::Select(None));
                }
            };
            let changed = selection::on_change(SHEET, BESIDE, move |change| {
                let dispatcher = dispatcher.clone();
                *fading.borrow_mut() = match change {
                    Change::Moved => {
                        // What was put away stays away.
                        if page::first_matching(BAR).is_some() {
                            dispatcher.dispatch(Action::Select(Some(free_edge())));
                        }
                        return;
                    }
                    Change::Made(selected) => {
                        *last.borrow_mut() = Some(selected);
                        dispatcher.dispatch(Action::Select(Some(free_edge())));
                        None
                    }
                    Change::Begun => {
                        dispatcher.dispatch(Action::Select(None));
                        None
                    }
                    Change::Gone => Some(Timeout::new(GRACE_MS, move || {
                        if selection::may_have_ended(SHEET) {
                            dispatcher.dispatch(Action::Select(None));
                        }
                    })),
                };
            });
            let tabbed = keys::lead_tab_to(BAR, "[tabindex='-1']", || selection::has_words(SHEET));
            let escaped = keys::on_escape(BAR, "dialog[open]", on_escape);
            move || drop((changed, tabbed, escaped))
        });
    }
    {
        let last = Rc::clone(&last);
        let is_covered = view.selecting.is_some() && view.sharing.is_some();
        use_effect_with(is_covered, move |is_covered| {
            let is_covered = *is_covered;
            move || {
                // A field of the dialog has taken the selection.
                if is_covered && let Some(last) = &*last.borrow() {
                    last.restore();
                }
            }
        });
    }
    use_callback(sheet.clone(), move |(), sheet| {
        if let Some(last) = &*last.borrow() {
            last.restore();
        }
        words(sheet)
    })
}

/// The edge of the window that the selected words leave free.
fn free_edge() -> Edge {
    selection::place().map_or(Edge::Bottom, |(top, bottom, height)| {
        Edge::clear_of(top, bottom, height)
    })
}

/// The words that are selected, as a link describes them. Where they are not the sheet's (somebody
/// has translated the page), none can lead to them.
fn words(sheet: &Sheet) -> Option<Words> {
    let page = PageText::in_every_view(WALL);
    let range = snap(page.text(), page.within_sheet(page.selected()?)?)?;
    let passage = page.passage_at(range.start);
    let passage = passage.map_or_else(|| sheet.title_block.id.clone(), PassageId::published);
    let directive = of(page.text(), range.clone()).filter(|directive| {
        !find_all(
            &sheet.written_in(Notation::Page),
            &directive.without_context(),
        )
        .is_empty()
    });
    Some(Words {
        passage,
        text: page.quoted(range, is_power),
        directive: directive.map(|directive| directive.to_string()),
    })
}
