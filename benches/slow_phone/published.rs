//! Reads the sheet that a build has left beside its page.

use factsheet::sheet::{Json, Sheet};
use serde_json::Value;

/// A value that `serde_json` has read.
struct Parsed(Value);

impl Json for Parsed {
    fn text(&self) -> Option<String> {
        self.0.as_str().map(ToOwned::to_owned)
    }

    fn number(&self) -> Option<u32> {
        self.0.as_u64()?.try_into().ok()
    }

    fn elements(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().cloned().map(Self).collect())
    }

    fn member(&self, name: &str) -> Option<Self> {
        self.0.get(name).cloned().map(Self)
    }

    fn first_name(&self) -> Option<String> {
        self.0.as_object()?.keys().next().cloned()
    }
}

/// Reads `fact-sheet.json`; `None` where it holds something else.
pub(crate) fn sheet(json: &str) -> Option<Sheet> {
    Sheet::from_json(&Parsed(json.parse().ok()?))
}
