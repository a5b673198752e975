//! What a browser may lack, looked up by name.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What the object has under this name; `None` where it has nothing.
pub(super) fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined()).then_some(value)
}

/// What it does under this name.
pub(super) fn method(object: &JsValue, name: &str) -> Option<Function> {
    member(object, name)?.dyn_into().ok()
}
