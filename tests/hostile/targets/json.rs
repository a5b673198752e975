//! The JSON of a page, read by a parser other than the browser's.

use factsheet::sheet::{Json, Sheet};
use serde_json::Value;

/// A value of JSON.
pub(crate) struct Parsed(pub(crate) Value);

impl Json for Parsed {
    fn text(&self) -> Option<String> {
        self.0.as_str().map(ToOwned::to_owned)
    }

    fn number(&self) -> Option<u32> {
        self.0.as_u64()?.try_into().ok()
    }

    fn elements(&self) -> Option<Vec<Self>> {
        let elements = self.0.as_array()?.iter().cloned();
        Some(elements.map(Self).collect())
    }

    fn member(&self, name: &str) -> Option<Self> {
        self.0.get(name).cloned().map(Self)
    }

    fn first_name(&self) -> Option<String> {
        self.0.as_object()?.keys().next().cloned()
    }
}

/// Fails unless the sheet, written as it is into the page, reads as it was.
pub(crate) fn reads_back(sheet: &Sheet) {
    let written = serde_json::json!(sheet).to_string();
    let Ok(json) = serde_json::from_str(&written) else {
        unreachable!("no JSON for every program: {written}")
    };
    assert_eq!(Sheet::from_json(&Parsed(json)).as_ref(), Some(sheet));
}
