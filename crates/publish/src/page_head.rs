//! What the head of the page says about the sheet, as data: for search results, link previews and
//! the browser's own tab.

use serde_json::json;

use crate::address::folder;
use crate::scope::EXTRACT;
use crate::sheet::{About, PlainText, Section, Sheet, fold_white_space};

/// The name of the picture by which links to the page are previewed.
pub(crate) const PREVIEW: &str = "preview.png";

/// The name of the file that says how the page is installed.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";
/// The name of the icon for the home screen of a phone that reads no manifest.
pub(crate) const TOUCH_ICON: &str = "icon-180.png";

/// The names of the site's own pictures, which no picture of a sheet may have.
pub(crate) const PICTURES: [&str; 5] = [
    PREVIEW,
    TOUCH_ICON,
    "icon-192.png",
    "icon-512.png",
    "icon-maskable-512.png",
];

/// The shortest title that says enough in a list of search results.
const SHORT_TITLE: usize = 20;
/// The longest that such a list shows whole.
const LONG_TITLE: usize = 60;
/// The longest that fits above a page in letters of 18 points.
const LARGE_TITLE: usize = 38;
/// The longest description that such a list shows whole.
const LONG_DESCRIPTION: usize = 160;

/// One element of the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadTag {
    /// The title of the page.
    Title(String),
    /// `<meta name=…>`.
    Named(&'static str, String),
    /// `<meta property=…>`: Open Graph.
    Property(&'static str, String),
    /// `<link rel="canonical">`.
    Canonical(String),
    /// `<link rel="alternate">`: media type and address.
    Alternate(&'static str, &'static str),
    /// `<link>` to a file beside the page: its relation, and its name.
    Beside(&'static str, &'static str),
    /// `<script type="application/ld+json">`: schema.org.
    Structured(String),
    /// The words above each printed page but the first, where the browser draws there.
    RunningTitle(RunningTitle),
}

/// A title as it fits into one line above a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningTitle {
    /// Of the whole.
    pub usual: String,
    /// In large print.
    pub large: String,
    /// Of an extract, in letters of any size.
    pub extract: String,
}

/// The picture that stands beside a link where links are previewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, beside the page.
    pub file: &'static str,
    /// Width and height in pixels.
    pub size: (u16, u16),
}

/// Everything that the head says about the sheet; `picture` where there is one.
#[must_use]
pub fn page_head(sheet: &Sheet, picture: Option<&Picture>) -> Vec<HeadTag> {
    let about = &sheet.about;
    let mut tags = vec![
        HeadTag::Title(page_title(about)),
        HeadTag::Named("description", about.summary.clone()),
    ];
    tags.extend(about.base_url.clone().map(HeadTag::Canonical));
    tags.extend([
        HeadTag::Alternate("text/plain", "fact-sheet.txt"),
        HeadTag::Alternate("text/markdown", "fact-sheet.md"),
        HeadTag::Alternate("application/json", "fact-sheet.json"),
        HeadTag::Beside("manifest", MANIFEST),
        HeadTag::Beside("apple-touch-icon", TOUCH_ICON),
        HeadTag::Property("og:type", "article".to_owned()),
        HeadTag::Property("og:title", about.title.clone()),
        HeadTag::Property("og:description", about.summary.clone()),
        HeadTag::Property("og:site_name", about.publisher.clone()),
        HeadTag::Property("og:locale", about.language.replace('-', "_")),
        HeadTag::Property("article:published_time", about.date.to_string()),
    ]);
    tags.extend(
        about
            .base_url
            .clone()
            .map(|url| HeadTag::Property("og:url", url)),
    );
    tags.extend(card(picture, about.title.clone(), about.summary.clone()));
    tags.extend(preview(about, picture, ""));
    tags.push(HeadTag::Structured(structured(sheet)));
    tags.push(HeadTag::RunningTitle(RunningTitle::of(&about.title)));
    tags
}

/// What of this is true of a page beside which no file lies.
#[must_use]
pub fn of_standalone_page(head: &[HeadTag]) -> Vec<HeadTag> {
    let lies_beside = |tag: &&HeadTag| matches!(tag, HeadTag::Alternate(..) | HeadTag::Beside(..));
    head.iter()
        .filter(|tag| !lies_beside(tag))
        .cloned()
        .collect()
}

/// Everything that the head of a section's own page says about it.
#[must_use]
pub fn section_head(sheet: &Sheet, section: &Section, picture: Option<&Picture>) -> Vec<HeadTag> {
    let about = &sheet.about;
    let heading = fold_white_space(&section.title());
    let title = format!("{heading} – {}", about.title);
    let words = fold_white_space(&section.text_below());
    let description = shortened(&words, LONG_DESCRIPTION);
    let address = about
        .base_url
        .as_ref()
        .map(|base| [base, &*folder(&section.passage.id)].concat());
    head_below(about, title, description, address, picture)
}

/// The head of a page that once was a section's, and leads to something outside of every section now.
#[must_use]
pub fn former_section_head(sheet: &Sheet, picture: Option<&Picture>) -> Vec<HeadTag> {
    let about = &sheet.about;
    let (title, description) = (about.title.clone(), about.summary.clone());
    head_below(about, title, description, about.base_url.clone(), picture)
}

/// The head of a page in a folder of the sheet's own.
fn head_below(
    about: &About,
    title: String,
    description: String,
    address: Option<String>,
    picture: Option<&Picture>,
) -> Vec<HeadTag> {
    let mut tags = vec![
        HeadTag::Title(title.clone()),
        HeadTag::Named("description", description.clone()),
    ];
    tags.extend(address.clone().map(HeadTag::Canonical));
    tags.extend([
        HeadTag::Property("og:type", "article".to_owned()),
        HeadTag::Property("og:title", title.clone()),
        HeadTag::Property("og:description", description.clone()),
        HeadTag::Property("og:site_name", about.publisher.clone()),
        HeadTag::Property("og:locale", about.language.replace('-', "_")),
        HeadTag::Property("article:published_time", about.date.to_string()),
    ]);
    tags.extend(address.map(|address| HeadTag::Property("og:url", address)));
    tags.extend(card(picture, title, description));
    tags.extend(preview(about, picture, "../"));
    tags
}

/// What Open Graph's tags do not say to those who read `twitter:` ones.
fn card(picture: Option<&Picture>, title: String, description: String) -> [HeadTag; 3] {
    let card = match picture {
        Some(_) => "summary_large_image",
        None => "summary",
    };
    [
        HeadTag::Named("twitter:card", card.to_owned()),
        HeadTag::Named("twitter:title", title),
        HeadTag::Named("twitter:description", description),
    ]
}

/// The picture, by its full address where the page has one, else from this page up to the sheet's.
fn preview(about: &About, picture: Option<&Picture>, up: &str) -> Vec<HeadTag> {
    let Some(picture) = picture else {
        return Vec::new();
    };
    let place = about.base_url.as_deref().unwrap_or(up);
    let address = [place, picture.file].concat();
    let date = about.date.in_words(&about.language);
    let shows = format!(
        "{}. {}, {}, {date}",
        about.title, about.kind, about.publisher
    );
    vec![
        HeadTag::Property("og:image", address.clone()),
        HeadTag::Property("og:image:width", picture.size.0.to_string()),
        HeadTag::Property("og:image:height", picture.size.1.to_string()),
        HeadTag::Property("og:image:alt", shows),
        HeadTag::Named("twitter:image", address),
    ]
}

/// The title, with the publisher where it is too short to say enough alone.
fn page_title(about: &About) -> String {
    let with_publisher = format!("{} – {}", about.title, about.publisher);
    let length = |text: &str| text.chars().count();
    if length(&about.title) < SHORT_TITLE && length(&with_publisher) <= LONG_TITLE {
        with_publisher
    } else {
        about.title.clone()
    }
}

impl RunningTitle {
    fn of(title: &str) -> Self {
        let large = LARGE_TITLE - EXTRACT.chars().count();
        Self {
            usual: running_title(title, LONG_TITLE),
            large: running_title(title, LARGE_TITLE),
            extract: [EXTRACT, &running_title(title, large)].concat(),
        }
    }
}

/// As much of a title as fits into one line: up to its colon, or as many words as there is room for.
fn running_title(title: &str, longest: usize) -> String {
    let fits = |text: &str| text.chars().count() <= longest;
    if fits(title) {
        return title.to_owned();
    }
    if let Some((before, _)) = title.split_once(": ").filter(|(before, _)| fits(before)) {
        return before.to_owned();
    }
    shortened(title, longest)
}

/// As many words as fit into so many letters.
fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let mut line = String::new();
    let mut length = 1;
    for word in text.split_inclusive(' ') {
        length += word.chars().count();
        if length > longest {
            break;
        }
        line.push_str(word);
    }
    [line.trim_end(), "…"].concat()
}

/// A schema.org `Report`.
fn structured(sheet: &Sheet) -> String {
    let about = &sheet.about;
    let mut report = json!({
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": about.title,
        "name": about.title,
        "genre": about.kind,
        "description": about.summary,
        "datePublished": about.date.to_string(),
        "inLanguage": about.language,
        "publisher": { "@type": "Organization", "name": about.publisher },
        "identifier": format!("sha256:{}", sheet.fingerprint),
    });
    for (key, text) in [
        (
            "isBasedOn",
            about.source.as_ref().map_or("", |source| &source.address),
        ),
        ("url", about.base_url.as_deref().unwrap_or_default()),
        ("locationCreated", &about.place),
        ("creditText", &about.bureau),
        ("usageInfo", &about.rights.plain_text()),
    ] {
        if !text.is_empty() {
            report[key] = json!(text);
        }
    }
    report.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_above_a_page_fits_into_one_line() {
        for (title, usual, large, extract) in [
            (
                "Water in the Valley",
                "Water in the Valley",
                "Water in the Valley",
                "Extract: Water in the Valley",
            ),
            (
                "U.S. Missile Defense: Cooperation With NATO and Russia",
                "U.S. Missile Defense: Cooperation With NATO and Russia",
                "U.S. Missile Defense",
                "Extract: U.S. Missile Defense",
            ),
            (
                "Water in the Valley: where it comes from and where it all goes to",
                "Water in the Valley",
                "Water in the Valley",
                "Extract: Water in the Valley",
            ),
            (
                "How the United States proposed to cooperate with NATO on defense",
                "How the United States proposed to cooperate with NATO on…",
                "How the United States proposed to…",
                "Extract: How the United States…",
            ),
        ] {
            let expected = RunningTitle {
                usual: usual.to_owned(),
                large: large.to_owned(),
                extract: extract.to_owned(),
            };
            assert_eq!(RunningTitle::of(title), expected);
        }
    }
}
