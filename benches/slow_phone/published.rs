//! Reads the published `fact-sheet.json`.

use factsheet::sheet::Sheet;
use serde_json::Value;

/// Parses `fact-sheet.json`; `None` if it is not a fact sheet.
pub(crate) fn sheet(json: &str) -> Option<Sheet> {
    Sheet::from_json(&json.parse::<Value>().ok()?)
}
