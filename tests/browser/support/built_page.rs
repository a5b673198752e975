//! Finds the built page.

use std::path::{Path, PathBuf};

use crate::support::Result;

/// Returns the folder of the built page: `dist`, or the one that `FACTSHEET_DIST` names.
pub(crate) fn built_page() -> Result<PathBuf> {
    let dist = std::env::var_os("FACTSHEET_DIST").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
        PathBuf::from,
    );
    if dist.join("index.html").is_file() {
        return Ok(dist);
    }
    Err(format!(
        "no page in {}\nhelp: run `cargo xtask build`",
        dist.display()
    )
    .into())
}
