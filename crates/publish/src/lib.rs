//! Turns the source file of a fact sheet into diagnostics or the finished site.
//!
//! Nothing here touches a disk: files are texts and bytes, so the same code runs natively and in
//! WebAssembly. The viewer, `factsheet`, renders the page. The modules are in reading order: each uses only
//! those above it.

use factsheet::app;
use factsheet_model::{address, scope, sheet};

mod calendar;

pub mod fingerprint;

pub mod citations;

pub mod page_head;

pub mod markdown;

pub mod publish;

mod starter;

pub use starter::starter;
