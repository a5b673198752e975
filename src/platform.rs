//! The browser's APIs as functions of plain values.
//!
//! The only place that touches browser globals. It knows nothing of the sheet, and never panics because
//! a browser API is missing or refuses: it returns `None` or `Err`, and the caller informs the reader.

pub mod clipboard;
pub mod clock;
pub mod details;
pub mod dialog;
pub mod download;
pub mod focus;
pub mod highlight;
pub mod json;
pub mod keys;
pub mod location;
pub mod media;
mod member;
pub mod page;
pub mod page_text;
pub mod paper_view;
pub mod printing;
pub mod reveal;
pub mod selection;
pub mod share_sheet;
pub mod target;
pub mod unicode;
