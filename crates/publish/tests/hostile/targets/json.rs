//! The JSON of a page, read by a parser other than the browser's.

use factsheet_model::sheet::Sheet;
use serde_json::{Value, json};

/// Fails unless the sheet, written as it is into the page, reads as it was.
pub(crate) fn reads_back(sheet: &Sheet) {
    let written = json!(sheet).to_string();
    let Ok(json) = serde_json::from_str::<Value>(&written) else {
        unreachable!("no JSON for every program: {written}")
    };
    assert_eq!(Sheet::from_json(&json).as_ref(), Some(sheet));
}
