//! Writes citations as data of the Citation Style Language (CSL-JSON 1.0): an array of one item.

use serde_json::{Value, json};

use super::record::Record;
use super::{Part, Slot, text};

/// Returns the item of a work.
pub(super) fn write(record: &Record) -> Vec<Part> {
    let kind = match record.container {
        Some(_) => "chapter",
        None => "report",
    };
    let mut parts = vec![
        text("[\n  {\n    \"id\": \""),
        Part::Slot(Slot::Key),
        text("\""),
    ];
    let mut field = |name, value: Value| parts.push(text(format!(",\n    \"{name}\": {value}")));
    field("type", json!(kind));
    field("title", json!(record.title));
    let literal = |name| json!({ "literal": name });
    let authors: Vec<Value> = record.authors().into_iter().map(literal).collect();
    if !authors.is_empty() {
        field("author", json!(authors));
    }
    for (name, value) in [
        ("container-title", &record.container),
        ("genre", &record.genre),
        ("publisher", &record.publisher),
        ("publisher-place", &record.place),
    ] {
        if let Some(value) = value {
            field(name, json!(value));
        }
    }
    let date = record.date;
    field(
        "issued",
        json!({ "date-parts": [[date.year(), date.month(), date.day()]] }),
    );
    field("language", json!(record.language));
    if record.url.is_some() {
        parts.extend([
            text(",\n    \"URL\": \""),
            Part::Slot(Slot::Url),
            text("\",\n    \"accessed\": {\"date-parts\":[["),
            Part::Slot(Slot::AccessedCsl),
            text("]]}"),
        ]);
    }
    parts.push(text("\n  }\n]\n"));
    parts
}
