//! The fuzz targets: a function for each parser, which the fuzzer and the tests call.
//!
//! Each takes any bytes and panics if an invariant is violated. They are deterministic and have no state,
//! so the tests can replay a file that the fuzzer finds.

mod address;
mod embedded_json;
mod front_matter;
mod json;
mod markdown;
pub(crate) mod page;
mod text_fragment;

use std::borrow::Cow;

use factsheet_model::sheet::Sheet;
use factsheet_publish::markdown::{Report, SourceFile};

pub(crate) use address::address;
pub(crate) use embedded_json::embedded_json;
pub(crate) use front_matter::{front_matter, pages, site};
pub(crate) use json::assert_round_trips;
pub(crate) use markdown::{markdown, render};
pub(crate) use text_fragment::text_fragment;

/// The front matter of a short sheet.
pub(crate) const FRONT: &str = include_str!("../../../../../tests/fixtures/front-matter.md");

/// Takes any bytes and panics if an invariant is violated.
type Target = fn(&[u8]);

/// The targets, with the names of their corpora.
pub(crate) const ALL: [(&str, Target); 5] = [
    ("address", address),
    ("embedded_json", embedded_json),
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("text_fragment", text_fragment),
];

const PIXELS: &[u8] = include_bytes!("../../../../../tests/fixtures/pixels.png");

/// Returns a source file with this text, for which every picture exists.
pub(crate) fn source_file(text: &str) -> SourceFile<'_> {
    SourceFile::new("sheet.md", text).with_pictures(&|_| Some(PIXELS.to_vec()))
}

/// Parses the text. Each diagnostic must have a place in the text and be safe to print in a terminal.
pub(crate) fn read(text: &str) -> Result<Sheet, Report> {
    let parsed = source_file(text).parse();
    let report = match &parsed {
        Ok(parsed) => &parsed.warnings,
        Err(report) => report,
    };
    assert_eq!(
        report.has_errors(),
        parsed.is_err(),
        "errors and result disagree"
    );
    for diagnostic in report.diagnostics() {
        assert!(diagnostic.span.end <= text.len(), "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
    }
    for line in report.to_string().lines() {
        assert!(!line.contains(is_unsafe), "{line:?}");
    }
    parsed.map(|parsed| parsed.sheet)
}

/// Whether the character is a control character or overrides the direction of text.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Decodes the bytes as parsers do.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
