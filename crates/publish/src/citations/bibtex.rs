//! Writes BibTeX entries, escaped by the biblatex crate.
//!
//! Names of institutions and words with capitals are in braces, so that no style splits the names
//! or changes the capitals.

use biblatex::{Chunk, Chunks, Entry, EntryType, Spanned};

use super::capitals::{Words, capitalized};
use super::record::Record;
use super::{Part, Slot, text};

/// Returns the entry of a work; nothing if the crate cannot write it.
pub(super) fn write(record: &Record) -> Vec<Part> {
    let (kind, publisher) = match record.container {
        Some(_) => (EntryType::InCollection, "publisher"),
        None => (EntryType::Report, "institution"),
    };
    // The key, the URL and the day of access are slots, which the crate knows nothing about.
    let mut entry = Entry::new(String::new(), kind);
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
    ] {
        if let Some(text) = text {
            entry.set(field, free(text));
        }
    }
    entry.set("date", free(&record.date.to_string()));
    let Ok(written) = entry.to_bibtex_string() else {
        return Vec::new();
    };
    let Some((start, fields)) = written.split_once(",\n") else {
        return Vec::new();
    };
    let fields = fields.lines().filter(|line| *line != "}");
    let fields: String = fields
        .map(|line| month_macro(line).unwrap_or_else(|| with_plain_signs(line)) + "\n")
        .collect();
    let mut parts = vec![
        text(start),
        Part::Slot(Slot::Key),
        text([",\n", &*fields].concat()),
    ];
    if record.url.is_some() {
        parts.extend([
            text("url = {"),
            Part::Slot(Slot::Url),
            text("},\nurldate = {"),
            Part::Slot(Slot::AccessedIso),
            text("},\n"),
        ]);
    }
    parts.push(text("}\n"));
    parts
}

/// Returns the line with `^` and `~` as characters; as the crate writes them, LaTeX sets them as
/// accents over the next letter.
fn with_plain_signs(line: &str) -> String {
    line.replace(r"\^", r"\^{}").replace(r"\~", r"\~{}")
}

/// Returns the line of the month with the macro that every style knows; the crate writes a number,
/// which styles print as it is.
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
