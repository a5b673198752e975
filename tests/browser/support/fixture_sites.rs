//! Another fact sheet in the built page: the program is the same for every sheet, so publishing
//! once more is all it takes.

pub(crate) mod sixty_pages;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use factsheet::markdown::Manuscript;
use factsheet::publish::{Audience, Build, publish};

use super::Result;
use super::built_page::built_page;

const OWN: &str = include_str!("../../../assets/fact-sheet.md");
const WITHOUT_OFFLINE: &str = "without-offline";
const PIXELS: &[u8] = include_bytes!("../../fixtures/pixels.png");

/// The page of a sheet with one of everything that a sheet can hold.
pub(crate) fn everything() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    let text = include_str!("../../fixtures/everything.md");
    once(&FOLDER, "everything", || text.to_owned())
}

/// The page of a sheet of about sixty printed pages.
pub(crate) fn sixty_pages() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    once(&FOLDER, "sixty-pages", sixty_pages::manuscript)
}

/// The page of a sheet in Arabic, with numbers, Latin words and whatever else has a side.
pub(crate) fn right_to_left() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    let text = include_str!("../../fixtures/right-to-left.md");
    once(&FOLDER, "right-to-left", || text.to_owned())
}

/// Words that only the newer edition of the built page's sheet has.
pub(crate) const NEWER: &str = "A newer wording";

/// The page of the built page's own sheet, once it has been changed.
pub(crate) fn newer() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    once(&FOLDER, "newer", || {
        OWN.replacen("\nThe proposed", &format!("\n{NEWER}: the proposed"), 1)
    })
}

/// The page of the built page's own sheet, published without a service worker.
pub(crate) fn without_offline() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    once(&FOLDER, WITHOUT_OFFLINE, || OWN.to_owned())
}

/// The words of an edition in their order, as far as they are printed: all but those that stand for
/// a picture.
pub(crate) fn printable_text(edition: &Path) -> Result<String> {
    let text = fs::read_to_string(edition.join("fact-sheet.txt"))?;
    let stands_for_a_picture = |line: &&str| {
        let line = line.trim();
        line.starts_with('[') && line.ends_with(']')
    };
    let lines = text.lines().filter(|line| !stands_for_a_picture(line));
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

type Folder = OnceLock<std::result::Result<PathBuf, String>>;

/// Publishes once, however many tests are told of the edition at the same time.
fn once(folder: &Folder, name: &str, text: impl FnOnce() -> String) -> Result<PathBuf> {
    let folder = folder.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let published = published(name, &text(), &folder).map_err(|error| error.to_string());
        published.map(|()| folder)
    });
    Ok(folder.clone()?)
}

fn published(name: &str, text: &str, folder: &Path) -> Result {
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
    let manuscript = Manuscript {
        name: &format!("{name}.md"),
        text,
        picture_size: &|picture| large(picture).or(Some((2, 2))),
    };
    let build = Build {
        template: &template,
        file: &|name| fs::read(dist.join(name)).ok(),
        picture: &|picture| Some(drawn(picture)),
        base_url: None,
        audience: Audience::Readers {
            offline: name != WITHOUT_OFFLINE,
        },
    };
    let site = pollster::block_on(publish(&build, &manuscript, ""))?;
    for (name, bytes) in &site.files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, bytes)?;
    }
    for picture in &site.pictures {
        let path = folder.join(picture);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, drawn(picture))?;
    }
    Ok(())
}

/// Width and height of a picture that is a large drawing.
fn large(picture: &str) -> Option<(u32, u32)> {
    let known = sixty_pages::PICTURES
        .iter()
        .find(|(name, _)| *name == picture);
    known.map(|(_, size)| *size)
}

/// A few grey pixels, or a large drawing on which it can be seen whether all of it is printed.
fn drawn(picture: &str) -> Vec<u8> {
    match large(picture) {
        None => PIXELS.to_vec(),
        Some((width, height)) => format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
             <rect width='100%' height='100%' fill='none' stroke='#000' stroke-width='9'/>\
             <path d='M0 0 {width} {height}M{width} 0 0 {height}' stroke='#000'/></svg>"
        )
        .into_bytes(),
    }
}

/// The template from which the page was published.
fn template_of(page: &str) -> Option<String> {
    let page = replaced(page, "<html", ">", "<html lang=\"en\">")?;
    let policy = "<meta http-equiv=\"Content-Security-Policy\"";
    let policy_end = "\"}}</script>"; // of the import map
    let page = replaced(
        &page,
        policy,
        policy_end,
        "<meta name=\"fact-sheet-policy\">",
    )?;
    let head_end = "@page:first{@top-left{content:none}}</style>";
    let page = replaced(
        &page,
        "<title>",
        head_end,
        "<meta name=\"fact-sheet-head\">",
    )?;
    let (before, data) = page.split_once("<div id=\"app\"")?;
    let (_, last) = data.split_once("id=\"fact-sheet-citations\"")?;
    let (_, after) = last.split_once("</script>")?;
    let (between, scripts) = after.split_once("<script>(()=>")?;
    let (_, after) = scripts.rsplit_once("</script>")?;
    let early = "<meta name=\"fact-sheet-early\">";
    Some(format!(
        "{before}<div id=\"app\"></div>{between}{early}{after}"
    ))
}

/// The text, with `new` in place of what lies from `start` to the next `end`.
fn replaced(text: &str, start: &str, end: &str, new: &str) -> Option<String> {
    let (before, rest) = text.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{new}{after}"))
}
