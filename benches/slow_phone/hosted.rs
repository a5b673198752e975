//! The two pages as a host keeps them: compressed beforehand, as well as brotli can. The build does
//! that for this page.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use factsheet_publish::publish::compressed;

use super::plain_page::plain_page;
use super::published;
use super::support::Result;

const PAGE: &str = "index.html";
const SHEET: &str = "fact-sheet.json";

/// Lays out the page built in `dist`, as far as it was compressed there; gives the folder.
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
        "there is no {PAGE}.br in {}: `cargo xtask build` makes it",
        dist.display()
    )
    .into())
}

fn ending(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

/// Lays out the plain page of the sheet in `dist`; gives the folder.
pub(crate) fn plain(dist: &Path) -> Result<PathBuf> {
    let folder = empty_folder("plain-page")?;
    let json = fs::read_to_string(dist.join(SHEET))?;
    let sheet = published::sheet(&json).ok_or_else(|| format!("{SHEET} holds no fact sheet"))?;
    for (name, bytes) in compressed(PAGE, plain_page(&sheet).as_bytes())? {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(folder)
}

/// A folder that holds nothing of an earlier run.
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
