//! A page that has been made of data, as a browser builds it: what may be in it and what it says.

use std::sync::OnceLock;

use factsheet_model::sheet::{PlainText, Sheet, fold_white_space};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::{FRONT, pages, site};

/// Elements that a page may have, and their attributes in addition to [`ANYWHERE`].
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["data-on-paper", "download", "href"]),
    ("abbr", &["title"]),
    ("blockquote", &[]),
    ("body", &[]),
    ("br", &[]),
    ("button", &["aria-haspopup", "data-section", "type"]),
    ("caption", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("details", &["open"]),
    (
        "div",
        &["data-kind", "data-shape", "dir", "role", "tabindex"],
    ),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("footer", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("head", &[]),
    ("header", &[]),
    ("html", &["data-version", "data-worker", "dir"]),
    ("img", &["alt", "height", "src", "width"]),
    ("li", &["value"]),
    ("link", &["data-trunk", "href", "rel", "type"]),
    ("main", &[]),
    ("meta", &["charset", "content", "name", "property"]),
    ("nav", &["data-length"]),
    ("noscript", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("path", &["d"]),
    ("script", &["data-section", "type"]),
    ("section", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("style", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("svg", &["role", "viewBox", "width"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["data-align"]),
    ("template", &[]),
    ("th", &["data-align", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("title", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

const ANYWHERE: [&str; 7] = [
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "class",
    "data-number",
    "id",
    "lang",
];

/// Attributes of the template's link to the program, which is not built here.
const TRUNK: &str = "data-";

/// The script of a section's page.
const LEADS_ON: &str =
    "location.replace('../'+location.search+'#'+document.currentScript.dataset.section)";

/// How many scripts a page itself has.
const EARLY: usize = 2;

/// The scripts of a page in which nobody means harm.
fn early() -> &'static [String] {
    static SCRIPTS: OnceLock<Vec<String>> = OnceLock::new();
    SCRIPTS.get_or_init(|| {
        let site = site(&format!("{FRONT}\n## Two words\n\nAnd more.\n"));
        let page = &pages(&site)[0];
        let scripts = page.found("script:not([type])");
        let scripts: Vec<String> = scripts
            .iter()
            .map(|script| script.text().collect())
            .collect();
        assert_eq!(scripts.len(), EARLY, "{scripts:?}");
        scripts
    })
}

/// What stands behind each of the titles above printed pages.
const BEHIND_TITLES: [&str; 6] = [
    "\";color:#333;font:9pt system-ui,sans-serif}}@media large{@page{@top-left{",
    "\"}}}@media extract{@page{@top-left{",
    "\"}}}.sheet-margin+.sheet-margin::before{",
    "\"}[data-text=large] .sheet-margin+.sheet-margin::before{",
    "\"}[data-extract] .sheet-margin+.sheet-margin::before{",
    "\"}@page:first{@top-left{",
];

/// What the address of a picture ends with whose file is the word `pixels`.
const OF_PIXELS: &str = "?ecc85005";

/// How an address may start that a reader can follow, or a browser follows by itself.
const STARTS: [&str; 11] = [
    "#",
    "../#",
    "?view=print",
    "fact-sheet.",
    "manifest.webmanifest",
    "icon-180.png",
    "assets/",
    "https://",
    "http://",
    "mailto:",
    "tel:",
];

/// A page as it was parsed.
pub(crate) struct Page(Html);

impl Page {
    /// A page with its head.
    pub(crate) fn whole(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    /// What stands in the body of a page.
    pub(crate) fn of_part(html: &str) -> Self {
        Self(Html::parse_fragment(html))
    }

    /// Fails where the page has an element, attribute, script or address that is not of our making.
    pub(crate) fn assert_harmless(&self) {
        for element in self.elements() {
            let (name, value) = (element.value().name(), element.value());
            let allowed = ALLOWED.iter().find(|(allowed, _)| *allowed == name);
            let Some((_, attributes)) = allowed else {
                unreachable!("an element {name}: {}", element.html())
            };
            for (attribute, _) in value.attrs() {
                let ours = ANYWHERE.contains(&attribute) || attributes.contains(&attribute);
                let trunk = name == "link" && attribute.starts_with(TRUNK);
                let refresh = name == "meta" && attribute == "http-equiv";
                assert!(ours || trunk || refresh, "{name} {attribute}");
            }
            assert_addresses(value);
            assert_inert(&element);
        }
    }

    /// Fails unless the page says what the sheet says, and nothing else where its text stands.
    pub(crate) fn assert_says(&self, sheet: &Sheet) {
        let sections = sheet.sections.iter().map(|section| section.plain_text());
        let lead = Some(sheet.lead.blocks.plain_text());
        let lead = lead.filter(|_| sheet.has_lead());
        let footnotes = sheet.footnotes.iter().map(|note| note.blocks.plain_text());
        let expected: Vec<String> = lead.into_iter().chain(sections).chain(footnotes).collect();
        let told = self.found(".lead, main > .section-view, .footnotes > ol > li");
        let told: Vec<String> = told.into_iter().map(said).collect();
        let folded = |texts: &[String]| -> Vec<String> {
            texts.iter().map(|text| fold_white_space(text)).collect()
        };
        assert_eq!(folded(&told), folded(&expected));
    }

    /// The elements that a selector finds.
    pub(crate) fn found(&self, css: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(css);
        selector.map_or_else(
            |_| unreachable!("{css}"),
            |css| self.0.select(&css).collect(),
        )
    }

    fn elements(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.0.tree.nodes().filter_map(ElementRef::wrap)
    }
}

fn assert_addresses(element: &Element) {
    for name in ["href", "data-on-paper"] {
        let Some(address) = element.attr(name) else {
            continue;
        };
        let lower = address.to_ascii_lowercase();
        // Paper is told addresses of mail and telephone without their scheme, which nobody follows.
        let starts = STARTS.iter().any(|start| lower.starts_with(start));
        assert!(starts || name == "data-on-paper", "{name} {address}");
        assert!(!address.contains(super::is_unseen), "{name} {address:?}");
    }
    if let Some(source) = element.attr("src") {
        let source = source.strip_suffix(OF_PIXELS).unwrap_or(source);
        let foreign = source.contains([':', '\\', '?', '#']) || source.starts_with('/');
        assert!(!foreign, "{source}");
    }
    if let Some(kind) = element.attr("http-equiv") {
        let content = element.attr("content").unwrap_or_default();
        let start = match kind {
            "refresh" => "0; url=../#",
            _ => "default-src 'none'; ",
        };
        assert!(content.starts_with(start), "{kind} {content}");
    }
}

/// Fails where a script is none of ours, or a style says more than the title.
fn assert_inert(element: &ElementRef<'_>) {
    let content: String = element.text().collect();
    match (element.value().name(), element.value().attr("type")) {
        ("script", Some("application/json" | "application/ld+json")) => {
            assert!(!content.contains('<'));
            let json = serde_json::from_str::<serde_json::Value>(&content);
            assert!(json.is_ok_and(|json| json.is_object()), "{content}");
        }
        ("script", kind) => {
            let id = element.value().attr("data-section").unwrap_or_default();
            let plain = |sign: char| sign.is_alphanumeric() || "-_.".contains(sign);
            assert!(kind.is_none() && id.chars().all(plain), "{kind:?} {id}");
            let is_ours = content == LEADS_ON || early().contains(&content);
            assert!(is_ours, "{content}");
        }
        ("style", _) => {
            let [rules, titles @ .., none] = &content.split("content:").collect::<Vec<_>>()[..]
            else {
                unreachable!("{content}")
            };
            assert_eq!((*rules, *none), ("@page{@top-left{", "none}}"), "{content}");
            assert_eq!(titles.len(), BEHIND_TITLES.len(), "{content}");
            for (title, behind) in titles.iter().zip(BEHIND_TITLES) {
                let title = title.strip_prefix('"').and_then(|t| t.strip_suffix(behind));
                let title = title.unwrap_or_default();
                assert!(
                    !title.is_empty() && !title.contains(['"', '\n', '<']),
                    "{content}"
                );
            }
        }
        _ => {}
    }
}

/// The words of an element, blocks apart, without what stands beside them for the page's own use.
fn said(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    say(element, &mut words);
    words
}

fn say(element: ElementRef<'_>, words: &mut String) {
    let value = element.value();
    let class = value.attr("class").unwrap_or_default();
    let own = [
        "anchor-link",
        "footnote-mark",
        "footnotes__back",
        "former-id",
    ];
    if own.contains(&class) || matches!(value.name(), "summary" | "button" | "svg") {
        return;
    }
    let within = ["a", "abbr", "code", "em", "span", "strong", "sub", "sup"];
    let is_block = !within.contains(&value.name());
    let gap = if is_block { " " } else { "" };
    words.push_str(gap);
    words.push_str(value.attr("alt").unwrap_or_default());
    for child in element.children() {
        match child.value() {
            Node::Text(text) => words.push_str(text),
            _ => {
                if let Some(child) = ElementRef::wrap(child) {
                    say(child, words);
                }
            }
        }
    }
    words.push_str(gap);
}
