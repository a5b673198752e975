//! The device's own way to hand an address to its other programs (W3C Web Share).

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Navigator;

use super::member::{member, method};

/// Why nothing was shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShared {
    /// The reader has changed their mind.
    Cancelled,
    /// The browser or the device would not.
    Refused,
}

/// Whether there is such a way.
#[must_use]
pub fn is_there() -> bool {
    share_function().is_some()
}

/// Offers `data` to the device: `title`, `text`, `url` and their values. To be called while the
/// browser still handles what the reader did.
///
/// # Errors
/// When nothing was shared.
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

/// Looked up by name: many browsers have none.
fn share_function() -> Option<(Navigator, Function)> {
    let navigator = web_sys::window()?.navigator();
    let share = method(&navigator, "share")?;
    Some((navigator, share))
}
