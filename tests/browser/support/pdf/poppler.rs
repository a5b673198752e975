//! Poppler's programs: pdftotext, pdfinfo and pdftoppm.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

use super::pixmap::Pixmap;
use crate::support::Result;

/// The text of every page, column by column, Arabic as well as English.
pub(super) async fn text(file: &Path) -> Result<String> {
    let arguments = [file.as_os_str(), "-".as_ref()];
    Ok(String::from_utf8(run("pdftotext", &arguments).await?)?)
}

/// What stands in the tags, as software reads it aloud: a line in quotation marks for each piece.
pub(super) async fn tagged_text(file: &Path) -> Result<String> {
    let arguments = ["-struct-text".as_ref(), file.as_os_str()];
    Ok(String::from_utf8(run("pdfinfo", &arguments).await?)?)
}

/// Every word and its place, as tab-separated values.
pub(super) async fn places(file: &Path) -> Result<String> {
    let arguments = ["-tsv".as_ref(), file.as_os_str(), "-".as_ref()];
    Ok(String::from_utf8(run("pdftotext", &arguments).await?)?)
}

/// One page in shades of grey, with so many pixels to the inch.
pub(super) async fn draw(file: &Path, page: usize, resolution: u16) -> Result<Pixmap> {
    let (page, resolution) = (page.to_string(), resolution.to_string());
    let options = ["-gray", "-f", &page, "-l", &page, "-r", &resolution];
    let mut arguments: Vec<&OsStr> = options.iter().map(OsStr::new).collect();
    arguments.push(file.as_os_str());
    let drawn = run("pdftoppm", &arguments).await?;
    Pixmap::parse(&drawn).ok_or_else(|| "pdftoppm drew what is no grey map".into())
}

/// Every page as PNG, named `prefix` and its number, small but readable.
pub(super) async fn picture_pages(file: &Path, prefix: &Path) -> Result {
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
        .map_err(|error| format!("{program} did not start, install poppler-utils: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{program} ended with {}: {said}", output.status).into())
}
