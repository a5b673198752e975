//! Very long and deeply nested input is published or refused, without running out of time or stack.

use scraper::ElementRef;

use crate::growing::{BODIES, FRONTS};
use crate::targets::{FRONT, markdown, pages, read, render, site};

/// A size at which a quadratic algorithm would take minutes.
const LARGE: usize = 100_000;

#[test]
fn publishes_line_of_ten_megabytes() {
    let line = "a".repeat(10_000_000);
    let text = format!("{FRONT}{line}\n");
    let page = &pages(&site(&text))[0];
    let length: usize = page
        .found("#lead-1")
        .iter()
        .flat_map(ElementRef::text)
        .map(str::len)
        .sum();
    assert_eq!(length, line.len());
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
fn refuses_ten_thousand_levels_and_renders_thirty() {
    for (level, text) in [
        ("> ", "a"),
        ("* ", "a"),
        ("1. ", "a"),
        ("> * ", "a"),
        ("**b *c ", "a"),
        ("> [!NOTE]\n> ", "a"),
    ] {
        let report = read(&format!("{FRONT}{}{text}\n", level.repeat(10_000))).err();
        let report = report.map(|report| report.to_string()).unwrap_or_default();
        let is_deep =
            report.contains("error: more than 32 levels of lists, quotations or emphasis");
        assert!(
            is_deep || level.starts_with("**") || level.contains('!'),
            "{level}: {report}"
        );
    }
    let emphasis = format!("{}a{}", "**b *c ".repeat(10_000), " c* b**".repeat(10_000));
    assert!(read(&format!("{FRONT}{emphasis}\n")).is_err());
    let quotations = format!("{}a\n", "> ".repeat(31));
    assert!(
        read(&format!("{FRONT}{quotations}"))
            .is_ok_and(|sheet| render(&sheet).found("blockquote").len() == 31)
    );
    markdown(quotations.as_bytes());
    markdown(format!("{}a\n", "* ".repeat(15)).as_bytes());
}

#[test]
fn parses_repetitive_text_in_linear_time() {
    for (_, body) in BODIES {
        let _ = read(&format!("{FRONT}{}", body(LARGE)));
    }
    for (_, front) in FRONTS {
        let _ = read(&format!("+++\n{}\n+++\n\nA.\n", front(LARGE)));
    }
}

#[test]
fn renders_or_refuses_repetitive_text() {
    for (_, body) in BODIES {
        markdown(body(5_000).as_bytes());
    }
}
