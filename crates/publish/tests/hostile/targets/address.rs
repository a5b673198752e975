//! The query and fragment of the URL.

use factsheet_model::address::{Address, resolve};
use factsheet_model::scope::Scope;
use factsheet_model::sheet::{PassageId, Sheet};

use super::{source_file, text};

const SHEET: &str = include_str!("../../../../../tests/fixtures/everything.md");

thread_local! {
    /// The sheet in which links are resolved.
    static LINKED: Sheet = match source_file(SHEET).sheet() {
        Ok(sheet) => sheet,
        Err(report) => unreachable!("{report}"),
    };
}

/// Parses, formats and resolves a URL. It must round-trip, and resolve to something in the sheet or to a
/// notice.
pub(crate) fn address(bytes: &[u8]) {
    let text = text(bytes);
    let address = split_and_parse(&text);
    let written = address.to_string();
    let again = split_and_parse(&written);
    assert_eq!(again.to_string(), written);
    let readable = Address {
        unreadable: false,
        repaired: false,
        ..address.clone()
    };
    assert_eq!(again, readable, "{written}");
    let ours = Address {
        foreign: Vec::new(),
        directive: None,
        ..address.clone()
    };
    let is_unsafe = |c: char| c.is_whitespace() || c.is_control() || "\"'<>`".contains(c);
    let ours = ours.to_string();
    let (search, hash) = ours.split_at(ours.find('#').unwrap_or(ours.len()));
    assert!(!search.contains(is_unsafe), "{search}");
    assert!(!hash.replace('\'', "").contains(is_unsafe), "{hash}");

    LINKED.with(|sheet| assert_resolves(&address, sheet));
}

fn assert_resolves(address: &Address, sheet: &Sheet) {
    let resolution = resolve(address, sheet);
    let exists = |id: &PassageId| sheet.passage(id).is_some();
    assert!(resolution.passage.as_ref().is_none_or(exists));
    if let Scope::Extract(parts) = &resolution.scope {
        assert!(!parts.is_empty() && parts.iter().all(exists));
    }
    let is_unknown = resolution.passage.is_none()
        && !address.id.is_empty()
        && !address.id.eq_ignore_ascii_case("top")
        && !sheet.has_landmark(&address.id);
    assert!(resolution.notice.is_some() || !(is_unknown || address.unreadable));
}

fn split_and_parse(text: &str) -> Address {
    let (search, hash) = text.split_at(text.find('#').unwrap_or(text.len()));
    Address::parse(search, hash)
}
