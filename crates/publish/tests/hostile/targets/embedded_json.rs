//! What stands in the page where the sheet should: an old page, half a page, somebody else's.

use factsheet_model::citations::Citations;
use factsheet_model::sheet::Sheet;
use serde_json::{Value, json};

use super::reads_back;

/// Reads bytes as the data of a page: it is no sheet and no citations, or reads back as it was.
pub(crate) fn embedded_json(bytes: &[u8]) {
    let Ok(json) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    if let Some(sheet) = Sheet::from_json(&json) {
        reads_back(&sheet);
        let passages = sheet.passages().len();
        assert!(passages > sheet.all_sections().len());
    }
    if let Some(citations) = Citations::from_json(&json) {
        let again = json!(citations);
        assert_eq!(Citations::from_json(&again), Some(citations));
    }
}
