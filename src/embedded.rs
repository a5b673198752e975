//! The data embedded in the page: the fact sheet and its citations.
//!
//! The browser's JSON parser reads it, so that the WebAssembly contains none.

use crate::citations::{self, Citations};
use crate::platform::json::JsonValue;
use crate::platform::page;
use crate::sheet::{Json, Sheet};

/// The id of the element that holds the sheet as JSON.
const SHEET: &str = "fact-sheet-data";

/// Reads the fact sheet.
///
/// # Errors
/// Returns an error if the page does not contain a fact sheet.
pub fn sheet() -> Result<Sheet, String> {
    let data = page::element_text(SHEET)
        .ok_or_else(|| ["the page has no element with the id \"", SHEET, "\""].concat())?;
    JsonValue::parse(&data)
        .and_then(|json| Sheet::from_json(&json))
        .ok_or_else(|| "the embedded fact sheet is damaged".to_owned())
}

/// Reads the citations; `None` if the page has none.
#[must_use]
pub fn citations() -> Option<Citations> {
    Citations::from_json(&JsonValue::parse(&page::element_text(citations::ELEMENT)?)?)
}

impl Json for JsonValue {
    fn text(&self) -> Option<String> {
        self.text()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "JSON has no other numbers; ours are small"
    )]
    fn number(&self) -> Option<u32> {
        self.number().map(|number| number as u32)
    }

    fn elements(&self) -> Option<Vec<Self>> {
        self.elements()
    }

    fn member(&self, name: &str) -> Option<Self> {
        self.member(name)
    }

    fn first_name(&self) -> Option<String> {
        self.first_name()
    }
}
