//! A structured fact sheet: its document, links, extracts, print options and citations.
//!
//! A [`sheet::Sheet`] is plain data. This crate knows neither Yew nor the browser nor Markdown:
//! `factsheet-publish` reads a sheet from its source file, and `factsheet` shows it. Each module
//! may use those above it.

pub mod sheet;

pub mod scope;

pub mod print_options;

pub mod address;

pub mod citations;
