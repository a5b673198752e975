//! Runs Poppler's programs: pdftotext, pdfinfo and pdftoppm.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

use super::pixmap::Pixmap;
use crate::support::Result;

/// Returns the text of every page in reading order.
pub(super) async fn text(file: &Path) -> Result<String> {
    let arguments = [file.as_os_str(), "-".as_ref()];
    Ok(String::from_utf8(run("pdftotext", &arguments).await?)?)
}

/// Returns the structure tree; each line in quotation marks is a piece of text.
pub(super) async fn tagged_text(file: &Path) -> Result<String> {
    let arguments = ["-struct-text".as_ref(), file.as_os_str()];
    Ok(String::from_utf8(run("pdfinfo", &arguments).await?)?)
}

/// Returns every word and its position, as tab-separated values.
pub(super) async fn words_tsv(file: &Path) -> Result<String> {
    let arguments = ["-tsv".as_ref(), file.as_os_str(), "-".as_ref()];
    Ok(String::from_utf8(run("pdftotext", &arguments).await?)?)
}

/// Renders one page in greyscale; `resolution` is in pixels per inch.
pub(super) async fn render(file: &Path, page: usize, resolution: u16) -> Result<Pixmap> {
    let (page, resolution) = (page.to_string(), resolution.to_string());
    let options = ["-gray", "-f", &page, "-l", &page, "-r", &resolution];
    let mut arguments: Vec<&OsStr> = options.iter().map(OsStr::new).collect();
    arguments.push(file.as_os_str());
    let output = run("pdftoppm", &arguments).await?;
    Pixmap::parse(&output).ok_or_else(|| "pdftoppm did not write a valid PGM file".into())
}

/// Writes every page as PNG to `prefix` plus its number, small but readable.
pub(super) async fn render_pages(file: &Path, prefix: &Path) -> Result {
    let arguments = ["-png".as_ref(), "-r".as_ref(), "70".as_ref()];
    let files = [file.as_os_str(), prefix.as_os_str()];
    run("pdftoppm", &[&arguments[..], &files].concat()).await?;
    Ok(())
}

async fn run(program: &str, arguments: &[&OsStr]) -> Result<Vec<u8>> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .map_err(|error| {
            format!("{program} did not start: {error}\nhelp: install poppler-utils")
        })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    Err(format!("{program} failed with {}: {stderr}", output.status).into())
}
