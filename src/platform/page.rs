//! The document: finding elements, the title, attributes of the root element.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// The state of the app, in `data-app` for the style sheet and the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppState {
    /// It runs, and the controls that need it are shown.
    Ready,
    /// It has failed, and the page works without it.
    Failed,
}

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Returns the element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Returns the text of the element with this id.
#[must_use]
pub fn element_text(id: &str) -> Option<String> {
    element(id)?.text_content()
}

/// Returns the first element that matches a selector.
#[must_use]
pub fn first_matching(css: &str) -> Option<Element> {
    document()?.query_selector(css).ok()?
}

/// Returns all elements that match a selector, in document order.
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

/// Returns the local names of all descendants, in document order.
#[must_use]
pub fn element_names(root: &Element) -> Vec<String> {
    let all = root.get_elements_by_tag_name("*");
    (0..all.length())
        .filter_map(|position| all.item(position))
        .map(|element| element.local_name())
        .collect()
}

/// Removes all children of the element.
pub fn clear(element: &Element) {
    element.replace_children_with_node_0();
}

/// Sets the state of the app in the page.
pub fn set_app_state(state: AppState) {
    let value = match state {
        AppState::Ready => "ready",
        AppState::Failed => "failed",
    };
    set_root_attribute("data-app", Some(value));
}

/// Returns the title of the page.
#[must_use]
pub fn title() -> Option<String> {
    Some(document()?.title())
}

/// Sets the title of the page, which is also the suggested name of a PDF.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the canonical link, if the page has one.
pub fn set_canonical(url: &str) {
    if let Some(link) = first_matching("link[rel=canonical]") {
        // Cannot fail for a valid name.
        let _ = link.set_attribute("href", url);
    }
}

/// Whether a translator has changed the text of the page, which is published in this language.
#[must_use]
pub fn is_translated(language: &str) -> bool {
    // Chrome's class and elements, and Edge's attribute. Firefox and Safari change the language.
    const MARKS: &str = ".translated-ltr, .translated-rtl, #app font, [_msttexthash]";
    let root = document().and_then(|document| document.document_element());
    let now = root.and_then(|root| root.get_attribute("lang"));
    first_matching(MARKS).is_some() || now.as_deref() != Some(language)
}

/// Whether the root element has an attribute.
#[must_use]
pub fn has_root_attribute(name: &str) -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(name))
}

/// Sets or removes an attribute of the root element, for the style sheet.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Neither can fail for a valid name.
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Calls back when the reader first presses a pointer, and when they first press a key, until the returned
/// listeners are dropped.
#[must_use]
pub fn on_first_use(callback: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let document = document().into_iter();
    let listen = |document: Document| {
        ["pointerdown", "keydown"].map(|event| {
            let callback = callback.clone();
            EventListener::once(&document, event, move |_| callback())
        })
    };
    document.flat_map(listen).collect()
}

/// Writes a warning to the console, for the publisher.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}
