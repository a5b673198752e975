//! The URL of the page and the session history.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use super::member::member;

/// The fragment directive delimiter (URL Fragment Text Directives).
const DIRECTIVE: &str = ":~:";

/// Returns the query from `?` on and the fragment from `#` on; empty if there is none.
#[must_use]
pub fn search_and_hash() -> (String, String) {
    let location = web_sys::window().map(|window| window.location());
    location.map_or_else(Default::default, |location| {
        (
            location.search().unwrap_or_default(),
            location.hash().unwrap_or_default(),
        )
    })
}

/// Returns the URL up to `?` or `#`.
#[must_use]
pub fn base() -> Option<String> {
    let href = web_sys::window()?.location().href().ok()?;
    let end = href.find(['?', '#']).unwrap_or(href.len());
    Some(href[..end].to_owned())
}

/// Returns the URL, with the fragment directive if the browser exposes it.
///
/// Only `navigation.currentEntry.url` has it. Other browsers hide it until a link within the page is
/// followed; see [`on_directive`].
#[must_use]
pub fn url() -> Option<String> {
    let window = web_sys::window()?;
    let entry = ["navigation", "currentEntry", "url"]
        .iter()
        .try_fold(JsValue::from(window.clone()), |object, name| {
            member(&object, name)
        });
    entry
        .and_then(|url| url.as_string())
        .or_else(|| window.location().href().ok())
}

/// Returns what follows `:~:` in the URL, if the browser exposes it.
#[must_use]
pub fn directive() -> Option<String> {
    directive_in(&url()?)
}

fn directive_in(url: &str) -> Option<String> {
    let (_, directive) = url.split_once(DIRECTIVE)?;
    Some(directive.to_owned())
}

/// Navigates to the element with this id in place of the current history entry, so that the browser
/// reveals it and makes it the target. The entry keeps its state ([`set_entry_state`]).
pub fn go_to(id: &str) {
    if let Some(window) = web_sys::window() {
        let state = entry_state();
        // If the browser refuses, the reader stays at the target of the link.
        let _ = window.location().replace(&match directive() {
            Some(directive) => ["#", id, DIRECTIVE, &directive].concat(),
            None => ["#", id].concat(),
        });
        if !state.is_null() {
            set_entry_state(&state);
        }
    }
}

/// Replaces the URL without navigating. The text fragment stays if the id does.
pub fn rewrite(search_and_hash: &str) {
    let (_, hash) = self::search_and_hash();
    let directive = directive().filter(|_| !hash.is_empty() && search_and_hash.ends_with(&hash));
    if let Some((history, mut url)) = entry(search_and_hash) {
        if let Some(directive) = directive {
            url.push_str(&[DIRECTIVE, &directive].concat());
        }
        // Browsers limit the rate of changes. If one is refused, the URL is out of date.
        let _ = history.replace_state_with_url(&entry_state(), "", Some(&url));
    }
}

/// Replaces what follows `:~:` in the URL without navigating.
pub fn replace_directive(directive: &str) {
    let (search, hash) = search_and_hash();
    let hash = if hash.is_empty() { "#" } else { &hash };
    if let Some((history, url)) = entry(&[&search, hash, DIRECTIVE, directive].concat()) {
        // Browsers limit the rate of changes. If one is refused, the URL stays damaged.
        let _ = history.replace_state_with_url(&entry_state(), "", Some(&url));
    }
}

/// Adds a history entry without navigating. The app restores the scroll position when the reader goes
/// back, because the browser would do so while the other view is still shown.
///
/// Returns whether the URL has changed. That of a `blob:` or `srcdoc` document cannot.
#[must_use]
pub fn push(search_and_hash: &str) -> bool {
    entry(search_and_hash).is_some_and(|(history, url)| {
        // If the browser refuses, it restores the position too early.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        let pushed = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
        pushed.is_ok()
    })
}

/// Returns the state of the current history entry; null if there is none.
#[must_use]
pub fn entry_state() -> JsValue {
    let state = history().and_then(|history| history.state().ok());
    state.unwrap_or(JsValue::NULL)
}

/// Sets the state of the current history entry, which survives a reload. The URL stays, with its
/// fragment directive.
pub fn set_entry_state(value: &JsValue) {
    if let Some(history) = history() {
        // Browsers limit the rate of changes. If one is refused, the position is lost on a reload.
        let _ = history.replace_state_with_url(value, "", url().as_deref());
    }
}

/// Lets the browser restore the scroll position after a reload again.
pub fn restore_scrolling() {
    if let Some(history) = history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Auto);
    }
}

fn entry(search_and_hash: &str) -> Option<(History, String)> {
    Some((history()?, [&base()?, search_and_hash].concat()))
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// Goes back one history entry.
pub fn back() {
    if let Some(history) = history() {
        // If the browser refuses, neither page nor URL changes.
        let _ = history.back();
    }
}

/// Calls back when the fragment has changed, until the returned listener is dropped.
#[must_use]
pub fn on_fragment_change(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on("hashchange", callback)
}

/// Calls back when the reader has gone back or forward within the page, until the returned listener is
/// dropped.
#[must_use]
pub fn on_history(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on("popstate", callback)
}

/// Calls back with what follows `:~:` when the fragment has changed, until the returned listener is
/// dropped.
#[must_use]
pub fn on_directive(mut callback: impl FnMut(Option<String>) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |event| {
        let url = member(event, "newURL");
        callback(url.and_then(|url| directive_in(&url.as_string()?)));
    }))
}

fn on(event: &'static str, mut callback: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event, move |_| callback()))
}
