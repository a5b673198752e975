//! What is kept of a page about which a sentence was not true: a picture, its markup, its complaints.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Result;
use super::reader::Reader;

/// Keeps what can be had of the page, in a folder named after the test, and gives the folder.
pub(crate) async fn keep(reader: &Reader, test: &str) -> Result<PathBuf> {
    /// A browser that has stopped answering has nothing to show.
    const PATIENCE: Duration = Duration::from_secs(30);
    tokio::time::timeout(PATIENCE, keep_all(reader, test)).await?
}

async fn keep_all(reader: &Reader, test: &str) -> Result<PathBuf> {
    let folder = target()
        .join("browser-failures")
        .join(test.replace("::", "-"));
    tokio::fs::create_dir_all(&folder).await?;
    // One may be missing for the very reason that the test failed; the others are kept regardless.
    if let Ok(picture) = reader.picture().await {
        tokio::fs::write(folder.join("page.png"), picture).await?;
    }
    if let Ok(markup) = reader.markup("html").await {
        tokio::fs::write(folder.join("page.html"), markup).await?;
    }
    if let Ok(complaints) = reader.console().await {
        tokio::fs::write(folder.join("console.txt"), complaints.join("\n")).await?;
    }
    Ok(folder)
}

/// Cargo's target folder, wherever that was put: its folder for tests lies in it.
pub(crate) fn target() -> &'static Path {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    temporary.parent().unwrap_or(temporary)
}
