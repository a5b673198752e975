//! Sites with the fact sheets of the tests. The app is the same for every sheet, so the built page is
//! published again with each of them.

pub(crate) mod sixty_pages;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use factsheet_publish::markdown::SourceFile;
use factsheet_publish::publish::{Audience, Build, Template, compressed, host_files, publish};

use super::Result;
use super::built_page::built_page;

const FACT_SHEET: &str = include_str!("../../fixtures/fact-sheet-2007.md");
const WITHOUT_OFFLINE: &str = "without-offline";
const WITH_PDF: &str = "with-pdf";
const PIXELS: &[u8] = include_bytes!("../../fixtures/pixels.png");

/// Returns the site of the fact sheet that most tests are about, complete as for a web server.
///
/// It is a copy of the sheet that the project embeds, so that a publisher can replace that one.
pub(crate) fn fact_sheet() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    once(&FOLDER, "fact-sheet", || FACT_SHEET.to_owned())
}

/// Returns the site of a sheet with one of everything that a sheet can contain.
pub(crate) fn everything() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    let text = include_str!("../../fixtures/everything.md");
    once(&FOLDER, "everything", || text.to_owned())
}

/// Returns the site of a sheet of about sixty printed pages.
pub(crate) fn sixty_pages() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    once(&FOLDER, "sixty-pages", sixty_pages::markdown)
}

/// Returns the site of a sheet in Arabic, with numbers, Latin words and other left-to-right text.
pub(crate) fn right_to_left() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    let text = include_str!("../../fixtures/right-to-left.md");
    once(&FOLDER, "right-to-left", || text.to_owned())
}

/// Returns the site of a sheet with tables that are wider than a page.
pub(crate) fn wide_tables() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    let text = include_str!("../../fixtures/wide-tables.md");
    once(&FOLDER, "wide-tables", || text.to_owned())
}

/// Text that only [`newer`] has.
pub(crate) const NEWER: &str = "A newer wording";

/// Returns the site of a newer version of [`fact_sheet`].
pub(crate) fn newer() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    once(&FOLDER, "newer", || {
        FACT_SHEET.replacen("\nThe proposed", &format!("\n{NEWER}: the proposed"), 1)
    })
}

/// Returns the site of [`fact_sheet`] published without a service worker.
pub(crate) fn without_offline() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    once(&FOLDER, WITHOUT_OFFLINE, || FACT_SHEET.to_owned())
}

/// Returns the site of [`fact_sheet`] published with links to PDF files.
pub(crate) fn with_pdf() -> Result<PathBuf> {
    static FOLDER: Folder = Folder::new();
    once(&FOLDER, WITH_PDF, || FACT_SHEET.to_owned())
}

/// Returns the text of a site in order, as far as it is printed: without alternative texts of pictures.
pub(crate) fn printable_text(site: &Path) -> Result<String> {
    let text = fs::read_to_string(site.join("fact-sheet.txt"))?;
    let is_alternative = |line: &&str| {
        let line = line.trim();
        line.starts_with('[') && line.ends_with(']')
    };
    let lines = text.lines().filter(|line| !is_alternative(line));
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

type Folder = OnceLock<std::result::Result<PathBuf, String>>;

/// Publishes once, however many tests need the site at the same time.
fn once(folder: &Folder, name: &str, text: impl FnOnce() -> String) -> Result<PathBuf> {
    let folder = folder.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let published = publish_into(&folder, name, &text()).map_err(|error| error.to_string());
        published.map(|()| folder)
    });
    Ok(folder.clone()?)
}

fn publish_into(folder: &Path, name: &str, text: &str) -> Result {
    let dist = built_page()?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(&dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), folder.join(&name))?;
            names.insert(name);
        }
    }
    let page = fs::read_to_string(dist.join("index.html"))?;
    let mut template = Template::from_published(&page)?;
    if name == WITH_PDF {
        template.offer_pdf();
    }
    let picture = |picture: &str| Some(picture_bytes(picture));
    let file_name = format!("{name}.md");
    let file = SourceFile::new(&file_name, text).with_pictures(&picture);
    let build = Build {
        template: &template,
        file: &|name| fs::read(dist.join(name)).ok(),
        picture: &picture,
        base_url: None,
        audience: Audience::Readers {
            offline: name != WITHOUT_OFFLINE,
        },
    };
    let site = pollster::block_on(publish(&build, &file, ""))?;
    write(folder, &site.files)?;
    names.extend(site.files.iter().map(|(name, _)| name.clone()));
    let names: Vec<String> = names.into_iter().collect();
    write(folder, &host_files(&site, &names))?;
    for (name, bytes) in &site.files {
        // The compressed files next to the built page belong to another sheet.
        for extension in ["br", "gz"] {
            let stale = folder.join(name).with_added_extension(extension);
            if stale.exists() {
                fs::remove_file(stale)?;
            }
        }
        write(folder, &compressed(name, bytes)?)?;
    }
    Ok(())
}

fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result {
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

/// Returns width and height of a picture that is a large drawing.
fn large(picture: &str) -> Option<(u32, u32)> {
    let known = sixty_pages::PICTURES
        .iter()
        .find(|(name, _)| *name == picture);
    known.map(|(_, size)| *size)
}

/// Returns a few grey pixels, or a large drawing that shows whether all of it is printed.
fn picture_bytes(picture: &str) -> Vec<u8> {
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
