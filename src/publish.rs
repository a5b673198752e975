//! From a publisher's file and the built template to the finished site, without touching a disk.
//!
//! The app is drawn natively by the same components that will run in the browser; the page that
//! comes out reads, folds, prints and links with no program at all.

mod compression;
mod hosting;
mod id_lock;
mod inline;
mod integrity;
mod markup;
mod policy;
mod preview;
mod section_page;
mod text;

use std::fmt;

use yew::{Callback, LocalServerRenderer};

use crate::app::{App, Props, of_markup};
use crate::citations::Citations;
use crate::markdown::{Faults, Manuscript};
use crate::page_head::{PREVIEW, Picture, page_head};
use crate::sheet::{Block, Shared, Sheet};

pub use compression::compressed;
pub use hosting::host_files;
pub use integrity::changed_files;
use preview::Preview;

/// What the template must hold, each once, with or without its quotation marks: minifying takes
/// them away.
const HTML: &str = "<html lang=\"en\">";
const POLICY_SLOT: &str = "<meta name=\"fact-sheet-policy\">";
const HEAD_SLOT: &str = "<meta name=\"fact-sheet-head\">";
const PAGE_SLOT: &str = "<div id=\"app\"></div>";

/// What the head says about the preview picture.
const PICTURE: Picture = Picture {
    file: PREVIEW,
    size: preview::SIZE,
};

/// The finished site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Paths and bytes of the files, relative to the site.
    pub files: Vec<(String, Vec<u8>)>,
    /// Paths of the pictures, relative to the fact sheet and to the page alike.
    pub pictures: Vec<String>,
    /// What the file of ids must say from now on.
    pub ids: String,
    /// What the publisher should know, a sentence each; the site is good all the same.
    pub notices: Vec<String>,
}

/// Why nothing is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The fact sheet is faulty.
    Faulty(Faults),
    /// These ids were published and are gone.
    LostIds(Vec<String>),
    /// The template lacks this.
    Template(&'static str),
    /// The template takes this from another site.
    Elsewhere(String),
}

/// Makes the site. `ids` is what the file of ids says, empty where there is none yet.
///
/// # Errors
/// Where the fact sheet is faulty, an id has vanished, or the template lacks a slot or takes the program
/// from another site.
pub async fn publish(
    template: &str,
    manuscript: &Manuscript<'_>,
    ids: &str,
) -> Result<Site, Refusal> {
    if let Some(address) = integrity::elsewhere(template) {
        return Err(Refusal::Elsewhere(address));
    }
    let sheet = manuscript.read().map_err(Refusal::Faulty)?;
    let ids = id_lock::next(&sheet, ids).map_err(Refusal::LostIds)?;
    let data = serde_json::json!(sheet);
    let props = Props {
        sheet: Shared::new(sheet.clone()),
        folded: Vec::new(),
        on_drawn: Callback::noop(),
    };
    let page = LocalServerRenderer::<App>::with_props(props).render().await;
    let language = &sheet.about.language;
    let preview = Preview::of(&sheet.about, markup::is_right_to_left(language));
    let picture = preview.png.as_ref().map(|_| PICTURE);
    let html = fill(template, HTML, &markup::html_element(language))?;
    let html = fill(
        &html,
        HEAD_SLOT,
        &markup::head(&page_head(&sheet, picture.as_ref())),
    )?;
    // Before the sheet is drawn into it, so that the policy lets nothing run that came with a text.
    let html = integrity::without_preloads(&html);
    let checks = integrity::elements(&html);
    let policy = policy::element(&[&html, &*checks].concat());
    let html = fill(&html, POLICY_SLOT, &[policy, checks].concat())?;
    let citations = serde_json::json!(Citations::of_sheet(&sheet)).to_string();
    let html = fill(
        &html,
        PAGE_SLOT,
        &markup::page(&page, &of_markup(&page), &data.to_string(), &citations),
    )?;
    let beside = [
        ("index.html", html),
        ("fact-sheet.json", format!("{data:#}\n")),
        ("fact-sheet.md", manuscript.text.to_owned()),
        ("fact-sheet.txt", text::readable(&sheet)),
    ];
    let texts = beside
        .map(|(name, text)| (name.to_owned(), text))
        .into_iter()
        .chain(section_page::section_pages(&sheet, picture.as_ref()))
        .map(|(name, text)| (name, text.into_bytes()));
    let drawn = preview.png.map(|png| (PREVIEW.to_owned(), png));
    Ok(Site {
        files: texts.chain(drawn).collect(),
        pictures: pictures(&sheet),
        ids,
        notices: preview.notices,
    })
}

fn fill(template: &str, slot: &'static str, content: &str) -> Result<String, Refusal> {
    let bare = slot.replace('"', "");
    match [slot, &bare].map(|form| template.matches(form).count()) {
        [1, 0] => Ok(template.replacen(slot, content, 1)),
        [0, 1] => Ok(template.replacen(&bare, content, 1)),
        _ => Err(Refusal::Template(slot)),
    }
}

fn pictures(sheet: &Sheet) -> Vec<String> {
    let mut found = Vec::new();
    pictures_in(&sheet.lead.blocks, &mut found);
    for section in sheet.all_sections() {
        pictures_in(&section.blocks, &mut found);
    }
    for footnote in &sheet.footnotes {
        pictures_in(&footnote.blocks, &mut found);
    }
    found
}

fn pictures_in(blocks: &[Block], found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Figure(figure) => found.push(figure.source.clone()),
            Block::List(list) => list
                .items
                .iter()
                .for_each(|item| pictures_in(&item.blocks, found)),
            Block::Quotation(quotation) => pictures_in(&quotation.blocks, found),
            Block::Note(note) => pictures_in(&note.blocks, found),
            Block::Paragraph(_) | Block::Table(_) => {}
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faulty(faults) => faults.fmt(f),
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
            Self::Elsewhere(address) => write!(
                f,
                "met {address} in index.html, expected an address without a host: the page loads \
                 nothing from another site and need not name its own, so give its public URL as a \
                 path such as /water/"
            ),
        }
    }
}

impl std::error::Error for Refusal {}
