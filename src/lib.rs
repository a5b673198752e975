//! The viewer: a Yew app that shows one structured fact sheet.
//!
//! `factsheet-publish` renders the [`app`] to HTML when the site is built, and the same components
//! hydrate that HTML in the browser. The model's modules are re-exported here. The modules below
//! are in reading order: each may use those above it. `ARCHITECTURE.md` has the map and the
//! invariants.

pub use factsheet_model::{address, citations, print_options, scope, sheet};
pub use text_fragment;

pub mod qr_code;

pub mod colophon;

pub mod sharing;

pub mod interface_text;

pub mod platform;

pub mod embedded;

pub mod ui;

pub mod document;

pub mod folding;

pub mod links;

pub mod print;

pub mod share;

pub mod selection;

pub mod state;

pub mod app;

/// Reads the sheets that unit tests start from.
#[cfg(test)]
mod markdown {
    use factsheet_publish::markdown::SourceFile;

    use crate::sheet::Sheet;

    pub(crate) fn sheet_of(text: &str) -> Sheet {
        match SourceFile::new("fact-sheet.md", text).sheet() {
            Ok(sheet) => sheet,
            Err(report) => unreachable!("{report}"),
        }
    }
}
