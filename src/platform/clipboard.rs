//! Copies text with the Clipboard API or, if that is missing or refused, with `execCommand`.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::member::{member, method};
use super::selection::SavedSelection;
use super::{dialog, page};

/// The browser refused to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Copies the text. Needs transient user activation.
///
/// # Errors
/// Returns an error if the browser allows neither API.
pub async fn copy(text: &str) -> Result<(), Refused> {
    if let Some(written) = write(text)
        && JsFuture::from(written).await.is_ok()
    {
        return Ok(());
    }
    if copy_by_command(text) == Some(true) {
        Ok(())
    } else {
        Err(Refused)
    }
}

/// Looks the API up by name, because it is missing outside of secure contexts.
fn write(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = member(&navigator, "clipboard")?;
    method(&clipboard, "writeText")?
        .call1(&clipboard, &JsValue::from_str(text))
        .ok()?
        .dyn_into()
        .ok()
}

fn copy_by_command(text: &str) -> Option<bool> {
    let document = page::document()?.dyn_into::<HtmlDocument>().ok()?;
    let focused = document
        .active_element()
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let field = document
        .create_element("textarea")
        .ok()?
        .dyn_into::<HtmlTextAreaElement>()
        .ok()?;
    field.set_value(text);
    field.set_read_only(true);
    field.set_class_name("visually-hidden");
    // A modal dialog makes everything outside of it inert.
    let parent = dialog::open_dialog().or_else(|| document.body().map(Element::from))?;
    parent.append_child(&field).ok()?;
    let selected = SavedSelection::now();
    field.select();
    let copied = document.exec_command("copy").ok();
    field.remove();
    if let Some(focused) = focused {
        super::focus::without_scrolling(&focused);
    }
    selected.iter().for_each(SavedSelection::restore);
    copied
}
