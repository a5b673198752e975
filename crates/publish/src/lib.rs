//! Publishes a fact sheet: from its source file to diagnostics or to the finished site.
//!
//! Nothing here touches a disk: files come and go as texts and bytes, so that the same code runs
//! natively and in WebAssembly. The page itself is rendered by the viewer, `factsheet`. The modules
//! stand in reading order: each may use those above it.

use factsheet::app;
use factsheet_model::{address, scope, sheet};

pub mod fingerprint;

pub mod citations;

pub mod page_head;

pub mod markdown;

pub mod publish;
