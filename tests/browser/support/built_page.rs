//! Where the built page is.

use std::path::{Path, PathBuf};

use crate::support::Result;

/// The built page: `dist`, or the folder that `FACTSHEET_DIST` names.
pub(crate) fn built_page() -> Result<PathBuf> {
    let dist = std::env::var_os("FACTSHEET_DIST").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
        PathBuf::from,
    );
    if dist.join("index.html").is_file() {
        return Ok(dist);
    }
    Err(format!(
        "there is no page in {}: `cargo xtask build` makes it",
        dist.display()
    )
    .into())
}
