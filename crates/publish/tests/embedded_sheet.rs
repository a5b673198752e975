//! The sheet that is embedded in the page as JSON.

use factsheet_model::sheet::Sheet;
use factsheet_publish::markdown::{Faults, Manuscript};

#[test]
fn a_sheet_reads_as_it_was_written() -> Result<(), Faults> {
    for text in [
        include_str!("../../../tests/fixtures/fact-sheet-2007.md"),
        include_str!("../../../tests/fixtures/everything.md"),
    ] {
        let picture_size = |_: &str| Some((640, 480));
        let sheet = Manuscript {
            name: "a sheet",
            text,
            picture_size: &picture_size,
        }
        .read()?;
        assert_eq!(Sheet::from_json(&serde_json::json!(sheet)), Some(sheet));
    }
    Ok(())
}
