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
use factsheet_publish::markdown::{Faults, Manuscript};

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

/// The manuscript with this text, beside which lies every picture that it names.
pub(crate) fn manuscript(text: &str) -> Manuscript<'_> {
    Manuscript {
        name: "sheet.md",
        text,
        picture_size: &|_| Some((2, 2)),
    }
}

/// The sheet, or its faults, of which each has a place in the text and can be shown in a terminal.
pub(crate) fn read(text: &str) -> Result<Sheet, Faults> {
    let read = manuscript(text).read();
    if let Err(faults) = &read {
        let told = faults.to_string();
        assert!(!told.is_empty(), "refused without a reason");
        let rows = text.matches('\n').count() + 1;
        for line in told.lines() {
            assert!(place(line).is_some_and(|row| row <= rows), "{line}");
            assert!(!line.contains(is_unseen), "{line:?}");
        }
    }
    read
}

/// The row that a line of faults tells.
fn place(line: &str) -> Option<usize> {
    let mut parts = line.strip_prefix("sheet.md:")?.splitn(3, ':');
    let (row, column) = (parts.next()?, parts.next()?);
    let (row, column): (usize, usize) = (row.parse().ok()?, column.parse().ok()?);
    let says = parts.next()?.strip_prefix(" met ")?;
    (row > 0 && column > 0 && !says.is_empty()).then_some(row)
}

/// Whether a terminal, or a reader, would take the sign for none.
pub(crate) fn is_unseen(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What came in, as the text it is taken for.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
