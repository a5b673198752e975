//! The share sheet of the device (W3C Web Share API).

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Navigator;

use super::member::{member, method};

/// Why nothing was shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShared {
    /// The reader cancelled.
    Cancelled,
    /// The browser or the device refused.
    Refused,
}

/// Whether the browser has the API.
#[must_use]
pub fn is_available() -> bool {
    share_function().is_some()
}

/// Shares `data`: `title`, `text`, `url` and their values. Needs transient user activation.
///
/// # Errors
/// If nothing was shared.
pub async fn share(data: &[(&str, &str)]) -> Result<(), NotShared> {
    let shared = offer(data).ok_or(NotShared::Refused)?;
    JsFuture::from(shared).await.map(drop).map_err(|error| {
        let name = member(&error, "name");
        if name.is_some_and(|name| name == "AbortError") {
            NotShared::Cancelled
        } else {
            NotShared::Refused
        }
    })
}

fn offer(data: &[(&str, &str)]) -> Option<Promise> {
    let (navigator, share) = share_function()?;
    let offered = Object::new();
    for (name, value) in data {
        Reflect::set(
            &offered,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        )
        .ok()?;
    }
    share.call1(&navigator, &offered).ok()?.dyn_into().ok()
}

/// Looks the API up by name, because many browsers lack it.
fn share_function() -> Option<(Navigator, Function)> {
    let navigator = web_sys::window()?.navigator();
    let share = method(&navigator, "share")?;
    Some((navigator, share))
}
