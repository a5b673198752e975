//! A structured fact sheet and what can be said about it.
//!
//! A [`sheet::Sheet`] is plain data. This crate knows neither Yew nor the browser nor Markdown:
//! `factsheet-publish` reads a sheet from its source file, and `factsheet` shows it. The modules
//! stand in reading order: each may use those above it.

pub mod sheet;

pub mod scope;

pub mod print_options;

pub mod address;

pub mod citations;
