//! The document as it stands: what the program finds when it arrives, and how it says that it has.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// What the page shows about the program, for the style sheet and for whoever waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// It works: controls that need it may be shown.
    Ready,
    /// It has given up: the page goes on without it.
    Failed,
}

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The text of the element with this id.
#[must_use]
pub fn text_of(id: &str) -> Option<String> {
    element(id)?.text_content()
}

/// The first element that a selector matches.
#[must_use]
pub fn first_matching(css: &str) -> Option<Element> {
    document()?.query_selector(css).ok()?
}

/// All elements that a selector matches, in the order of the page.
#[must_use]
pub fn all_matching(css: &str) -> Vec<Element> {
    let found = document().and_then(|document| document.query_selector_all(css).ok());
    found
        .into_iter()
        .flat_map(|list| list.values())
        .flatten()
        .map(Element::from)
        .collect()
}

/// The names of all elements inside this one, in the order of the page.
#[must_use]
pub fn element_names(root: &Element) -> Vec<String> {
    let all = root.get_elements_by_tag_name("*");
    (0..all.length())
        .filter_map(|position| all.item(position))
        .map(|element| element.local_name())
        .collect()
}

/// Takes everything out of this element.
pub fn clear(element: &Element) {
    element.replace_children_with_node_0();
}

/// Says in the page how the program is.
pub fn set_program(program: Program) {
    let word = match program {
        Program::Ready => "ready",
        Program::Failed => "failed",
    };
    set_root_attribute("data-program", Some(word));
}

/// The title of the page.
#[must_use]
pub fn title() -> Option<String> {
    Some(document()?.title())
}

/// Gives the page another title, which a file of it gets, too.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says something about the whole page, for the style sheet; or no longer.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Neither can fail for a valid name.
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Writes to the console, for whoever looks after the page.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}
