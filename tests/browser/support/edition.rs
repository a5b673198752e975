//! Another fact sheet in the built page: the program is the same for every sheet, so publishing
//! once more is all it takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use factsheet::markdown::Manuscript;
use factsheet::publish::publish;

use super::Result;
use super::built_page::built_page;

const EVERYTHING: &str = include_str!("../../fixtures/everything.md");
const PIXELS: &[u8] = include_bytes!("../../fixtures/pixels.png");

/// The page of a sheet with one of everything that a sheet can hold.
pub(crate) fn everything() -> Result<PathBuf> {
    static FOLDER: OnceLock<std::result::Result<PathBuf, String>> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("everything");
        published(EVERYTHING, &folder).map_err(|error| error.to_string())?;
        Ok(folder)
    });
    Ok(folder.clone()?)
}

fn published(text: &str, folder: &Path) -> Result {
    let dist = built_page()?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(&dist)? {
        let path = entry?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            fs::copy(&path, folder.join(name))?;
        }
    }
    let page = fs::read_to_string(dist.join("index.html"))?;
    let template = template_of(&page).ok_or("the built page is not as it is published")?;
    let picture_size = |_: &str| Some((2, 2));
    let manuscript = Manuscript {
        name: "everything.md",
        text,
        picture_size: &picture_size,
    };
    let site = pollster::block_on(publish(&template, &manuscript, ""))?;
    for (name, text) in &site.files {
        fs::write(folder.join(name), text)?;
    }
    for picture in &site.pictures {
        let path = folder.join(picture);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, PIXELS)?;
    }
    Ok(())
}

/// The template from which the page was published.
fn template_of(page: &str) -> Option<String> {
    let page = replaced(page, "<html", ">", "<html lang=\"en\">")?;
    let head_end = "@page:first{@top-left{content:none}}</style>";
    let page = replaced(
        &page,
        "<title>",
        head_end,
        "<meta name=\"fact-sheet-head\">",
    )?;
    let (before, data) = page.split_once("id=\"fact-sheet-data\"")?;
    let (_, after) = data.split_once("</script>")?;
    let (before, _) = before.split_once("<div id=\"app\"")?;
    Some(format!("{before}<div id=\"app\"></div>{after}"))
}

/// The text, with `new` in place of what lies from `start` to the next `end`.
fn replaced(text: &str, start: &str, end: &str, new: &str) -> Option<String> {
    let (before, rest) = text.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{new}{after}"))
}
