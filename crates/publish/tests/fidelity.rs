//! The fact sheet of April 16, 2007, in `assets/fact-sheet.md` has every word of its source, in order.
//!
//! This test is only about that sheet. When you publish your own, delete this file or replace the source.

use factsheet_model::sheet::{PlainText, fold_white_space};
use factsheet_publish::markdown::{Report, SourceFile};

const SHEET: &str = include_str!("../../../assets/fact-sheet.md");
const SOURCE: &str = include_str!("../../../tests/fixtures/fact-sheet-2007-04-16.txt");

/// Lines of the source that belong to the website around the fact sheet, in order.
const SITE_CHROME: [&str; 14] = [
    "U.S. Department of State",
    "U.S. Department of State",
    "Other State Department Archive SitesU.S. Department of State",
    "U.S. Department of State",
    "U.S. Department of State",
    "U.S. Department of State",
    "U.S. Department of State",
    "U.S. Department of State",
    "U.S. Department of State",
    "Home Issues & Press Travel & Business Countries Youth & Education Careers About State Video",
    "Back to top",
    "U.S. Department of State",
    "USA.govU.S. Department of StateUpdates | Frequent Questions | Contact Us | Email this Page | Subject Index | Search",
    "About state.gov | Privacy Notice | FOIA | Copyright Information | Other U.S. Government Information",
];

#[test]
fn sheet_has_every_word_of_its_source_in_order() -> Result<(), Report> {
    let file = SourceFile::new("fact-sheet.md", SHEET);
    let mut chrome = SITE_CHROME.iter().peekable();
    let lines: Vec<String> = SOURCE
        .lines()
        .map(fold_white_space)
        .filter(|line| chrome.next_if(|expected| **expected == line).is_none())
        .map(|line| line.trim_start_matches('•').to_owned())
        .collect();
    assert_eq!(
        chrome.next(),
        None,
        "the source lacks a line of SITE_CHROME"
    );
    assert_eq!(
        file.sheet()?
            .plain_text()
            .split_whitespace()
            .collect::<Vec<_>>(),
        words(&lines.join("\n"))
    );
    Ok(())
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn markup_changes_no_word_of_the_source() -> Result<(), Report> {
    let file = SourceFile::new("fact-sheet.md", SHEET);
    let source = fold_white_space(SOURCE);
    for line in file.sheet()?.plain_text().lines() {
        assert!(source.contains(&fold_white_space(line)), "{line}");
    }
    Ok(())
}
