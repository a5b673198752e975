//! The words the reader has selected.
//!
//! Adopting the page writes every text anew, which lets a selection collapse although all its nodes
//! stay. So it is remembered before and made again after.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node, PointerEvent, Selection};

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

/// What has become of what the reader has selected.
#[derive(Clone, Debug)]
pub enum Change {
    /// The mouse was pressed: nothing should come in its way until it is released.
    Begun,
    /// This is selected.
    Made(Remembered),
    /// Nothing is.
    Gone,
}

/// Calls back whenever what is selected in the element that `css` selects has changed, until what it
/// returns is dropped. Pressing the mouse in what `beside` selects begins nothing. What is selected
/// in a dialog counts for nothing: it covers the page as long as it is open.
#[must_use]
pub fn on_change(
    css: &'static str,
    beside: &'static str,
    callback: impl Fn(Change) + 'static,
) -> Option<[EventListener; 4]> {
    let document = page::document()?;
    let callback = Rc::new(callback);
    let is_pressed = Rc::new(Cell::new(false));
    let told = {
        let (callback, is_pressed) = (Rc::clone(&callback), Rc::clone(&is_pressed));
        move || {
            if !is_pressed.get() && !super::dialog::is_open() {
                let selected = Remembered::now().filter(|selected| selected.is_in(css));
                callback(selected.map_or(Change::Gone, Change::Made));
            }
        }
    };
    let pressed = {
        let is_pressed = Rc::clone(&is_pressed);
        move |event: &Event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let is_beside = target
                .is_some_and(|target| target.closest(beside).is_ok_and(|found| found.is_some()));
            if is_by_mouse(event) && !is_beside {
                is_pressed.set(true);
                callback(Change::Begun);
            }
        }
    };
    let released = {
        let told = told.clone();
        move |_: &Event| {
            if is_pressed.replace(false) {
                // A click into what is selected lets it go only now.
                Timeout::new(0, told.clone()).forget();
            }
        }
    };
    Some([
        EventListener::new(&document, "selectionchange", move |_| told()),
        EventListener::new(&document, "pointerdown", pressed),
        EventListener::new(&document, "pointerup", released.clone()),
        EventListener::new(&document, "pointercancel", released),
    ])
}

/// Whether the main button of a mouse was pressed. A finger selects by handles of the device.
fn is_by_mouse(event: &Event) -> bool {
    let event = event.dyn_ref::<PointerEvent>();
    event.is_some_and(|event| event.pointer_type() == "mouse" && event.button() == 0)
}

/// Whether nothing is selected in what `css` selects, as far as can be told: not while a dialog
/// covers the page.
#[must_use]
pub fn may_have_ended(css: &str) -> bool {
    !super::dialog::is_open() && !Remembered::now().is_some_and(|selected| selected.is_in(css))
}

/// Lets the Tab key lead from words selected in the element that `css` selects to the first button
/// in `bar`, unless a control has the focus, and calls back when the Escape key is pressed while
/// there is such a bar; until what it returns is dropped.
#[must_use]
pub fn on_key(
    css: &'static str,
    bar: &'static str,
    on_escape: impl Fn() + 'static,
) -> Option<EventListener> {
    /// Nothing that the reader could go on from.
    const NO_CONTROL: &str = "body:focus, [tabindex='-1']:focus, :root:not(:has(:focus))";
    let document = page::document()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = move |event: &Event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let Some(bar) = page::first_matching(bar).filter(|_| !super::dialog::is_open()) else {
            return;
        };
        match pressed.key().as_str() {
            "Escape" => on_escape(),
            "Tab" if !(pressed.shift_key() || pressed.ctrl_key() || pressed.alt_key()) => {
                if page::first_matching(NO_CONTROL).is_some()
                    && Remembered::now().is_some_and(|selected| selected.is_in(css))
                    && let Ok(Some(button)) = bar.query_selector("button")
                    && let Some(button) = button.dyn_ref()
                {
                    event.prevent_default();
                    super::focus::without_scrolling(button);
                }
            }
            _ => {}
        }
    };
    Some(EventListener::new_with_options(
        &document, "keydown", options, listener,
    ))
}

/// Where in the window the selection begins and ends, from top to bottom, and how high the window
/// is, in CSS pixels.
#[must_use]
pub fn place() -> Option<(f64, f64, f64)> {
    let words = selection()?
        .get_range_at(0)
        .ok()?
        .get_bounding_client_rect();
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    Some((words.top(), words.bottom(), height))
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
