//! The studio: a page where a publisher writes or drops a Markdown file, sees the finished page with its
//! errors, and downloads it. Everything happens in the browser; no file is sent anywhere.
//!
//! The editor is a `<textarea>` with line numbers. Publishers of fact sheets write some pages of prose, for
//! which the browser's own editing, spelling, undo and accessibility are better than what an editor of
//! 300 kB would replace them with.

pub mod app;
pub mod project;

mod downloads;
mod editor;
mod platform;
mod preview;
mod problems;
