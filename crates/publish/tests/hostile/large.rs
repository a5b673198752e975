//! What is too long or too deep for any reader: it is published, or refused, and ends either way.

use scraper::ElementRef;

use crate::growing::{BODIES, FRONTS};
use crate::targets::{FRONT, drawn, markdown, pages, read, site};

/// A size at which going through everything for everything would take minutes.
const LARGE: usize = 100_000;

#[test]
fn a_line_of_ten_megabytes_is_published() {
    let line = "a".repeat(10_000_000);
    let text = format!("{FRONT}{line}\n");
    let page = &pages(&site(&text))[0];
    let told: usize = page
        .found("#lead-1")
        .iter()
        .flat_map(ElementRef::text)
        .map(str::len)
        .sum();
    assert_eq!(told, line.len());
}

#[test]
fn reports_a_repeated_error_once() {
    let result = read(&format!(
        "{FRONT}{}",
        "<b>aaaaaaaaaaaaaaaaa".repeat(500_000)
    ));
    let report = result.err().map(|report| report.to_string());
    let report = report.unwrap_or_default();
    assert!(report.contains("--> sheet.md:17:1\n"), "{report}");
    assert!(report.contains("499999 more like this"), "{report}");
    assert!(report.ends_with("sheet.md: 500000 errors"), "{report}");
}

#[test]
fn ten_thousand_levels_are_refused_and_thirty_are_drawn() {
    for (level, words) in [
        ("> ", "a"),
        ("* ", "a"),
        ("1. ", "a"),
        ("> * ", "a"),
        ("**b *c ", "a"),
        ("> [!NOTE]\n> ", "a"),
    ] {
        let told = read(&format!("{FRONT}{}{words}\n", level.repeat(10_000))).err();
        let told = told.map(|faults| faults.to_string()).unwrap_or_default();
        let is_deep = told.contains("error: more than 32 levels of lists, quotations or emphasis");
        assert!(
            is_deep || level.starts_with("**") || level.contains('!'),
            "{level}: {told}"
        );
    }
    let stress = format!("{}a{}", "**b *c ".repeat(10_000), " c* b**".repeat(10_000));
    assert!(read(&format!("{FRONT}{stress}\n")).is_err());
    let quotations = format!("{}a\n", "> ".repeat(31));
    assert!(
        read(&format!("{FRONT}{quotations}"))
            .is_ok_and(|sheet| drawn(&sheet).found("blockquote").len() == 31)
    );
    markdown(quotations.as_bytes());
    markdown(format!("{}a\n", "* ".repeat(15)).as_bytes());
}

#[test]
fn a_text_that_repeats_itself_is_read_in_one_go() {
    for (_, body) in BODIES {
        let _ = read(&format!("{FRONT}{}", body(LARGE)));
    }
    for (_, front) in FRONTS {
        let _ = read(&format!("+++\n{}\n+++\n\nA.\n", front(LARGE)));
    }
}

#[test]
fn a_text_that_repeats_itself_is_drawn_or_refused() {
    for (_, body) in BODIES {
        markdown(body(5_000).as_bytes());
    }
}
