//! From a publisher's file and the built template to the finished site, without touching a disk.
//!
//! The app is drawn natively by the same components that will run in the browser; the page that
//! comes out reads, folds, prints and links with no program at all.

mod colours;
mod compression;
mod early;
mod hosting;
mod id_lock;
mod inline;
mod integrity;
mod manifest;
mod markup;
mod media_type;
mod one_file;
mod page;
mod palette;
mod pictures;
mod policy;
mod preview;
mod program;
mod scripts;
mod section_page;
mod service_worker;
mod short_names;
mod text;

use std::fmt;

use serde_json::json;

use crate::citations::cite;
use crate::markdown::{Parsed, Report, SourceFile, base_url, published_picture};
use crate::page_head::{PREVIEW, Picture, of_one_file, page_head};
use crate::sheet::Sheet;

pub use compression::compressed;
pub use hosting::host_files;
pub use integrity::changed_files;
use page::Page;
use policy::Kind;
use preview::Preview;
pub use program::{Program, program};
use service_worker::Kept;

/// What the head says about the preview picture.
const PICTURE: Picture = Picture {
    file: PREVIEW,
    size: preview::SIZE,
};

/// What Trunk has built, and how it is to be published.
pub struct Build<'a> {
    /// The page without its sheet.
    pub template: &'a str,
    /// The bytes of a file that the template names, by its name.
    pub file: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// The bytes of a picture of the sheet, by its path relative to it.
    pub picture: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// The address that the page will have, in place of the one in the sheet, if any.
    pub base_url: Option<&'a str>,
    /// Whom the site is for.
    pub audience: Audience,
}

/// Whom a site is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Readers.
    Readers {
        /// Whether their browsers keep the page, to show it without a network.
        offline: bool,
    },
    /// Whoever writes the sheet and is served a draft with each change. What serves it puts a script
    /// of its own into the page, to load the next draft: so no policy, and nothing is kept.
    Writers,
}

/// The finished site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Paths and bytes of the files, relative to the site.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the file of ids must say from now on.
    pub ids: String,
    /// Warnings about the source file.
    pub warnings: Report,
    /// What the publisher should know, a sentence each; the site is good all the same.
    pub notices: Vec<String>,
}

/// Why nothing is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The fact sheet is faulty.
    Faulty(Report),
    /// These ids were published and are gone.
    LostIds(Vec<String>),
    /// The template lacks this.
    Template(&'static str),
    /// What the template loads cannot be put into it.
    NotOneFile,
    /// This picture is not there any more.
    LostPicture(String),
    /// This file of the program is missing or is not what its name says.
    Program(String),
    /// The template takes this from another site.
    Elsewhere(String),
    /// This is no address that the page could have.
    BaseUrl(String),
}

/// Checks the fact sheet, without a template: what keeps it from being published is known before anything
/// is compiled. Gives the warnings. `ids` is what the file of ids says.
///
/// # Errors
/// If the fact sheet has errors, or a published id has vanished.
pub fn check(file: &SourceFile<'_>, ids: &str) -> Result<Report, Refusal> {
    let Parsed { sheet, warnings } = file
        .with_published_ids(ids)
        .parse()
        .map_err(Refusal::Faulty)?;
    id_lock::next(&sheet, ids).map_err(Refusal::LostIds)?;
    Ok(warnings)
}

/// Makes the site. `ids` is what the file of ids says, empty where there is none yet.
///
/// # Errors
/// Where the fact sheet is faulty, an id or a picture has vanished, or the template is not as it is
/// expected or takes the program from another site.
pub async fn publish(build: &Build<'_>, file: &SourceFile<'_>, ids: &str) -> Result<Site, Refusal> {
    if let Some(address) = integrity::elsewhere(build.template) {
        return Err(Refusal::Elsewhere(address));
    }
    let file = file.with_published_ids(ids);
    let Parsed {
        mut sheet,
        warnings,
    } = file.parse().map_err(Refusal::Faulty)?;
    let picture_bytes = |source: &str| (build.picture)(source).map(published_picture);
    let build = &Build {
        picture: &picture_bytes,
        ..*build
    };
    if let Some(address) = build.base_url {
        let base_url = base_url(address);
        sheet.about.base_url = Some(base_url.ok_or_else(|| Refusal::BaseUrl(address.to_owned()))?);
    }
    let ids = id_lock::next(&sheet, ids).map_err(Refusal::LostIds)?;
    let preview = Preview::of(
        &sheet.about,
        markup::is_right_to_left(&sheet.about.language),
    );
    let picture = preview.png.as_ref().map(|_| PICTURE);
    let citations = cite(&sheet);

    let shown = Page {
        template: build.template,
        sheet: &with_pictures(&sheet, build, pictures::with_hash)?,
        citations: &citations,
        head: &page_head(&sheet, picture.as_ref()),
        policy: match build.audience {
            Audience::Readers { offline } => Some(Kind::Page { offline }),
            Audience::Writers => None,
        },
    };
    let page = shown.drawn().await?;
    let around = companions(&sheet, file.text, picture.as_ref(), &ids);

    let copy = Page {
        template: &one_file::template(build.template, build.file).ok_or(Refusal::NotOneFile)?,
        sheet: &with_pictures(&sheet, build, pictures::as_data)?,
        citations: &citations,
        head: &of_one_file(&page_head(&sheet, None)),
        policy: Some(Kind::OneFile),
    };
    let copy = copy.drawn().await?;

    let (page, worker) = if build.audience == (Audience::Readers { offline: true }) {
        let beside = around
            .iter()
            .map(|(name, text)| Kept::of_file(name, text.as_bytes()));
        let pictures = pictures::sources(shown.sheet).into_iter().filter_map(|at| {
            let source = pictures::without_hash(&at);
            Some(Kept::of_file(&at, &(build.picture)(source)?))
        });
        let files = beside.chain(Kept::of_links(&page)).chain(pictures);
        service_worker::keeping(&page, files)
    } else {
        (page, service_worker::leaving())
    };

    let texts = [
        ("index.html", page),
        (one_file::FILE, copy),
        (service_worker::FILE, worker),
        (manifest::FILE, manifest::of(&sheet.about)),
    ];
    let texts = texts
        .map(|(name, text)| (name.to_owned(), text))
        .into_iter()
        .chain(around)
        .map(|(name, text)| (name, text.into_bytes()));
    let preview_picture = preview.png.map(|png| (PREVIEW.to_owned(), png));
    let pictures = pictures::sources(&sheet).into_iter().filter_map(|source| {
        let bytes = picture_bytes(&source)?;
        Some((source, bytes))
    });
    Ok(Site {
        files: texts
            .chain(manifest::icons())
            .chain(preview_picture)
            .chain(pictures)
            .collect(),
        ids,
        warnings,
        notices: preview
            .notices
            .into_iter()
            .chain(without_address(&sheet, build.audience))
            .collect(),
    })
}

/// Returns the text files beside the page: the sheet in other formats, and a page for each section.
fn companions(
    sheet: &Sheet,
    source: &str,
    picture: Option<&Picture>,
    ids: &str,
) -> Vec<(String, String)> {
    let formats = [
        ("fact-sheet.json", format!("{:#}\n", json!(sheet))),
        ("fact-sheet.md", source.to_owned()),
        ("fact-sheet.txt", text::readable(sheet)),
    ];
    let formats = formats.map(|(name, text)| (name.to_owned(), text));
    let section_pages = section_page::section_pages(sheet, picture, &id_lock::with_page(ids));
    formats.into_iter().chain(section_pages).collect()
}

/// What is missing where nobody has said which address the page will have.
fn without_address(sheet: &Sheet, audience: Audience) -> Option<String> {
    let is_missed = sheet.about.base_url.is_none() && audience != Audience::Writers;
    is_missed.then(|| {
        "no base_url is given: link previews have no full address, and paper and citations lead to \
         the source. Give the address that the page will have, in the front matter or by \
         `cargo xtask build --base-url URL`"
            .to_owned()
    })
}

/// The sheet with the addresses that `address` gives its pictures, from their sources and bytes.
fn with_pictures(
    sheet: &Sheet,
    build: &Build<'_>,
    address: impl Fn(&str, &[u8]) -> String,
) -> Result<Sheet, Refusal> {
    let mut lost = None;
    let sheet = pictures::with_sources(sheet, |source| {
        let Some(bytes) = (build.picture)(source) else {
            lost = Some(source.to_owned());
            return String::new();
        };
        address(source, &bytes)
    });
    lost.map_or(Ok(sheet), |source| Err(Refusal::LostPicture(source)))
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faulty(report) => report.fmt(f),
            Self::LostIds(ids) => {
                for id in ids {
                    writeln!(
                        f,
                        "met no passage with the id \"{id}\", which has been published; links to it would break"
                    )?;
                }
                f.write_str(
                    "add to the front matter, under [aliases], a line old-id = \"new-id\" for each; \
                     or delete the file of ids if this is another fact sheet",
                )
            }
            Self::Template(slot) => {
                write!(f, "the template index.html must hold {slot} exactly once")
            }
            Self::NotOneFile => f.write_str(
                "met a script that cannot stand in the page: expected what Trunk and wasm-bindgen \
                 write, an import of `init` and a default export",
            ),
            Self::LostPicture(source) => write!(f, "met no picture {source}"),
            Self::Program(file) => write!(
                f,
                "met no {file} that could be read, expected the program as wasm-bindgen writes it"
            ),
            Self::Elsewhere(address) => write!(
                f,
                "met {address} in index.html, expected an address without a host: the page loads \
                 nothing from another site and need not name its own, so give its public URL as a \
                 path such as /water/"
            ),
            Self::BaseUrl(address) => write!(
                f,
                "met {address} as the address that the page will have, expected that of a \
                 folder, such as https://example.org/water/"
            ),
        }
    }
}

impl std::error::Error for Refusal {}
