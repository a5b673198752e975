//! Citations for LaTeX, written and escaped by the biblatex crate.
//!
//! Names of institutions and words with capitals stand in braces, so that no style takes the ones
//! apart or the others down.

use biblatex::{Chunk, Chunks, Entry, EntryType, Spanned};

use super::capitals::{Words, capitalized};
use super::record::Record;
use crate::sheet::Date;

/// The citation of a work that was read on this day; empty where it cannot be written.
pub(super) fn write(record: &Record, accessed: Date) -> String {
    let (kind, publisher) = match record.container {
        Some(_) => (EntryType::InCollection, "publisher"),
        None => (EntryType::Report, "institution"),
    };
    let mut entry = Entry::new(record.key.clone(), kind);
    entry.set("title", title(&record.title));
    if let Some(container) = &record.container {
        entry.set("booktitle", title(container));
    }
    let authors = record.authors();
    if !authors.is_empty() {
        entry.set("author", names(&authors));
    }
    for (field, text) in [
        (publisher, &record.publisher),
        ("type", &record.genre),
        ("location", &record.place),
        ("url", &record.address),
    ] {
        if let Some(text) = text {
            entry.set(field, free(text));
        }
    }
    if let Some(date) = record.date {
        entry.set("date", free(&date.to_string()));
    }
    if record.address.is_some() {
        entry.set("urldate", free(&accessed.to_string()));
    }
    let written = entry.to_bibtex_string();
    let mended = |line: &str| month_macro(line).unwrap_or_else(|| with_bare_signs(line));
    let lines = |text: String| text.lines().map(|line| mended(line) + "\n").collect();
    written.map(lines).unwrap_or_default()
}

/// The line with signs that stand for themselves; as the crate writes `^` and `~`, LaTeX puts them
/// over the next letter.
fn with_bare_signs(line: &str) -> String {
    line.replace(r"\^", r"\^{}").replace(r"\~", r"\~{}")
}

/// The line of the month with the macro that every style knows; the crate gives its number, which
/// styles print as it is.
fn month_macro(line: &str) -> Option<String> {
    const MACROS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let number = line.strip_prefix("month = {")?.strip_suffix("},")?;
    let position = number.parse::<usize>().ok()?.checked_sub(1)?;
    Some(format!("month = {},", MACROS.get(position)?))
}

fn title(text: &str) -> Chunks {
    let chunk = |piece| match piece {
        Words::Free(text) => Chunk::Normal(text.to_owned()),
        Words::Fixed(text) => Chunk::Verbatim(text.to_owned()),
    };
    capitalized(text)
        .into_iter()
        .map(chunk)
        .map(Spanned::detached)
        .collect()
}

fn names(authors: &[&str]) -> Chunks {
    let mut chunks = Chunks::new();
    for name in authors {
        if !chunks.is_empty() {
            chunks.extend(free(" and "));
        }
        chunks.push(Spanned::detached(Chunk::Verbatim((*name).to_owned())));
    }
    chunks
}

fn free(text: &str) -> Chunks {
    vec![Spanned::detached(Chunk::Normal(text.to_owned()))]
}
