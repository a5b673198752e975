//! Writes RIS records for reference managers (RIS Format Specifications, Research Information
//! Systems).
//!
//! A line is a tag of two characters, two spaces, a hyphen, a space and the value, and ends with CR
//! LF, so no value may hold either. A record starts with its type (`TY`) and ends with `ER`. A field
//! with several values has a line for each. Dates are written `2007/04/16`.

use super::record::Record;
use super::{Part, Slot, text};
use crate::sheet::fold_white_space;

/// Returns the record of a work.
pub(super) fn write(record: &Record) -> Vec<Part> {
    let kind = match record.container {
        Some(_) => "CHAP",
        None => "RPRT",
    };
    let mut lines = vec![("TY", text(kind)), ("ID", Part::Slot(Slot::Key))];
    let authors = record.authors().into_iter();
    lines.extend(authors.map(|name| ("AU", value(name))));
    lines.push(("TI", value(&record.title)));
    for (tag, field) in [
        ("T2", &record.container),
        ("M3", &record.genre),
        ("PB", &record.publisher),
        ("CY", &record.place),
    ] {
        lines.extend(field.as_ref().map(|field| (tag, value(field))));
    }
    lines.extend([
        ("PY", text(format!("{:04}", record.date.year()))),
        ("DA", text(record.date.to_string().replace('-', "/"))),
        ("LA", value(&record.language)),
    ]);
    if record.url.is_some() {
        lines.push(("UR", Part::Slot(Slot::Url)));
        lines.push(("Y2", Part::Slot(Slot::AccessedRis)));
    }
    lines.push(("ER", text("")));
    lines
        .into_iter()
        .flat_map(|(tag, value)| [text(format!("{tag}  - ")), value, text("\r\n")])
        .collect()
}

fn value(field: &str) -> Part {
    text(fold_white_space(field))
}
