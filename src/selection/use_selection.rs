//! Follows the selection of text in the sheet, and makes a link to it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{Action, Edge};
use crate::platform::page_text::PageText;
use crate::platform::selection::{self, Area, Change, SavedSelection};
use crate::platform::{focus, keys, page};
use crate::sharing::SelectedText;
use crate::sheet::{Notation, PassageId, PlainText, Sheet, is_power};
use crate::state::Viewer;
use crate::text_fragment::{
    Directive, OBJECT_REPLACEMENT, expand_to_words, find_directive, generate,
};

/// A touch on a button may take the selection away before it becomes a click.
const GRACE_MS: u32 = 400;
/// The elements that hold the sheet.
const SHEET: Area = Area {
    css: ".masthead > :not(.masthead__fingerprint), .lead, .section-view, .footnotes",
    landmarks: &[".masthead__title", ".lead", ".section-view"],
};
/// The buttons to which the Tab key leads from selected text.
const BAR: &str = ".selection-bar button";
/// The buttons that are about the selected text.
const BUTTONS: &str = ".selection-bar, .share-button";
/// Where a press of the mouse is about the selected text, and selects none.
const CONTROLS: &str = ".messages, .share-button, dialog";

/// Returns a callback that returns the selected text. While there is any, the Tab key leads from it to
/// the bar, and the Escape key closes the bar.
#[hook]
pub fn use_selection(viewer: &Viewer) -> Callback<(), Option<SelectedText>> {
    let dispatcher = viewer.dispatcher();
    let last = use_mut_ref(|| None::<SavedSelection>);
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
                    dispatcher.dispatch(Action::Clear);
                }
            };
            let changed = selection::on_change(SHEET, CONTROLS, move |change| {
                let dispatcher = dispatcher.clone();
                *fading.borrow_mut() = match change {
                    Change::Moved => {
                        // A bar that was closed stays closed.
                        if page::first_matching(BAR).is_some() {
                            dispatcher.dispatch(Action::Select(free_edge()));
                        }
                        return;
                    }
                    Change::Selected(selected) => {
                        *last.borrow_mut() = Some(selected);
                        dispatcher.dispatch(Action::Select(free_edge()));
                        None
                    }
                    Change::Pressed => {
                        dispatcher.dispatch(Action::Clear);
                        None
                    }
                    Change::Cleared => Some(Timeout::new(GRACE_MS, move || {
                        if selection::is_cleared(SHEET) {
                            dispatcher.dispatch(Action::Clear);
                        }
                    })),
                };
            });
            let tabbed = keys::lead_tab_to(BAR, "[tabindex='-1']", || selection::has_text(SHEET));
            let escaped = keys::on_escape(BAR, "dialog[open]", on_escape);
            move || drop((changed, tabbed, escaped))
        });
    }
    // Only while text is selected: each listener costs every tap something.
    use_effect_with(viewer.selection.edge.is_some(), |is_selected| {
        let kept = is_selected.then(|| selection::keep_on_press(BUTTONS));
        move || drop(kept)
    });
    {
        let last = Rc::clone(&last);
        let is_covered = viewer.selection.edge.is_some() && viewer.share.dialog.is_some();
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
    use_callback(viewer.sheet.clone(), move |(), sheet| {
        if let Some(last) = &*last.borrow() {
            last.restore();
        }
        selected_text(sheet)
    })
}

/// The edge of the window that the selected text leaves free.
fn free_edge() -> Edge {
    selection::place().map_or(Edge::Bottom, |(top, bottom, height)| {
        Edge::clear_of(top, bottom, height)
    })
}

/// Returns the selected text and what follows `:~:` in a link to it. If the text is not the sheet's,
/// because the page was translated, no link can lead to it.
fn selected_text(sheet: &Sheet) -> Option<SelectedText> {
    let page = PageText::in_every_view(OBJECT_REPLACEMENT);
    let mut ranges = Vec::new();
    for range in page.selected() {
        ranges.extend(expand_to_words(page.text(), range));
    }
    let passage = page.passage_at(ranges.first()?.start);
    let passage = passage.map_or_else(|| sheet.title_block.id.clone(), PassageId::published);
    let written = sheet.written_in(Notation::Page);
    let mut directive = Some(Directive::default());
    for range in &ranges {
        let generated = generate(page.text(), range.clone())
            .filter(|found| !find_directive(&written, &found.without_context()).is_empty());
        directive = directive.zip(generated).map(|(mut all, Directive(more))| {
            all.0.extend(more);
            all
        });
    }
    Some(SelectedText {
        passage,
        text: page.quoted(&ranges, is_power),
        directive: directive.map(|directive| directive.to_string()),
    })
}
