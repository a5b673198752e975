//! Tracks the selection in the sheet and generates a link to it.

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

/// How long the bar stays after the selection is cleared: on touch screens, a tap on one of its
/// buttons clears the selection before the click.
const GRACE_MS: u32 = 400;
/// The elements that contain text of the sheet.
const SHEET: Area = Area {
    css: ".masthead > :not(.masthead__fingerprint), .lead, .section-view, .footnotes",
    landmarks: &[".masthead__title", ".lead", ".section-view"],
};
/// The buttons that follow selected text in the tab order.
const BAR: &str = ".selection-bar button";
/// The buttons that act on the selected text.
const BUTTONS: &str = ".selection-bar, .share-button";
/// Elements in which the mouse acts on the selected text instead of selecting.
const CONTROLS: &str = ".messages, .share-button, dialog";

/// Returns a callback that returns the selected text. While text is selected, the Tab key moves from it
/// to the bar, and the Escape key closes the bar.
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
                        && let Some(element) = selection::anchor_element()
                    {
                        focus::temporarily(&element);
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
            let tabbed =
                keys::redirect_tab_to(BAR, "[tabindex='-1']", || selection::has_text(SHEET));
            let escaped = keys::on_escape(BAR, "dialog[open]", on_escape);
            move || drop((changed, tabbed, escaped))
        });
    }
    // Only while text is selected, because each listener slows down every tap.
    use_effect_with(viewer.selection.edge.is_some(), |is_selected| {
        let listener = is_selected.then(|| selection::keep_on_press(BUTTONS));
        move || drop(listener)
    });
    {
        let last = Rc::clone(&last);
        let has_dialog = viewer.selection.edge.is_some() && viewer.share.dialog.is_some();
        use_effect_with(has_dialog, move |has_dialog| {
            let has_dialog = *has_dialog;
            move || {
                // Selecting a field of the dialog has cleared the selection in the sheet.
                if has_dialog && let Some(last) = &*last.borrow() {
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

/// Returns the edge of the window where the bar does not cover the selected text.
fn free_edge() -> Edge {
    selection::bounds().map_or(Edge::Bottom, |(top, bottom, height)| {
        Edge::clear_of(top, bottom, height)
    })
}

/// Returns the selected text and the fragment directive of a link to it. There is no directive if the
/// text is not in the sheet, because the page was translated.
fn selected_text(sheet: &Sheet) -> Option<SelectedText> {
    let page = PageText::read_for_links(OBJECT_REPLACEMENT);
    let mut ranges = Vec::new();
    for range in page.selected_ranges() {
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
        text: page.quotation(&ranges, is_power),
        directive: directive.map(|directive| directive.to_string()),
    })
}
