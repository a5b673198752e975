//! The words the reader has selected.
//!
//! Adopting the page writes every text anew, which lets a selection collapse although all its nodes
//! stay. So it is remembered before and made again after.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node, PointerEvent, Selection};

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
    /// What is selected, if anything, may be elsewhere in the window.
    Moved,
}

/// What may change a selection or its place. All of it passes the window on its way.
const EVENTS: [&str; 6] = [
    "selectionchange",
    "pointerdown",
    "pointerup",
    "pointercancel",
    "scroll",
    "resize",
];

/// Calls back whenever what is selected in the element that `css` selects, or its place in the window,
/// has changed, until what it returns is dropped. Pressing the mouse in what `beside` selects begins
/// nothing. What is selected in a dialog counts for nothing: it covers the page as long as it is open.
#[must_use]
pub fn on_change(
    css: &'static str,
    beside: &'static str,
    callback: impl Fn(Change) + 'static,
) -> Option<Vec<EventListener>> {
    let window = web_sys::window()?;
    let callback = Rc::new(callback);
    let is_pressed = Rc::new(Cell::new(false));
    let tell = {
        let (callback, is_pressed) = (Rc::clone(&callback), Rc::clone(&is_pressed));
        move || {
            if !is_pressed.get() && !super::dialog::is_open() {
                let selected = Remembered::now().filter(|selected| selected.has_words(css));
                callback(selected.map_or(Change::Gone, Change::Made));
            }
        }
    };
    let handle: Rc<dyn Fn(&Event)> = Rc::new(move |event| match event.type_().as_str() {
        "selectionchange" => tell(),
        "scroll" | "resize" => callback(Change::Moved),
        "pointerdown" => {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if is_by_mouse(event) && !target.is_some_and(|target| is_in(&target, beside)) {
                is_pressed.set(true);
                callback(Change::Begun);
            }
        }
        _ => {
            if is_pressed.replace(false) {
                // A click into what is selected lets it go only now.
                Timeout::new(0, tell.clone()).forget();
            }
        }
    });
    let listener = |event| {
        let handle = Rc::clone(&handle);
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, event, options, move |event| handle(event))
    };
    Some(EVENTS.into_iter().map(listener).collect())
}

/// Keeps the selection when the mouse is pressed in what `css` selects, which would clear it before the
/// click; until the returned value is dropped.
#[must_use]
pub fn keep_on_press(css: &'static str) -> Option<EventListener> {
    let document = super::page::document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(
        &document,
        "mousedown",
        options,
        move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if target.is_some_and(|target| is_in(&target, css)) {
                event.prevent_default();
            }
        },
    ))
}

/// Whether a node is in what `css` selects.
fn is_in(node: &Node, css: &str) -> bool {
    let element = node.dyn_ref().cloned().or_else(|| node.parent_element());
    element.is_some_and(|element: Element| element.closest(css).is_ok_and(|found| found.is_some()))
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
    !super::dialog::is_open() && !has_words(css)
}

/// Whether words are selected in what `css` selects.
#[must_use]
pub fn has_words(css: &str) -> bool {
    Remembered::now().is_some_and(|selected| selected.has_words(css))
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

    /// Whether it holds words, and begins or ends in what `css` selects: a selection of a whole block
    /// often ends before the first letter of the next.
    fn has_words(&self, css: &str) -> bool {
        (is_in(&self.anchor.0, css) || is_in(&self.focus.0, css))
            && selection()
                .is_some_and(|selection| !String::from(selection.to_string()).trim().is_empty())
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
