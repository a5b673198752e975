//! The words the reader has selected.
//!
//! Adopting the page writes every text anew, which lets a selection collapse although all its nodes
//! stay. So it is remembered before and made again after.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node, Selection};

use super::page;

/// A selection as it was at a moment.
#[derive(Clone, Debug)]
pub struct Remembered {
    anchor: (Node, u32),
    focus: (Node, u32),
}

/// The element in which the selection begins.
#[must_use]
pub fn holder() -> Option<Element> {
    selection()?.anchor_node()?.parent_element()
}

/// Calls back whenever the reader selects something else, with what is selected in the element that
/// `css` selects, if anything, until what it returns is dropped. What is selected in a dialog counts
/// for nothing: it covers the page as long as it is open.
#[must_use]
pub fn on_change(
    css: &'static str,
    mut callback: impl FnMut(Option<Remembered>) + 'static,
) -> Option<EventListener> {
    let document = page::document()?;
    Some(EventListener::new(
        &document,
        "selectionchange",
        move |_| {
            if !super::dialog::is_open() {
                callback(Remembered::now().filter(|selected| selected.is_in(css)));
            }
        },
    ))
}

/// Whether nothing is selected in what `css` selects, as far as can be told: not while a dialog
/// covers the page.
#[must_use]
pub fn may_have_ended(css: &str) -> bool {
    !super::dialog::is_open() && !Remembered::now().is_some_and(|selected| selected.is_in(css))
}

/// Lets the Tab key lead from words selected in the element that `css` selects to `next`, unless a
/// control has the focus, until what it returns is dropped.
#[must_use]
pub fn lead_tab_to(css: &'static str, next: &'static str) -> Option<EventListener> {
    let document = page::document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(
        &document,
        "keydown",
        options,
        move |event| {
            let is_tab = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| {
                event.key() == "Tab" && !(event.shift_key() || event.ctrl_key() || event.alt_key())
            });
            if is_tab
                && page::first_matching("body:focus, :root:not(:has(:focus))").is_some()
                && Remembered::now().is_some_and(|selected| selected.is_in(css))
                && let Some(next) =
                    page::first_matching(next).and_then(|next| next.dyn_into::<HtmlElement>().ok())
            {
                event.prevent_default();
                super::focus::without_scrolling(&next);
            }
        },
    ))
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}

impl Remembered {
    /// The selection of this moment; `None` where nothing is selected.
    #[must_use]
    pub fn now() -> Option<Self> {
        let selection = selection().filter(|selection| !selection.is_collapsed())?;
        Some(Self {
            anchor: (selection.anchor_node()?, selection.anchor_offset()),
            focus: (selection.focus_node()?, selection.focus_offset()),
        })
    }

    /// Whether it begins or ends in what `css` selects: a selection of a whole block often ends
    /// before the first letter of the next.
    fn is_in(&self, css: &str) -> bool {
        let is_in = |node: &Node| {
            let element = node.dyn_ref().cloned().or_else(|| node.parent_element());
            element.is_some_and(|element| element.closest(css).is_ok_and(|found| found.is_some()))
        };
        is_in(&self.anchor.0) || is_in(&self.focus.0)
    }

    /// Selects the same again.
    pub fn restore(&self) {
        let ((anchor, from), (focus, to)) = (&self.anchor, &self.focus);
        if let Some(selection) = selection()
            && anchor.is_connected()
            && focus.is_connected()
        {
            // Nodes whose text has become shorter leave nothing selected.
            let _ = selection.set_base_and_extent(anchor, *from, focus, *to);
        }
    }
}
