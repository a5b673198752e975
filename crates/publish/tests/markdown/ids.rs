//! The ids of passages.

use factsheet_model::sheet::{Block, PlainText};
use factsheet_publish::markdown::{Report, SourceFile};

use crate::{FRONT, PIXELS, body, section_ids};

#[test]
fn a_new_paragraph_leaves_the_ids_of_sections_alone() -> Result<(), Report> {
    let first = "Lead.\n\n## Phase\n\nOne.\n\n## Phase 2\n\nText.\n";
    let second = "Lead.\n\n## Phase\n\nOne.\n\nTwo.\n\n## Phase 2\n\nText.\n";
    for text in [first, second] {
        assert_eq!(section_ids(&body(text)?), ["phase", "phase-2"]);
    }
    let sheet = body(second)?;
    let ids = sheet.passages();
    let ids: Vec<&str> = ids.iter().map(|passage| passage.id.as_str()).collect();
    assert!(
        ids.ends_with(&["phase", "phase-1", "phase.2", "phase-2", "phase-2-1"]),
        "{ids:?}"
    );
    Ok(())
}

#[test]
fn published_ids_stay() -> Result<(), Report> {
    let text = format!("{FRONT}A.\n\n## हिन्दी\n\nB.\n");
    let sheet = SourceFile::new("sheet.md", &text)
        .with_published_ids("हिनदी/\nहिनदी-1\n")
        .sheet()?;
    assert_eq!(section_ids(&sheet), ["हिनदी"]);

    // Neither does a paragraph take over the id of a section, nor a section that of a paragraph.
    let text = format!("{FRONT}A.\n\n## Phase\n\nOne.\n\nTwo.\n");
    let sheet = SourceFile::new("sheet.md", &text)
        .with_published_ids("phase-2/\nphase/\n")
        .sheet()?;
    let ids = sheet.passages();
    assert_eq!(
        ids.last().map(|passage| passage.id.as_str()),
        Some("phase.2")
    );
    let text = format!("{FRONT}A.\n\n## Phase 2\n\nOne.\n");
    let report = SourceFile::new("sheet.md", &text)
        .with_published_ids("phase/\nphase-2\n")
        .sheet()
        .err();
    let report = report.map(|report| report.to_string()).unwrap_or_default();
    assert!(
        report.contains("`## Phase 2 {#phase-2-section}`"),
        "{report}"
    );
    Ok(())
}

#[test]
fn explicit_ids_do_not_shift_positions() -> Result<(), Report> {
    let sheet = body("One. {#first}\n\nTwo.\n\n## A\n\n* b\n* c {#third}\n  * d\n\ne\n")?;
    let ids: Vec<&str> = sheet
        .passages()
        .into_iter()
        .map(|passage| passage.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "fact-sheet",
            "lead",
            "first",
            "lead-2",
            "a",
            "a-1",
            "third",
            "a-3",
            "a-4"
        ]
    );
    assert_eq!(sheet.lead.blocks.plain_text(), "One.\nTwo.");
    Ok(())
}

#[test]
fn counts_passages_of_each_kind() -> Result<(), Report> {
    let sheet = body("## A\n\nOne.\n\n* two\n* three\n\nFour.\n")?;
    let ordinals: Vec<u32> = sheet
        .passages()
        .into_iter()
        .skip(2)
        .map(|passage| passage.ordinal)
        .collect();
    assert_eq!(ordinals, [1, 1, 2, 2]);
    Ok(())
}

#[test]
fn parses_one_of_everything() -> Result<(), Report> {
    let text = include_str!("../../../../tests/fixtures/everything.md");
    let picture = |_: &str| Some(PIXELS.to_vec());
    let sheet = SourceFile::new("everything.md", text)
        .with_pictures(&picture)
        .sheet()?;
    assert_eq!(
        sheet.about.base_url.as_deref(),
        Some("https://example.org/everything/")
    );
    let notice = sheet.about.notice.iter().map(|text| text.plain_text());
    assert_eq!(
        notice.collect::<Vec<_>>(),
        ["A first paragraph of the notice.", "A second."]
    );
    assert_eq!(sheet.footnotes.len(), 1);
    assert_eq!(sheet.footnotes[0].references, 3);
    let sections: Vec<&str> = sheet
        .all_sections()
        .into_iter()
        .map(|section| section.passage.id.as_str())
        .collect();
    assert_eq!(sections, ["costs", "details", "größe-und-maß"]);
    let kinds: Vec<&str> = sheet
        .all_sections()
        .into_iter()
        .flat_map(|section| section.blocks.iter())
        .map(|block| match block {
            Block::Paragraph(_) => "paragraph",
            Block::List(list) => list.start.map_or("bullets", |_| "numbers"),
            Block::Table(_) => "table",
            Block::Quotation(_) => "quotation",
            Block::Figure(_) => "figure",
            Block::Note(_) => "note",
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "paragraph",
            "bullets",
            "table",
            "quotation",
            "note",
            "numbers",
            "figure",
            "paragraph"
        ]
    );
    Ok(())
}
