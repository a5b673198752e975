//! The fact sheet of April 16, 2007, in `assets/fact-sheet.md` has every word of its source, in order.
//!
//! This test is about that one sheet and nothing else. When you publish your own, delete this file or
//! give it your source.

use factsheet_model::sheet::{PlainText, fold_white_space};
use factsheet_publish::markdown::{Report, SourceFile};

const SHEET: &str = include_str!("../../../assets/fact-sheet.md");
const SOURCE: &str = include_str!("../../../tests/fixtures/fact-sheet-2007-04-16.txt");

/// The lines of the source that belong to the site around the fact sheet, in order.
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
fn the_embedded_sheet_has_every_word_of_its_source_in_order() -> Result<(), Report> {
    let file = SourceFile::new("fact-sheet.md", SHEET);
    let mut chrome = SITE_CHROME.iter().peekable();
    let kept: Vec<String> = SOURCE
        .lines()
        .map(fold_white_space)
        .filter(|line| chrome.next_if(|expected| **expected == line).is_none())
        .map(|line| line.trim_start_matches('•').to_owned())
        .collect();
    assert_eq!(
        chrome.next(),
        None,
        "every line of the site's chrome stands in the source"
    );
    assert_eq!(
        file.sheet()?
            .plain_text()
            .split_whitespace()
            .collect::<Vec<_>>(),
        words(&kept.join("\n"))
    );
    Ok(())
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn no_word_of_the_source_is_changed_by_its_markup() -> Result<(), Report> {
    let file = SourceFile::new("fact-sheet.md", SHEET);
    let source = fold_white_space(SOURCE);
    for line in file.sheet()?.plain_text().lines() {
        assert!(source.contains(&fold_white_space(line)), "{line}");
    }
    Ok(())
}
