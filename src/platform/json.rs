//! The browser's own reader of JSON.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::member::member;

/// A value that the browser has read.
#[derive(Clone, Debug)]
pub struct JsonValue(JsValue);

impl JsonValue {
    /// Reads a text; `None` where it is no JSON.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// The text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// The elements, where it is an array.
    #[must_use]
    pub fn elements(&self) -> Option<Vec<Self>> {
        self.0
            .dyn_ref::<Array>()
            .map(|array| array.iter().map(Self).collect())
    }

    /// The member of this name, where it has one.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<Self> {
        member(&self.0, name).map(Self)
    }

    /// The name of the first member, where it is an object that has one.
    #[must_use]
    pub fn first_name(&self) -> Option<String> {
        self.0
            .dyn_ref::<Object>()
            .and_then(|object| Object::keys(object).get(0).as_string())
    }
}
