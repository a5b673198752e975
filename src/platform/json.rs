//! JSON by the browser's parser.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::member::member;

/// A parsed JSON value.
#[derive(Clone, Debug)]
pub struct JsonValue(JsValue);

impl JsonValue {
    /// Parses a text. Returns `None` if it is not JSON.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// Returns the value if it is a string.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// Returns the value if it is a number.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Returns the elements if it is an array.
    #[must_use]
    pub fn elements(&self) -> Option<Vec<Self>> {
        self.0
            .dyn_ref::<Array>()
            .map(|array| array.iter().map(Self).collect())
    }

    /// Returns the member of this name, if any.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<Self> {
        member(&self.0, name).map(Self)
    }

    /// Returns the name of the first member, if it is an object that has one.
    #[must_use]
    pub fn first_name(&self) -> Option<String> {
        self.0
            .dyn_ref::<Object>()
            .and_then(|object| Object::keys(object).get(0).as_string())
    }
}
