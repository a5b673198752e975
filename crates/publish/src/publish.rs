//! Makes the finished site from a source file and the template that Trunk has built, without touching a disk.
//!
//! The components that run in the browser render the page, so it reads, prints and links before the app has
//! loaded, and without it.

mod app_files;
mod colours;
mod compression;
mod direction;
mod early;
mod hosting;
mod id_lock;
mod integrity;
mod lazy_part;
mod manifest;
mod markup;
mod media_type;
mod page;
mod page_layout;
mod palette;
mod pictures;
mod policy;
mod preview;
mod scripts;
mod section_page;
mod service_worker;
mod short_names;
mod site_files;
mod standalone_page;
mod table_layout;
mod template;
mod text;
mod viewer;

use std::fmt;

use serde_json::json;

use crate::citations::cite;
use crate::markdown::{Parsed, Report, SourceFile, base_url, published_picture};
use crate::page_head::{PREVIEW, Picture, of_standalone_page, page_head};
use crate::sheet::{Direction, Sheet};

pub use compression::compressed;
pub use hosting::host_files;
pub use media_type::media_type;
use page::{Content, Page};
use policy::Kind;
use preview::Preview;
use service_worker::CachedFile;
pub use site_files::is_site_file;
pub use template::Template;
pub use viewer::{Options, Viewer};

pub use factsheet_model::print_options::Paper;

/// The preview picture, as the head describes it.
const PICTURE: Picture = Picture {
    file: PREVIEW,
    size: preview::SIZE,
};

/// What Trunk has built, and how it is published.
pub struct Build<'a> {
    /// The page without its fact sheet.
    pub template: &'a Template,
    /// Reads a file that the template loads, by its name.
    pub file: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Reads a picture of the fact sheet, by its path relative to the source file.
    pub picture: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// The URL that the page will have, instead of the one in the front matter.
    pub base_url: Option<&'a str>,
    /// Whom the site is for.
    pub audience: Audience,
}

/// Whom a site is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Readers.
    Readers {
        /// Whether a service worker caches the page for reading without a network.
        offline: bool,
    },
    /// The author, who sees a draft after each change. The development server adds a script to the page, which
    /// loads the next draft, so there is no policy and no offline copy.
    Author,
}

/// The finished site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Paths and bytes of the files, relative to the site.
    pub files: Vec<(String, Vec<u8>)>,
    /// The Content Security Policies of its pages, each once.
    pub policies: Vec<String>,
    /// The new text of the file of ids.
    pub ids: String,
    /// Warnings about the source file.
    pub warnings: Report,
    /// Hints for the publisher that belong to no line of the source file.
    pub notices: Vec<String>,
}

/// Why nothing is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishError {
    /// The source file has errors.
    InvalidSource(Report),
    /// These ids were published and are missing now.
    MissingIds(Vec<String>),
    /// The template does not have a slot exactly once.
    Slot {
        /// The slot, as it is written in `index.html`.
        slot: &'static str,
        /// How often the template has it.
        count: usize,
    },
    /// This file of the app cannot be part of the standalone page.
    Standalone(String),
    /// This picture of the fact sheet is missing.
    MissingPicture(String),
    /// This file of the app is missing or cannot be read.
    AppFile(String),
    /// These files of the app do not have the hashes in the template.
    ChangedFiles(Vec<String>),
    /// The template loads this URL from another site.
    OtherSite(String),
    /// This cannot be the URL of the page.
    BaseUrl(String),
}

/// Checks a source file without a template, so that its errors are known before anything is compiled. Returns
/// warnings. `ids` is the text of the file of ids.
///
/// # Errors
/// If the source file has errors, or a published id is missing.
pub fn check(file: &SourceFile<'_>, ids: &str) -> Result<Report, PublishError> {
    let Parsed { sheet, warnings } = file
        .with_published_ids(ids)
        .parse()
        .map_err(PublishError::InvalidSource)?;
    id_lock::updated(&sheet, ids).map_err(PublishError::MissingIds)?;
    Ok(warnings)
}

/// Makes the site. `ids` is the text of the file of ids, empty if there is none yet.
///
/// # Errors
/// If the source file has errors, a published id or a picture is missing, `base_url` is not the URL of a
/// folder, or the app cannot be published with this template.
pub async fn publish(
    build: &Build<'_>,
    file: &SourceFile<'_>,
    ids: &str,
) -> Result<Site, PublishError> {
    if let Some(url) = integrity::url_on_other_site(build.template) {
        return Err(PublishError::OtherSite(url.to_owned()));
    }
    let file = file.with_published_ids(ids);
    let Parsed {
        mut sheet,
        warnings,
    } = file.parse().map_err(PublishError::InvalidSource)?;
    let picture_bytes = |source: &str| (build.picture)(source).map(published_picture);
    let build = &Build {
        picture: &picture_bytes,
        ..*build
    };
    if let Some(address) = build.base_url {
        let base_url = base_url(address);
        sheet.about.base_url =
            Some(base_url.ok_or_else(|| PublishError::BaseUrl(address.to_owned()))?);
    }
    let ids = id_lock::updated(&sheet, ids).map_err(PublishError::MissingIds)?;
    let preview = Preview::new(
        &sheet.about,
        markup::direction(&sheet.about.language) == Direction::RightToLeft,
    );
    let picture = preview.png.as_ref().map(|_| PICTURE);
    let citations = cite(&sheet);

    let shown = with_pictures(&sheet, build, pictures::with_hash)?;
    let content = Content {
        sheet: &shown,
        citations: &citations,
        head: &page_head(&sheet, picture.as_ref()),
        policy: match build.audience {
            Audience::Readers { offline } => Some(Kind::Page { offline }),
            Audience::Author => None,
        },
    };
    let mut page = Page::render(build.template.clone(), &content).await;
    let others = companions(&sheet, file.text, picture.as_ref(), &ids);

    let standalone = standalone_page::template(build.template.clone(), build.file)?;
    let content = Content {
        sheet: &with_pictures(&sheet, build, pictures::as_data)?,
        head: &of_standalone_page(&page_head(&sheet, None)),
        policy: Some(Kind::Standalone),
        ..content
    };
    let standalone = Page::render(standalone, &content).await;

    let worker = if build.audience == (Audience::Readers { offline: true }) {
        let others = others
            .iter()
            .map(|(name, text)| CachedFile::new(name, text.as_bytes()));
        let pictures = pictures::sources(&shown).into_iter().filter_map(|url| {
            let source = pictures::without_hash(&url);
            Some(CachedFile::new(&url, &(build.picture)(source)?))
        });
        let app: Vec<CachedFile> = CachedFile::of_links(&page.html).collect();
        service_worker::caching(&mut page.html, others.chain(app).chain(pictures))
    } else {
        service_worker::removing()
    };

    let texts = [
        ("index.html", page.html.to_string()),
        (standalone_page::FILE, standalone.html.to_string()),
        (service_worker::FILE, worker),
        (manifest::FILE, manifest::manifest(&sheet.about)),
    ];
    let texts = texts
        .map(|(name, text)| (name.to_owned(), text))
        .into_iter()
        .chain(others)
        .map(|(name, text)| (name, text.into_bytes()));
    let preview_picture = preview.png.map(|png| (PREVIEW.to_owned(), png));
    let pictures = pictures::sources(&sheet).into_iter().filter_map(|source| {
        let bytes = picture_bytes(&source)?;
        Some((source, bytes))
    });
    Ok(Site {
        files: texts
            .chain(manifest::ICON_FILES.iter().cloned())
            .chain(preview_picture)
            .chain(pictures)
            .collect(),
        policies: page
            .policy
            .into_iter()
            .chain(standalone.policy)
            .chain([section_page::policy()])
            .collect(),
        ids,
        warnings,
        notices: preview
            .notices
            .into_iter()
            .chain(missing_base_url(&sheet, build.audience))
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
    let section_pages = section_page::section_pages(sheet, picture, &id_lock::ids_with_page(ids));
    formats.into_iter().chain(section_pages).collect()
}

/// Returns a notice if the URL of the page is unknown and readers will miss it.
fn missing_base_url(sheet: &Sheet, audience: Audience) -> Option<String> {
    let is_missing = sheet.about.base_url.is_none() && audience != Audience::Author;
    is_missing.then(|| {
        "no base_url is given: link previews have no full URL, and paper and citations lead to the source\n\
         help: add base_url = \"https://example.org/water/\" to the front matter, or pass \
         --base-url"
            .to_owned()
    })
}

/// Returns the sheet as the page shows it, with the URLs that `url` makes from sources and bytes of its
/// pictures.
fn with_pictures(
    sheet: &Sheet,
    build: &Build<'_>,
    url: impl Fn(&str, &[u8]) -> String,
) -> Result<Sheet, PublishError> {
    let mut missing = None;
    let sheet = pictures::with_sources(&page_layout::lay_out(sheet.clone()), |source| {
        let Some(bytes) = (build.picture)(source) else {
            missing = Some(source.to_owned());
            return String::new();
        };
        url(source, &bytes)
    });
    missing.map_or(Ok(sheet), |source| {
        Err(PublishError::MissingPicture(source))
    })
}

/// Splits the message of an error from what to do about it.
#[must_use]
pub fn split_help(message: &str) -> (&str, Option<&str>) {
    match message.split_once("\nhelp: ") {
        Some((message, help)) => (message, Some(help)),
        None => (message, None),
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidSource(report) => report.fmt(f),
            Self::MissingIds(ids) => {
                for id in ids {
                    writeln!(
                        f,
                        "published id \"{id}\" is missing, and links to it would break"
                    )?;
                }
                f.write_str(
                    "help: for each, add a line old-id = \"new-id\" under [aliases] in the front matter; if this \
                     is another fact sheet, delete the file of ids",
                )
            }
            Self::Slot { slot, count: 0 } => {
                write!(
                    f,
                    "index.html has no {slot}\nhelp: add it where its content belongs"
                )
            }
            Self::Slot { slot, count } => {
                write!(
                    f,
                    "index.html has {slot} {count} times\nhelp: keep one of them"
                )
            }
            Self::Standalone(file) => write!(
                f,
                "cannot put {file} into {}: it is missing, or not as wasm-bindgen writes it\n\
                 help: build again; if it still fails, compare the <script> in Trunk.toml, which imports the app's \
                 default export",
                standalone_page::FILE
            ),
            Self::MissingPicture(source) => write!(
                f,
                "cannot find the picture {source} any more\nhelp: restore the file and build again"
            ),
            Self::AppFile(file) => write!(
                f,
                "cannot read {file}, which index.html loads, as wasm-bindgen writes it\n\
                 help: build again, and let nothing change the files in between"
            ),
            Self::ChangedFiles(files) => write!(
                f,
                "{} changed after the site was built, so browsers would not load it\n\
                 help: build again, and let nothing change the files in between",
                files.join(", ")
            ),
            Self::OtherSite(url) => write!(
                f,
                "index.html loads {url}, but the page may load nothing from another site\n\
                 help: pass --public-url as a path, such as /water/"
            ),
            Self::BaseUrl(url) => write!(
                f,
                "\"{url}\" is not the URL of a folder\n\
                 help: pass --base-url as in https://example.org/water/"
            ),
        }
    }
}

impl std::error::Error for PublishError {}
