//! The ids that have been published, one a line: a promise to all who link here. Behind those that
//! have a page of their own, as sections do, stands a slash.

use std::collections::BTreeSet;

use super::section_page::section_ids;
use crate::sheet::{Passage, PassageId, Sheet};

const HEADER: &str = "\
# Every id that has been published. Written by the build; commit it with the fact sheet.
# An id that vanishes from the sheet needs an alias, or the links to it would break.
# One with a slash has a page of its own, for as long as this line stands.
";
/// Ids that every fact sheet has, so that they tell nothing about which it is.
const COMMON: [&str; 2] = ["fact-sheet", "lead"];

/// What stands behind an id that has a page of its own.
const PAGE: &str = "/";

/// What stands before the source of the sheet whose ids these are.
const SHEET: &str = "# sheet: ";

/// What the file must say from now on.
///
/// A sheet from another source that shares no id with the file is another fact sheet and starts a
/// file of its own.
///
/// # Errors
/// The ids that are in the file and not in the sheet.
pub(super) fn next(sheet: &Sheet, file: &str) -> Result<String, Vec<String>> {
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
    let same_source = file
        .lines()
        .any(|line| line.strip_prefix(SHEET) == Some(source));
    let is_common = |id: &&&str| {
        COMMON
            .iter()
            .any(|common| id.strip_prefix(common).is_some_and(is_position))
    };
    let same_sheet = same_source || published.intersection(&now).any(|id| !is_common(&id));
    let lost: Vec<String> = published
        .difference(&now)
        .map(|id| (*id).to_owned())
        .collect();
    if same_sheet && !lost.is_empty() {
        return Err(lost);
    }
    let mut with_page = section_ids(sheet);
    if same_sheet {
        with_page.extend(self::with_page(file));
    }
    let ids: String = now
        .iter()
        .map(|id| {
            let page = if with_page.contains(id) { PAGE } else { "" };
            format!("{id}{page}\n")
        })
        .collect();
    Ok(format!(
        "{HEADER}{SHEET}{source}
{ids}"
    ))
}

/// The ids in the file that have a page of their own.
pub(super) fn with_page(file: &str) -> Vec<&str> {
    lines(file)
        .filter_map(|line| line.strip_suffix(PAGE))
        .collect()
}

fn lines(file: &str) -> impl Iterator<Item = &str> {
    let lines = file.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn is_position(rest: &str) -> bool {
    rest.is_empty()
        || rest
            .strip_prefix('-')
            .is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}
