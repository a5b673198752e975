//! Notices that the reader has selected words of the sheet, and makes a link of them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::platform::page_text::PageText;
use crate::platform::selection::{self, Remembered};
use crate::sharing::Words;
use crate::sheet::PassageId;
use crate::text_fragment::{of, snap};
use crate::view_state::{Action, ViewState};

/// A touch on a button may take the selection away before it becomes a click.
const GRACE_MS: u32 = 400;
/// What the sheet stands in.
const SHEET: &str = ".page";
/// What the Tab key leads to from selected words.
const BAR: &str = ".selection-bar button";

/// A callback that answers which words are selected. The view is told whenever there are any or
/// none, and the Tab key leads from them to the bar.
#[hook]
pub fn use_selection(view: &UseReducerHandle<ViewState>) -> Callback<(), Option<Words>> {
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
                        dispatcher.dispatch(Action::Select(false));
                    })),
                };
            });
            let tabbed = selection::lead_tab_to(SHEET, BAR);
            move || drop((changed, tabbed))
        });
    }
    use_callback((), move |(), ()| {
        if let Some(last) = &*last.borrow() {
            last.restore();
        }
        words()
    })
}

/// The words that are selected, as a link describes them.
fn words() -> Option<Words> {
    let page = PageText::now();
    let range = snap(page.text(), page.selected()?)?;
    let passage = page.passage_at(range.start)?;
    Some(Words {
        passage: PassageId::published(passage),
        text: page.text().get(range.clone())?.to_owned(),
        directive: of(page.text(), range).map(|directive| directive.to_string()),
    })
}
