//! The elements of `<head>` that describe the sheet to search engines, link previews and browsers, as data.

use serde_json::json;

use crate::address::folder;
use crate::scope::EXTRACT;
use crate::sheet::{About, PlainText, Section, Sheet, fold_white_space};

/// The file name of the picture in link previews.
pub(crate) const PREVIEW: &str = "preview.png";

/// The file name of the web app manifest.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";
/// The file name of the icon for home screens of phones that read no manifest.
pub(crate) const TOUCH_ICON: &str = "icon-180.png";

/// The file names of the site's own pictures, which pictures of a sheet may not have.
pub(crate) const PICTURES: [&str; 5] = [
    PREVIEW,
    TOUCH_ICON,
    "icon-192.png",
    "icon-512.png",
    "icon-maskable-512.png",
];

/// The fewest characters of a title that is clear without its publisher in search results.
const SHORT_TITLE: usize = 20;
/// The most characters of a title that search results show.
const LONG_TITLE: usize = 60;
/// The most characters that fit above a printed page at 9 points.
const RUNNING_TITLE: usize = 80;
/// The most characters that fit above a printed page at 18 points.
const LARGE_TITLE: usize = 40;
/// The most characters of a description that search results show.
const LONG_DESCRIPTION: usize = 160;

/// An element of the head.
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
    /// `<link rel="alternate">`: media type and URL.
    Alternate(&'static str, &'static str),
    /// `<link>` to a file beside the page: `rel` and file name.
    Link(&'static str, &'static str),
    /// `<script type="application/ld+json">`: schema.org.
    Structured(String),
    /// The style that prints a title above each page but the first.
    RunningTitle(RunningTitle),
}

/// The title in forms that fit into one line above a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningTitle {
    /// In standard size.
    pub usual: String,
    /// In large print.
    pub large: String,
    /// Of an extract, in any size.
    pub extract: String,
}

/// The picture in link previews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its file name.
    pub file: &'static str,
    /// Width and height in pixels.
    pub size: (u16, u16),
}

/// Returns the head of the page of a sheet.
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
        HeadTag::Link("manifest", MANIFEST),
        HeadTag::Link("apple-touch-icon", TOUCH_ICON),
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
    tags.push(HeadTag::RunningTitle(RunningTitle::new(&about.title)));
    tags
}

/// Returns the elements that also apply to the standalone page, which has no files beside it.
#[must_use]
pub fn of_standalone_page(head: &[HeadTag]) -> Vec<HeadTag> {
    let has_file = |tag: &&HeadTag| matches!(tag, HeadTag::Alternate(..) | HeadTag::Link(..));
    head.iter().filter(|tag| !has_file(tag)).cloned().collect()
}

/// Returns the head of the page of a section with this language and text below its heading.
#[must_use]
pub fn section_head(
    sheet: &Sheet,
    section: &Section,
    language: &str,
    text: &str,
    picture: Option<&Picture>,
) -> Vec<HeadTag> {
    let about = &sheet.about;
    let heading = fold_white_space(&section.title());
    let title = format!("{heading} – {}", about.title);
    let description = shortened(&fold_white_space(text), LONG_DESCRIPTION);
    let url = about
        .base_url
        .as_ref()
        .map(|base| [base, &*folder(&section.passage.id)].concat());
    head_below(about, language, title, description, url, picture)
}

/// Returns the head of a page that used to be for a section, and now leads to a passage outside of all sections.
#[must_use]
pub fn former_section_head(sheet: &Sheet, picture: Option<&Picture>) -> Vec<HeadTag> {
    let about = &sheet.about;
    let (title, description) = (about.title.clone(), about.summary.clone());
    let url = about.base_url.clone();
    head_below(about, &about.language, title, description, url, picture)
}

/// Returns the head of a page in a subfolder.
fn head_below(
    about: &About,
    language: &str,
    title: String,
    description: String,
    url: Option<String>,
    picture: Option<&Picture>,
) -> Vec<HeadTag> {
    let mut tags = vec![
        HeadTag::Title(title.clone()),
        HeadTag::Named("description", description.clone()),
    ];
    tags.extend(url.clone().map(HeadTag::Canonical));
    tags.extend([
        HeadTag::Property("og:type", "article".to_owned()),
        HeadTag::Property("og:title", title.clone()),
        HeadTag::Property("og:description", description.clone()),
        HeadTag::Property("og:site_name", about.publisher.clone()),
        HeadTag::Property("og:locale", language.replace('-', "_")),
        HeadTag::Property("article:published_time", about.date.to_string()),
    ]);
    tags.extend(url.map(|url| HeadTag::Property("og:url", url)));
    tags.extend(card(picture, title, description));
    tags.extend(preview(about, picture, "../"));
    tags
}

/// Returns the `twitter:` elements, which some sites read instead of Open Graph.
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

/// Returns the elements for the picture. Without a base URL, `up` leads from the page to the folder of the sheet.
fn preview(about: &About, picture: Option<&Picture>, up: &str) -> Vec<HeadTag> {
    let Some(picture) = picture else {
        return Vec::new();
    };
    let folder = about.base_url.as_deref().unwrap_or(up);
    let url = [folder, picture.file].concat();
    let date = &about.date_in_words;
    let alternative = format!(
        "{}. {}, {}, {date}",
        about.title, about.kind, about.publisher
    );
    vec![
        HeadTag::Property("og:image", url.clone()),
        HeadTag::Property("og:image:width", picture.size.0.to_string()),
        HeadTag::Property("og:image:height", picture.size.1.to_string()),
        HeadTag::Property("og:image:alt", alternative),
        HeadTag::Named("twitter:image", url),
    ]
}

/// Returns the title, followed by the publisher if it is short.
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
    fn new(title: &str) -> Self {
        let large = LARGE_TITLE - EXTRACT.chars().count();
        Self {
            usual: shortened(title, RUNNING_TITLE),
            large: shortened(title, LARGE_TITLE),
            extract: [EXTRACT, &shortened(title, large)].concat(),
        }
    }
}

/// Shortens a text to as many words as fit into this many characters.
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
    let is_sign = |c: char| c == ' ' || c.is_ascii_punctuation();
    [line.trim_end_matches(is_sign), "…"].concat()
}

/// Returns JSON-LD with a schema.org `Report`.
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
    fn running_title_is_shortened_at_its_end() {
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
                "U.S. Missile Defense: Cooperation With…",
                "Extract: U.S. Missile Defense…",
            ),
            (
                "Package leaflet: information for the user. Paracetamol 500 mg tablets",
                "Package leaflet: information for the user. Paracetamol 500 mg tablets",
                "Package leaflet: information for the…",
                "Extract: Package leaflet: information…",
            ),
            (
                "How the United States proposed to cooperate with NATO and with Russia on missile defense",
                "How the United States proposed to cooperate with NATO and with Russia on…",
                "How the United States proposed to…",
                "Extract: How the United States…",
            ),
        ] {
            let expected = RunningTitle {
                usual: usual.to_owned(),
                large: large.to_owned(),
                extract: extract.to_owned(),
            };
            assert_eq!(RunningTitle::new(title), expected);
        }
    }
}
