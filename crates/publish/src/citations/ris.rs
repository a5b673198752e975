//! Citations for reference managers, in the lines of RIS (RIS Format Specifications, Research
//! Information Systems): two letters that name a field, two spaces, a hyphen, a space, and its
//! value.
//!
//! A record begins with its type and ends with `ER`; an author and any other field that there is
//! several times has a line for each; lines end with CR and LF, so no value may hold either. Days
//! are written `2007/04/16`.

use super::record::Record;
use crate::sheet::{Date, fold_white_space};

/// The citation of a work that was read on this day.
pub(super) fn write(record: &Record, accessed: Date) -> String {
    let (kind, container) = match &record.container {
        Some(container) => ("CHAP", Some(container.clone())),
        None => ("RPRT", None),
    };
    let mut lines = vec![("TY", kind.to_owned()), ("ID", record.key.clone())];
    lines.extend(
        record
            .authors()
            .iter()
            .map(|name| ("AU", (*name).to_owned())),
    );
    lines.push(("TI", record.title.clone()));
    let accessed = record.address.as_ref().map(|_| accessed);
    let others = [
        ("T2", container),
        ("M3", record.genre.clone()),
        ("PB", record.publisher.clone()),
        ("CY", record.place.clone()),
        ("PY", record.date.map(|date| format!("{:04}", date.year()))),
        ("DA", record.date.map(day)),
        ("LA", Some(record.language.clone())),
        ("UR", record.address.clone()),
        ("Y2", accessed.map(day)),
    ];
    lines.extend(
        others
            .into_iter()
            .filter_map(|(tag, value)| Some((tag, value?))),
    );
    lines.push(("ER", String::new()));
    lines
        .iter()
        .map(|(tag, value)| format!("{tag}  - {}\r\n", fold_white_space(value)))
        .collect()
}

fn day(date: Date) -> String {
    date.to_string().replace('-', "/")
}
