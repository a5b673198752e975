//! The data embedded in the page, which may be outdated, truncated or foreign.

use factsheet_model::citations::Citations;
use factsheet_model::sheet::Sheet;
use serde_json::{Value, json};

use super::assert_round_trips;

/// Parses bytes as embedded data. A sheet or citations must round-trip.
pub(crate) fn embedded_json(bytes: &[u8]) {
    let Ok(json) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    if let Some(sheet) = Sheet::from_json(&json) {
        assert_round_trips(&sheet);
        let passages = sheet.passages().len();
        assert!(passages > sheet.all_sections().len());
    }
    if let Some(citations) = Citations::from_json(&json) {
        let again = json!(citations);
        assert_eq!(Citations::from_json(&again), Some(citations));
    }
}
