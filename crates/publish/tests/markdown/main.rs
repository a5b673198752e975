//! What a publisher writes, and what is published or reported.

mod fingerprints;
mod footnotes;
mod front_matter;
mod headings;
mod html;
mod ids;
mod links;
mod lists;
mod pictures;
mod quotations;
mod tables;
mod text;

use factsheet_model::sheet::Sheet;
use factsheet_publish::markdown::{Report, Severity, SourceFile};

/// The front matter of a short sheet.
const FRONT: &str = include_str!("../../../../tests/fixtures/front-matter.md");
/// How many lines stand before the body.
const FRONT_LINES: usize = 16;
const PIXELS: &[u8] = include_bytes!("../../../../tests/fixtures/pixels.png");

fn picture(path: &str) -> Option<Vec<u8>> {
    match path {
        "tower.png" | "./icon-512.png" => Some(PIXELS.to_vec()),
        "cut.png" => Some(PIXELS[..40].to_vec()),
        "scan.tiff" => Some(b"II*\0\x08\0\0\0".to_vec()),
        "large.png" => Some([PIXELS, &vec![0; 600_000]].concat()),
        _ => None,
    }
}

fn parse(text: &str) -> Result<Sheet, Report> {
    SourceFile::new("sheet.md", text)
        .with_pictures(&picture)
        .sheet()
}

fn body(text: &str) -> Result<Sheet, Report> {
    parse(&format!("{FRONT}{text}"))
}

/// The diagnostics of a text, a line each; `lines_before` are not counted.
fn diagnostics(text: &str, lines_before: usize) -> Vec<String> {
    let file = SourceFile::new("sheet.md", text).with_pictures(&picture);
    let report = match file.parse() {
        Ok(parsed) => parsed.warnings,
        Err(report) => report,
    };
    let line = |diagnostic: &factsheet_publish::markdown::Diagnostic| {
        let before = &text[..diagnostic.span.start];
        let line = before.matches('\n').count() + 1 - lines_before;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let severity = match diagnostic.severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        let help = diagnostic.help.as_deref().unwrap_or_default();
        format!("{line}:{column}: {severity}{}; {help}", diagnostic.message)
    };
    report.diagnostics().map(line).collect()
}

fn section_ids(sheet: &Sheet) -> Vec<&str> {
    let sections = sheet.all_sections().into_iter();
    sections
        .map(|section| section.passage.id.as_str())
        .collect()
}

/// Fails unless each text has exactly these diagnostics.
fn assert_reports(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = diagnostics(&format!("{FRONT}{text}"), FRONT_LINES);
        if found != *expected {
            wrong.push(format!("{text}\n{found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
