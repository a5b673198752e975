//! Text that would mislead readers is refused, with its place and help.

use factsheet_publish::markdown::Diagnostic;

use crate::targets::{FRONT, source_file};

/// Returns one line per diagnostic.
fn diagnostics(text: &str) -> Vec<String> {
    let report = match source_file(text).parse() {
        Ok(parsed) => parsed.warnings,
        Err(report) => report,
    };
    let line = |diagnostic: &Diagnostic| {
        let before = &text[..diagnostic.span.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default();
        let column = column.chars().count() + 1;
        let help = diagnostic.help.as_deref().unwrap_or_default();
        format!("{line}:{column}: {}; {help}", diagnostic.message)
    };
    report.diagnostics().map(line).collect()
}

#[test]
fn refuses_misleading_and_oversized_text() {
    let long = "a".repeat(501);
    let longer = "a".repeat(1001);
    let overrides = "a character that overrides the direction of text";
    let side = "U+200E or U+200F keeps a character on its side";
    for (body, expected) in [
        (
            "A b\u{202e}c.\n".to_owned(),
            format!("17:4: {overrides}; delete U+202E; {side}"),
        ),
        (
            "A.\n\nb&#x2066;c\n".to_owned(),
            format!("19:2: {overrides}; delete U+2066; {side}"),
        ),
        (
            "A.\n\nb\u{0}c\n".to_owned(),
            "19:2: a control character; delete U+0000".to_owned(),
        ),
        (
            "[a](https://example.org/&#x202d;b)\n".to_owned(),
            format!("17:1: {overrides}; delete U+202D; {side}"),
        ),
        (
            "[a](<\u{9b}31mb>)\n".to_owned(),
            "17:6: a control character; delete U+009B".to_owned(),
        ),
        (
            "[a](https:page.html)\n".to_owned(),
            "17:1: unsupported link \"https:page.html\"; links start with https://, http://, mailto:, tel: or # and an id".to_owned(),
        ),
        (
            format!("{}a\n", "> ".repeat(40)),
            "17:65: more than 32 levels of lists, quotations or emphasis; start a new section or list".to_owned(),
        ),
        (
            format!("## {long}\n"),
            "17:1: a heading of 501 characters; use 500 at most; leave an empty line between a paragraph and `---`".to_owned(),
        ),
        (
            format!("## A {{#{}}}\n", "b".repeat(256)),
            "17:1: an id of 256 bytes; use 255 at most: give the section a shorter id, `{#short-id}`".to_owned(),
        ),
        (
            format!("A\n\n*[A]: {long}\n"),
            "19:1: an abbreviation of 1 bytes for 501 bytes; use 100 for 500 at most, or write a footnote".to_owned(),
        ),
        (
            "A\n\n*[A]: b\n\n*[A]: c\n".to_owned(),
            "21:1: the abbreviation \"A\" is defined twice; delete the line".to_owned(),
        ),
    ] {
        let found = diagnostics(&format!("{FRONT}{body}"));
        assert!(found.contains(&expected), "{expected}\n{found:#?}");
    }
    for (from, to, expected) in [
        (
            "title = \"T\"",
            format!("title = \"{longer}\""),
            "2:9: \"title\" has 1001 characters; use 1000 at most".to_owned(),
        ),
        (
            "https://example.org/",
            format!("https://example.org/{}", "a".repeat(2000)),
            "15:11: \"address\" has 2020 characters; use 2000 at most".to_owned(),
        ),
        (
            "title = \"T\"",
            "title = \"\\u202eT\"".to_owned(),
            format!("2:9: {overrides}; delete U+202E; {side}"),
        ),
        (
            "summary = \"S\"",
            "summary = \"S\\u0000\"".to_owned(),
            "9:11: a control character; delete U+0000".to_owned(),
        ),
    ] {
        let found = diagnostics(&(FRONT.replacen(from, &to, 1) + "A.\n"));
        assert!(found.contains(&expected), "{expected}\n{found:#?}");
    }
}

#[test]
fn accepts_windows_line_endings() {
    let text = format!("{FRONT}\n## A\n\nb\n\n* c\n").replace('\n', "\r\n");
    assert_eq!(diagnostics(&text), Vec::<String>::new());
}

#[test]
fn accepts_directional_marks() {
    let text = format!("{FRONT}a\u{200e}b\u{200f}c\u{61c}d\n");
    assert_eq!(diagnostics(&text), Vec::<String>::new());
}
