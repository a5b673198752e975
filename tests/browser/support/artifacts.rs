//! Saves the artifacts of a failed test: a screenshot, the markup, the console and the logs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::fs;

use super::Result;
use super::page::Page;

/// Saves what is available, and returns the folder, which is named after the test.
pub(crate) async fn save(page: &Page, test: &str, failure: &str) -> Result<PathBuf> {
    /// A browser that does not respond within this time is skipped.
    const LIMIT: Duration = Duration::from_secs(30);
    let folder = target()
        .join("browser-failures")
        .join(test.replace("::", "-"));
    if folder.exists() {
        fs::remove_dir_all(&folder).await?;
    }
    fs::create_dir_all(&folder).await?;
    fs::write(folder.join("failure.txt"), failure).await?;
    fs::write(folder.join("logs.txt"), page.logs()).await?;
    tokio::time::timeout(LIMIT, save_page(page, &folder)).await??;
    Ok(folder)
}

async fn save_page(page: &Page, folder: &Path) -> Result {
    fs::write(
        folder.join("console.txt"),
        page.whole_console().await.join("\n"),
    )
    .await?;
    // The failure may make one of them unavailable; save the others regardless.
    if let Ok(screenshot) = page.screenshot().await {
        fs::write(folder.join("page.png"), screenshot).await?;
    }
    if let Ok(markup) = page.markup("html").await {
        fs::write(folder.join("page.html"), markup).await?;
    }
    Ok(())
}

/// Returns Cargo's target folder, which holds its folder for tests.
pub(crate) fn target() -> &'static Path {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    temporary.parent().unwrap_or(temporary)
}
