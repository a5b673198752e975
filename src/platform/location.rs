//! The address of the page.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use super::member::member;

/// What stands in a fragment before the words that it means (URL Fragment Text Directives).
const DIRECTIVE: &str = ":~:";

/// What stands in the address from `?` and from `#` on; empty where nothing does.
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

/// The address up to `?` or `#`.
#[must_use]
pub fn base() -> Option<String> {
    let href = web_sys::window()?.location().href().ok()?;
    let end = href.find(['?', '#']).unwrap_or(href.len());
    Some(href[..end].to_owned())
}

/// The whole address, with what follows `:~:` where the browser lets a script see it.
///
/// `navigation.currentEntry.url` alone has it; browsers without that hide it, until a link within
/// the page is followed ([`on_directive`]).
#[must_use]
pub fn whole() -> Option<String> {
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

/// What follows `:~:` in the address, as far as it can be seen.
#[must_use]
pub fn directive() -> Option<String> {
    directive_in(&whole()?)
}

fn directive_in(address: &str) -> Option<String> {
    let (_, directive) = address.split_once(DIRECTIVE)?;
    Some(directive.to_owned())
}

/// Goes to the element with this id in place of where the address led: the browser opens what
/// holds it, scrolls and marks it, and the history gets no new entry; the one that there is keeps
/// what it has ([`keep`]).
pub fn go_to(id: &str) {
    if let Some(window) = web_sys::window() {
        let kept = kept();
        // A browser that refuses leaves the reader where the address led.
        let _ = window.location().replace(&match directive() {
            Some(words) => ["#", id, DIRECTIVE, &words].concat(),
            None => ["#", id].concat(),
        });
        if !kept.is_null() {
            keep(&kept);
        }
    }
}

/// Rewrites the address and goes nowhere. The words it leads to stay in it where the id does.
pub fn rewrite(search_and_hash: &str) {
    let (_, hash) = self::search_and_hash();
    let words = directive().filter(|_| !hash.is_empty() && search_and_hash.ends_with(&hash));
    if let Some((history, mut address)) = entry(search_and_hash) {
        if let Some(words) = words {
            address.push_str(&[DIRECTIVE, &words].concat());
        }
        // A browser that refuses (too many in a short time) leaves another address standing.
        let _ = history.replace_state_with_url(&kept(), "", Some(&address));
    }
}

/// Adds an address to the history and goes nowhere. Whoever comes back from there finds the place
/// that the program gives back; the browser would look for it in what is still the other view.
pub fn push(search_and_hash: &str) {
    if let Some((history, address)) = entry(search_and_hash) {
        // As above.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// What was kept with this entry of the history; null where nothing was.
#[must_use]
pub fn kept() -> JsValue {
    let state = history().and_then(|history| history.state().ok());
    state.unwrap_or(JsValue::NULL)
}

/// Keeps something with this entry of the history, also when the page is loaded again. The address
/// stays what it is, words included.
pub fn keep(value: &JsValue) {
    if let Some(history) = history() {
        // A browser that refuses (too many in a short time) keeps nothing.
        let _ = history.replace_state_with_url(value, "", whole().as_deref());
    }
}

/// Leaves it to the browser again to find the place after a reload.
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

/// Goes one step back in the history.
pub fn back() {
    if let Some(history) = history() {
        // A browser that refuses leaves the reader here, with the address of here.
        let _ = history.back();
    }
}

/// Calls back whenever the fragment has changed, until what it returns is dropped.
#[must_use]
pub fn on_fragment_change(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on("hashchange", callback)
}

/// Calls back whenever the reader has gone back or forward within the page, until what it returns
/// is dropped.
#[must_use]
pub fn on_history(callback: impl FnMut() + 'static) -> Option<EventListener> {
    on("popstate", callback)
}

/// Calls back with what follows `:~:` whenever the fragment has changed, until what it returns is
/// dropped.
#[must_use]
pub fn on_directive(mut callback: impl FnMut(Option<String>) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |event| {
        let address = member(event, "newURL");
        callback(address.and_then(|address| directive_in(&address.as_string()?)));
    }))
}

fn on(event: &'static str, mut callback: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event, move |_| callback()))
}
