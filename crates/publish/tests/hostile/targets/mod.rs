//! What must hold of whatever comes in, however it is meant: a function for each reader that the
//! project has, which the fuzzer calls and the tests call.
//!
//! Each takes any bytes and panics where a promise is broken. They are the same on every machine
//! and keep nothing, so what the fuzzer finds is a file that the tests replay.

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
pub(crate) use json::reads_back;
pub(crate) use markdown::{drawn, markdown};
pub(crate) use text_fragment::text_fragment;

/// The front matter of the smallest sheet there is.
pub(crate) const FRONT: &str = include_str!("../../../../../tests/fixtures/front-matter.md");

/// Takes any bytes; panics where a promise is broken.
type Target = fn(&[u8]);

/// The targets by the names of their corpora.
pub(crate) const ALL: [(&str, Target); 5] = [
    ("address", address),
    ("embedded_json", embedded_json),
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("text_fragment", text_fragment),
];

const PIXELS: &[u8] = include_bytes!("../../../../../tests/fixtures/pixels.png");

/// The source file with this text, beside which lies every picture that it names.
pub(crate) fn source_file(text: &str) -> SourceFile<'_> {
    SourceFile::new("sheet.md", text).with_pictures(&|_| Some(PIXELS.to_vec()))
}

/// The sheet, or a report of which each diagnostic has a place in the text and can be shown in a
/// terminal.
pub(crate) fn read(text: &str) -> Result<Sheet, Report> {
    let parsed = source_file(text).parse();
    let report = match &parsed {
        Ok(parsed) => &parsed.warnings,
        Err(report) => report,
    };
    assert_eq!(
        report.has_errors(),
        parsed.is_err(),
        "refused without a reason"
    );
    for diagnostic in report.diagnostics() {
        assert!(diagnostic.span.end <= text.len(), "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
    }
    for line in report.to_string().lines() {
        assert!(!line.contains(is_unseen), "{line:?}");
    }
    parsed.map(|parsed| parsed.sheet)
}

/// Whether a terminal, or a reader, would take the sign for none.
pub(crate) fn is_unseen(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What came in, as the text it is taken for.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
