//! The folders of the two pages, with every file compressed by Brotli as the build does it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use factsheet_publish::publish::compressed;

use super::plain_page::plain_page;
use super::published;
use super::support::Result;

const PAGE: &str = "index.html";
const SHEET: &str = "fact-sheet.json";

/// Copies the compressed files of the page built in `dist`. Returns the folder.
pub(crate) fn this_page(dist: &Path) -> Result<PathBuf> {
    let folder = empty_folder("this-page")?;
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if let (Some("br"), Some(name)) = (ending(&path), path.file_name()) {
            fs::copy(&path, folder.join(name))?;
        }
    }
    let page = folder.join(PAGE).with_added_extension("br");
    if page.is_file() {
        return Ok(folder);
    }
    Err(format!(
        "no {PAGE}.br in {}\nhelp: run `cargo xtask build`",
        dist.display()
    )
    .into())
}

fn ending(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

/// Writes the plain page of the sheet in `dist`. Returns the folder.
pub(crate) fn plain(dist: &Path) -> Result<PathBuf> {
    let folder = empty_folder("plain-page")?;
    let json = fs::read_to_string(dist.join(SHEET))?;
    let sheet = published::sheet(&json).ok_or_else(|| format!("{SHEET} is not a fact sheet"))?;
    for (name, bytes) in compressed(PAGE, plain_page(&sheet).as_bytes())? {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(folder)
}

/// Creates an empty folder.
fn empty_folder(name: &str) -> io::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("slow-phone")
        .join(name);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => fs::create_dir_all(&folder)?,
    }
    Ok(folder)
}
