//! What stands behind `?` and `#`.

use factsheet_model::address::{Address, resolve};
use factsheet_model::scope::Scope;
use factsheet_model::sheet::{PassageId, Sheet};

use super::{source_file, text};

const SHEET: &str = include_str!("../../../../../tests/fixtures/everything.md");

thread_local! {
    /// The sheet in which addresses are followed.
    static FOLLOWED: Sheet = match source_file(SHEET).sheet() {
        Ok(sheet) => sheet,
        Err(faults) => unreachable!("{faults}"),
    };
}

/// Reads an address, writes it and follows it: written and read again it is the same, and it leads
/// to something that the sheet has, or says that it does not.
pub(crate) fn address(bytes: &[u8]) {
    let text = text(bytes);
    let address = parts(&text);
    let written = address.to_string();
    let again = parts(&written);
    assert_eq!(again.to_string(), written);
    let readable = Address {
        unreadable: false,
        ..address.clone()
    };
    assert_eq!(again, readable, "{written}");
    let ours = Address {
        foreign: Vec::new(),
        directive: None,
        ..address.clone()
    };
    let markup = |sign: char| sign.is_whitespace() || sign.is_control() || "\"'<>`".contains(sign);
    let ours = ours.to_string();
    let (search, hash) = ours.split_at(ours.find('#').unwrap_or(ours.len()));
    assert!(!search.contains(markup), "{search}");
    assert!(!hash.replace('\'', "").contains(markup), "{hash}");

    FOLLOWED.with(|sheet| assert_leads(&address, sheet));
}

fn assert_leads(address: &Address, sheet: &Sheet) {
    let resolution = resolve(address, sheet);
    let is_there = |id: &PassageId| sheet.passage(id).is_some();
    assert!(resolution.passage.as_ref().is_none_or(is_there));
    if let Scope::Extract(parts) = &resolution.scope {
        assert!(!parts.is_empty() && parts.iter().all(is_there));
    }
    let leads_nowhere = resolution.passage.is_none()
        && !address.id.is_empty()
        && !address.id.eq_ignore_ascii_case("top")
        && !sheet.has_landmark(&address.id);
    assert!(resolution.notice.is_some() || !(leads_nowhere || address.unreadable));
}

fn parts(text: &str) -> Address {
    let (search, hash) = text.split_at(text.find('#').unwrap_or(text.len()));
    Address::parse(search, hash)
}
