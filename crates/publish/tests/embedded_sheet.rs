//! The sheet that is embedded in the page as JSON.

use factsheet_model::sheet::Sheet;
use factsheet_publish::markdown::{Report, SourceFile};

#[test]
fn sheet_round_trips_as_json() -> Result<(), Report> {
    for text in [
        include_str!("../../../tests/fixtures/fact-sheet-2007.md"),
        include_str!("../../../tests/fixtures/everything.md"),
        concat!(
            include_str!("../../../tests/fixtures/front-matter.md"),
            "## Résumé {lang=fr}\n\nA.\n"
        ),
    ] {
        let pixels = include_bytes!("../../../tests/fixtures/pixels.png");
        let sheet = SourceFile::new("a sheet", text)
            .with_pictures(&|_| Some(pixels.to_vec()))
            .sheet()?;
        assert_eq!(Sheet::from_json(&serde_json::json!(sheet)), Some(sheet));
    }
    Ok(())
}
