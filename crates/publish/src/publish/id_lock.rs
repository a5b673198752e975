//! The file of published ids, one a line, so that links to them never break. A slash follows the ids that
//! have a page of their own, as sections do.

use std::collections::BTreeSet;

use super::section_page::section_ids;
use crate::sheet::{Passage, PassageId, Sheet};

const HEADER: &str = "\
# Every id that has been published. Written by the build; commit it with the fact sheet.
# An id that vanishes from the sheet needs an alias, or the links to it would break.
# One with a slash has a page of its own, for as long as this line stands.
";
/// Ids that every fact sheet has, so they don't tell which one it is.
const COMMON: [&str; 2] = ["fact-sheet", "lead"];

/// Follows an id that has a page of its own.
const PAGE: &str = "/";

/// Precedes the source of the sheet whose ids these are.
const SHEET: &str = "# sheet: ";

/// Returns the new text of the file.
///
/// A sheet from another source that shares no id with the file is another fact sheet and starts a new file.
///
/// # Errors
/// The ids that are in the file but not in the sheet.
pub(super) fn updated(sheet: &Sheet, file: &str) -> Result<String, Vec<String>> {
    let now: BTreeSet<&str> = sheet
        .passages()
        .into_iter()
        .flat_map(Passage::ids)
        .map(PassageId::as_str)
        .collect();
    let published: BTreeSet<&str> = lines(file)
        .map(|line| line.strip_suffix(PAGE).unwrap_or(line))
        .collect();
    let about = &sheet.about;
    let source = about
        .source
        .as_ref()
        .map_or(about.title.as_str(), |source| source.address.as_str());
    let has_same_source = file
        .lines()
        .any(|line| line.strip_prefix(SHEET) == Some(source));
    let is_common = |id: &&&str| {
        COMMON
            .iter()
            .any(|common| id.strip_prefix(common).is_some_and(is_number))
    };
    let is_same_sheet = has_same_source || published.intersection(&now).any(|id| !is_common(&id));
    let missing: Vec<String> = published
        .difference(&now)
        .map(|id| (*id).to_owned())
        .collect();
    if is_same_sheet && !missing.is_empty() {
        return Err(missing);
    }
    let mut with_page = section_ids(sheet);
    if is_same_sheet {
        with_page.extend(ids_with_page(file));
    }
    let ids: String = now
        .iter()
        .map(|id| {
            let page = if with_page.contains(id) { PAGE } else { "" };
            format!("{id}{page}\n")
        })
        .collect();
    Ok(format!("{HEADER}{SHEET}{source}\n{ids}"))
}

/// Returns the ids in the file that have a page of their own.
pub(super) fn ids_with_page(file: &str) -> Vec<&str> {
    lines(file)
        .filter_map(|line| line.strip_suffix(PAGE))
        .collect()
}

fn lines(file: &str) -> impl Iterator<Item = &str> {
    let lines = file.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn is_number(rest: &str) -> bool {
    rest.is_empty()
        || rest
            .strip_prefix('-')
            .is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}
