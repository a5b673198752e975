//! Notices that the reader has selected words of the sheet, and makes a link of them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::platform::page_text::PageText;
use crate::platform::selection::{self, Remembered};
use crate::sharing::{Subject, Words};
use crate::sheet::{PassageId, PlainText, Shared, Sheet};
use crate::text_fragment::{WALL, find_all, of, snap};
use crate::view_state::{Action, ViewState};

/// A touch on a button may take the selection away before it becomes a click.
const GRACE_MS: u32 = 400;
/// What the sheet stands in.
const SHEET: &str = ".masthead, .lead, .section-view, .footnotes";
/// What the Tab key leads to from selected words.
const BAR: &str = ".selection-bar button";

/// A callback that answers which words are selected. The view is told whenever there are any or
/// none, and the Tab key leads from them to the bar.
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
            let changed = selection::on_change(SHEET, move |selected| {
                let dispatcher = dispatcher.clone();
                *fading.borrow_mut() = match selected {
                    Some(selected) => {
                        *last.borrow_mut() = Some(selected);
                        dispatcher.dispatch(Action::Select(true));
                        None
                    }
                    None => Some(Timeout::new(GRACE_MS, move || {
                        if selection::may_have_ended(SHEET) {
                            dispatcher.dispatch(Action::Select(false));
                        }
                    })),
                };
            });
            let tabbed = selection::lead_tab_to(SHEET, BAR);
            move || drop((changed, tabbed))
        });
    }
    {
        let last = Rc::clone(&last);
        let of_words = view
            .sharing
            .as_ref()
            .is_some_and(|sharing| matches!(sharing.asked, Subject::Words(_)));
        use_effect_with(of_words, move |of_words| {
            let of_words = *of_words;
            move || {
                // The field of the dialog has taken the selection.
                if of_words && let Some(last) = &*last.borrow() {
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

/// The words that are selected, as a link describes them. Where they are not the sheet's (somebody
/// has translated the page), none can lead to them.
fn words(sheet: &Sheet) -> Option<Words> {
    let page = PageText::in_every_view(WALL);
    let range = snap(page.text(), page.selected()?)?;
    let passage = page.passage_at(range.start)?;
    let directive = of(page.text(), range.clone()).filter(|directive| {
        !find_all(&sheet.plain_text(), &directive.without_context()).is_empty()
    });
    Some(Words {
        passage: PassageId::published(passage),
        text: page.quoted(range),
        directive: directive.map(|directive| directive.to_string()),
    })
}
