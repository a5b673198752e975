//! What the page carries as data: the fact sheet, and how it is cited.
//!
//! It is read by the browser's own parser, so that the program carries none.

use crate::citations::{self, Citations};
use crate::platform::json::JsonValue;
use crate::platform::page;
use crate::sheet::{Json, Sheet};

/// The id of the element of the page that holds the sheet as JSON.
const SHEET: &str = "fact-sheet-data";

/// The fact sheet.
///
/// # Errors
/// What is wrong with the page.
pub fn sheet() -> Result<Sheet, String> {
    let data = page::text_of(SHEET)
        .ok_or_else(|| ["the page has no element with the id \"", SHEET, "\""].concat())?;
    JsonValue::parse(&data)
        .and_then(|json| Sheet::from_json(&json))
        .ok_or_else(|| "the embedded fact sheet is damaged".to_owned())
}

/// How the sheet is cited; `None` where the page does not say.
#[must_use]
pub fn citations() -> Option<Citations> {
    Citations::from_json(&JsonValue::parse(&page::text_of(citations::ELEMENT)?)?)
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
