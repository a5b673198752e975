//! A document viewer for one structured fact sheet.
//!
//! A publisher's Markdown file becomes a [`sheet::Sheet`]; the sheet becomes a page, drawn once
//! natively when the site is built and adopted in the browser by the very same components. The
//! modules below stand in reading order: each knows those above it and none below.
//! `ARCHITECTURE.md` draws the map and states the invariants.

pub mod sheet;

pub mod scope;

pub mod print_options;

pub mod text_fragment;

pub mod address;

pub mod qr_code;

pub mod colophon;

pub mod citations;

pub mod sharing;

pub mod page_head;

pub mod view_state;

#[cfg(feature = "ssr")]
pub mod markdown;

pub mod platform;

pub mod embedded;

pub mod hooks;

pub mod components;

pub mod app;

#[cfg(feature = "ssr")]
pub mod publish;
