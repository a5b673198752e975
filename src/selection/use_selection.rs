//! Tracks the selection in the sheet.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::selected_text::load;
use super::{Action, Edge};
use crate::platform::selection::{self, Area, Change, SavedSelection};
use crate::platform::{focus, keys, page};
use crate::sharing::SelectedText;
use crate::state::Viewer;
use crate::ui::use_lazy;

/// How long the bar stays after the selection is cleared: on touch screens, a tap on one of its
/// buttons clears the selection before the click.
const GRACE_MS: u32 = 400;
/// The elements that contain text of the sheet.
const SHEET: Area = Area {
    css: ".masthead, .lead, .section-view, .footnotes",
    landmarks: &[".masthead__title", ".lead", ".section-view"],
};
/// The buttons that follow selected text in the tab order.
const BAR: &str = ".selection-bar button";
/// The buttons that act on the selected text.
const BUTTONS: &str = ".selection-bar, .share-button";
/// Elements in which the mouse acts on the selected text instead of selecting.
const CONTROLS: &str = ".messages, .share-button, dialog";

/// Returns a callback that returns the selected text; `None` until its code is loaded, which happens when
/// text is first selected. While text is selected, the Tab key moves from it to the bar, and the Escape key
/// closes the bar.
#[hook]
pub fn use_selection(viewer: &Viewer) -> Option<Callback<(), Option<SelectedText>>> {
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
    // If the code cannot be loaded, `use_share`, which needs it too, informs the reader.
    let selected_text = use_lazy(viewer.selection.edge.is_some(), load, || {});
    let sheet = viewer.sheet.clone();
    selected_text.map(|selected_text| {
        Callback::from(move |()| {
            if let Some(last) = &*last.borrow() {
                last.restore();
            }
            selected_text(&sheet)
        })
    })
}

/// Returns the edge of the window where the bar does not cover the selected text.
fn free_edge() -> Edge {
    selection::bounds().map_or(Edge::Bottom, |(top, bottom, height)| {
        Edge::clear_of(top, bottom, height)
    })
}
