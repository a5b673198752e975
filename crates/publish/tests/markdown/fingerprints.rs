//! What changes a fingerprint.

use factsheet_model::sheet::{Notation, PlainText, Sheet};
use factsheet_publish::markdown::Report;

use crate::body;

#[test]
fn markup_does_not_change_fingerprints() -> Result<(), Report> {
    let plain = body("## A\n\nSome strong words.\n")?;
    let marked = body("## A {#b}\n\nSome **strong**\nwords.\n")?;
    let other = body("## A\n\nSome weak words.\n")?;
    let of = |sheet: &Sheet| sheet.sections[0].passage.fingerprint;
    assert_eq!(of(&plain), of(&marked));
    assert_ne!(of(&plain), of(&other));
    Ok(())
}

#[test]
fn raised_text_and_cells_change_fingerprints() -> Result<(), Report> {
    let row = |cells: &str| format!("| Year | Bought | Sold |\n|---|---|---|\n| {cells} |\n");
    for texts in [
        ["10^6^ crowns", "106 crowns", "10~6~ crowns", "10_6_ crowns"].map(str::to_owned),
        ["10^{6}7", "10^67^", "1^{06}7", "10~{6}7"].map(str::to_owned),
        ["2023 | | 5", "2023 | 5 |", "| 2023 | 5", "2023 5 | |"].map(row),
        ["1 2 | 3 |", "1 | 2 3 |", "1 | 2 | 3", "1 2 3 | |"].map(row),
        ["1\\|2 | 3 |", "1 | 2\\|3 |", "1 | 2 | 3", "1\\|2\\|3 | |"].map(row),
    ] {
        let mut seen = Vec::new();
        for text in texts {
            let sheet = body(&text)?;
            let wording = (sheet.lead.passage.fingerprint, sheet.fingerprint);
            assert!(!seen.contains(&wording), "{text}");
            seen.push(wording);
        }
    }
    Ok(())
}

#[test]
fn footnote_numbers_do_not_change_fingerprints() -> Result<(), Report> {
    let notes = "\n\n[^a]: A.\n\n[^b]: B.\n";
    let first = body(&format!("## A\n\nOne[^a].\n\n## B\n\nTwo[^b].{notes}"))?;
    let last = body(&format!("## B\n\nTwo[^b].\n\n## A\n\nOne[^a].{notes}"))?;
    let [a, b] = [&first.sections[0], &last.sections[1]];
    assert_eq!(a.passage.fingerprint, b.passage.fingerprint);
    assert_eq!(a.written_in(Notation::Page), "A\nOne1.");
    assert_eq!(b.written_in(Notation::Page), "A\nOne2.");
    Ok(())
}
