//! Reads the sheet that a build has left beside its page.

use factsheet::sheet::Sheet;
use serde_json::Value;

/// Reads `fact-sheet.json`; `None` where it holds something else.
pub(crate) fn sheet(json: &str) -> Option<Sheet> {
    Sheet::from_json(&json.parse::<Value>().ok()?)
}
