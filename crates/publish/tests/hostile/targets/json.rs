//! The sheet as JSON, read by another parser than the browser's.

use factsheet_model::sheet::Sheet;
use serde_json::{Value, json};

/// Fails unless the sheet is the same after writing it to JSON and reading it.
pub(crate) fn assert_round_trips(sheet: &Sheet) {
    let written = json!(sheet).to_string();
    let Ok(json) = serde_json::from_str::<Value>(&written) else {
        unreachable!("invalid JSON: {written}")
    };
    assert_eq!(Sheet::from_json(&json).as_ref(), Some(sheet));
}
