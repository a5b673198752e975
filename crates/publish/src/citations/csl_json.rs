//! Citations for programs that know the Citation Style Language, after its schema of data
//! (CSL-JSON 1.0): an array of one item.

use serde_json::{Value, json};

use super::record::Record;
use crate::sheet::Date;

/// The citation of a work that was read on this day.
pub(super) fn write(record: &Record, accessed: Date) -> String {
    let authors: Vec<Value> = record
        .authors()
        .iter()
        .map(|name| json!({ "literal": name }))
        .collect();
    let mut item = json!({
        "id": record.key,
        "type": if record.container.is_some() { "chapter" } else { "report" },
        "title": record.title,
        "language": record.language,
    });
    if !authors.is_empty() {
        item["author"] = json!(authors);
    }
    for (name, text) in [
        ("container-title", &record.container),
        ("genre", &record.genre),
        ("publisher", &record.publisher),
        ("publisher-place", &record.place),
        ("URL", &record.address),
    ] {
        if let Some(text) = text {
            item[name] = json!(text);
        }
    }
    let accessed = record.address.as_ref().map(|_| accessed);
    for (name, date) in [("issued", record.date), ("accessed", accessed)] {
        if let Some(date) = date {
            item[name] = json!({ "date-parts": [[date.year(), date.month(), date.day()]] });
        }
    }
    format!("{:#}\n", json!([item]))
}
