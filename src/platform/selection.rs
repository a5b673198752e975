//! The selection.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node, PointerEvent, Range, Selection};

use super::page;

/// A saved selection.
#[derive(Clone, Debug)]
pub struct SavedSelection {
    anchor: (Node, u32),
    focus: (Node, u32),
    ranges: Vec<Range>,
}

/// Elements whose text the reader may select.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// The elements.
    pub css: &'static str,
    /// Elements in them, at least one of which is whole in a selection that begins and ends outside.
    pub landmarks: &'static [&'static str],
}

/// Returns the element in which the selection starts.
#[must_use]
pub fn anchor_element() -> Option<Element> {
    selection()?.anchor_node()?.parent_element()
}

/// A change of the selection.
#[derive(Clone, Debug)]
pub enum Change {
    /// The mouse is pressed: nothing should cover the text until it is released.
    Pressed,
    /// Text is selected.
    Selected(SavedSelection),
    /// No text is selected.
    Cleared,
    /// The selection may have another position in the viewport.
    Moved,
}

/// Events that may change the selection or its position. All of them pass through the window.
const EVENTS: [&str; 6] = [
    "selectionchange",
    "pointerdown",
    "pointerup",
    "pointercancel",
    "scroll",
    "resize",
];

/// Calls back at once, and when the selection in the area, or its position in the viewport, has changed, until the
/// returned listeners are dropped. Ignores the mouse in elements that match `ignored`, and selections in
/// a dialog, which covers the page.
#[must_use]
pub fn on_change(
    area: Area,
    ignored: &'static str,
    callback: impl Fn(Change) + 'static,
) -> Option<Vec<EventListener>> {
    let window = web_sys::window()?;
    let callback = Rc::new(callback);
    let is_pressed = Rc::new(Cell::new(false));
    let report = {
        let (callback, is_pressed) = (Rc::clone(&callback), Rc::clone(&is_pressed));
        move || {
            if !is_pressed.get() && !super::dialog::is_open() {
                let selected = SavedSelection::now().filter(|selected| selected.has_text(area));
                callback(selected.map_or(Change::Cleared, Change::Selected));
            }
        }
    };
    // The reader may have selected text before.
    report();
    let handle = Rc::new(move |kind: &str, event: &Event| match kind {
        "selectionchange" => report(),
        "scroll" | "resize" => callback(Change::Moved),
        "pointerdown" => {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if is_by_mouse(event) && !target.is_some_and(|target| is_in(&target, ignored)) {
                is_pressed.set(true);
                callback(Change::Pressed);
            }
        }
        _ => {
            if is_pressed.replace(false) {
                // A click into the selection clears it only after this event.
                Timeout::new(0, report.clone()).forget();
            }
        }
    });
    let listener = |kind| {
        let handle = Rc::clone(&handle);
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, kind, options, move |event| handle(kind, event))
    };
    Some(EVENTS.into_iter().map(listener).collect())
}

/// Keeps the selection when the mouse is pressed in an element that matches `css`, which would clear it
/// before the click, until the returned listener is dropped.
#[must_use]
pub fn keep_on_press(css: &'static str) -> Option<EventListener> {
    let document = page::document()?;
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

/// Whether the node is in an element that matches `css`.
fn is_in(node: &Node, css: &str) -> bool {
    let element = node.dyn_ref().cloned().or_else(|| node.parent_element());
    element.is_some_and(|element: Element| element.closest(css).is_ok_and(|found| found.is_some()))
}

/// Whether the main button of a mouse was pressed. Touch devices select by handles.
fn is_by_mouse(event: &Event) -> bool {
    let event = event.dyn_ref::<PointerEvent>();
    event.is_some_and(|event| event.pointer_type() == "mouse" && event.button() == 0)
}

/// Whether no text is selected in the area. False while a dialog covers the page, because the selection
/// is then in the dialog.
#[must_use]
pub fn is_cleared(area: Area) -> bool {
    !super::dialog::is_open() && !has_text(area)
}

/// Whether text is selected in the area.
#[must_use]
pub fn has_text(area: Area) -> bool {
    SavedSelection::now().is_some_and(|selected| selected.has_text(area))
}

/// Returns the selected ranges; empty if nothing is selected. Only Firefox has several.
#[must_use]
pub fn ranges() -> Vec<Range> {
    let selection = selection().filter(|selection| !selection.is_collapsed());
    selection.map_or_else(Vec::new, |selection| {
        (0..selection.range_count())
            .filter_map(|index| selection.get_range_at(index).ok())
            .collect()
    })
}

/// Returns top and bottom of the selection and the height of the viewport, in CSS pixels.
#[must_use]
pub fn bounds() -> Option<(f64, f64, f64)> {
    let bounds = ranges()
        .into_iter()
        .map(|range| range.get_bounding_client_rect());
    let bounds = bounds.map(|bounds| (bounds.top(), bounds.bottom()));
    let (top, bottom) =
        bounds.reduce(|(top, bottom), next| (top.min(next.0), bottom.max(next.1)))?;
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    Some((top, bottom, height))
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}

impl SavedSelection {
    /// Saves the current selection; `None` if nothing is selected.
    #[must_use]
    pub fn now() -> Option<Self> {
        let selection = selection().filter(|selection| !selection.is_collapsed())?;
        Some(Self {
            anchor: (selection.anchor_node()?, selection.anchor_offset()),
            focus: (selection.focus_node()?, selection.focus_offset()),
            ranges: ranges(),
        })
    }

    /// Whether it has text and begins or ends in the area or contains one of its landmarks: a selection of
    /// a whole block often ends at the start of the next.
    fn has_text(&self, area: Area) -> bool {
        let contains = |selection: &Selection, css| {
            let landmark = page::first_matching(css);
            landmark.is_some_and(|landmark| {
                let is_in = selection.contains_node(&landmark);
                is_in.unwrap_or_default()
            })
        };
        selection().is_some_and(|selection| {
            (is_in(&self.anchor.0, area.css)
                || is_in(&self.focus.0, area.css)
                || area.landmarks.iter().any(|css| contains(&selection, css)))
                && !String::from(selection.to_string()).trim().is_empty()
        })
    }

    /// Restores the selection.
    pub fn restore(&self) {
        let Some(selection) = selection() else {
            return;
        };
        // If the text of a node is shorter now, nothing is selected.
        if let [_, _, ..] = self.ranges[..] {
            let _ = selection.remove_all_ranges();
            for range in &self.ranges {
                let _ = selection.add_range(range);
            }
        } else {
            let ((anchor, from), (focus, to)) = (&self.anchor, &self.focus);
            if anchor.is_connected() && focus.is_connected() {
                let _ = selection.set_base_and_extent(anchor, *from, focus, *to);
            }
        }
    }
}
