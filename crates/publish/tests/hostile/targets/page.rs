//! A rendered page, parsed like in a browser: which markup it may contain, and its text.

use std::sync::OnceLock;

use factsheet_model::sheet::{PlainText, Sheet, fold_white_space};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::{FRONT, pages, site};

/// Elements that a page may contain, and their attributes in addition to [`GLOBAL`].
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["data-on-paper", "download", "href"]),
    ("abbr", &["title"]),
    ("bdi", &[]),
    ("blockquote", &[]),
    ("body", &[]),
    ("br", &[]),
    ("button", &["aria-haspopup", "data-section", "type"]),
    ("caption", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("details", &["open"]),
    ("div", &["data-kind", "data-shape", "data-width", "role"]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("head", &[]),
    ("header", &[]),
    ("html", &["data-version", "data-worker"]),
    ("img", &["alt", "height", "src", "width"]),
    ("li", &["value"]),
    ("link", &["data-trunk", "href", "rel", "type"]),
    ("main", &[]),
    ("meta", &["charset", "content", "name", "property"]),
    ("nav", &["data-length", "role"]),
    ("noscript", &[]),
    ("ol", &["data-delimiter", "start"]),
    ("p", &[]),
    ("path", &["d", "stroke"]),
    ("script", &["data-section", "type"]),
    ("section", &[]),
    ("span", &["data-parameter"]),
    ("strong", &[]),
    ("style", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("svg", &["role", "viewBox", "width"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["data-align", "data-column", "data-head"]),
    ("template", &[]),
    ("th", &["data-align", "data-column", "data-head", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("title", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

const GLOBAL: [&str; 9] = [
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "class",
    "data-number",
    "dir",
    "hidden",
    "id",
    "lang",
];

/// The prefix of Trunk's attributes in the template, which is not built here.
const TRUNK: &str = "data-";

/// The script of a section page.
const REDIRECT: &str = "location.replace('../'+location.search+(location.hash||'#'+document.currentScript.dataset.section))";

/// The number of scripts in a page.
const EARLY: usize = 2;

/// Returns the scripts of a page without hostile input.
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

/// The CSS after each title in the margins of printed pages.
const AFTER_TITLES: [&str; 6] = [
    "\";color:#333;font:9pt system-ui,sans-serif}}@media large{@page{@top-left{",
    "\"}}}@media extract{@page{@top-left{",
    "\"}}}.sheet-margin+.sheet-margin::before{",
    "\"}[data-text=large] .sheet-margin+.sheet-margin::before{",
    "\"}[data-extract] .sheet-margin+.sheet-margin::before{",
    "\"}@page:first{@top-left{",
];

/// The end of the URL of the test picture.
const PICTURE_HASH: &str = "?ecc85005";

/// The allowed starts of URLs.
const URL_STARTS: [&str; 11] = [
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

/// A parsed page.
pub(crate) struct Page(Html);

impl Page {
    /// Parses a whole page.
    pub(crate) fn parse(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    /// Parses the content of the body.
    pub(crate) fn parse_fragment(html: &str) -> Self {
        Self(Html::parse_fragment(html))
    }

    /// Fails if the page contains an element, attribute, script or URL that is not ours.
    pub(crate) fn assert_harmless(&self) {
        for element in self.elements() {
            let (name, value) = (element.value().name(), element.value());
            let allowed = ALLOWED.iter().find(|(allowed, _)| *allowed == name);
            let Some((_, attributes)) = allowed else {
                unreachable!("unexpected element {name}: {}", element.html())
            };
            for (attribute, _) in value.attrs() {
                let ours = GLOBAL.contains(&attribute) || attributes.contains(&attribute);
                let trunk = name == "link" && attribute.starts_with(TRUNK);
                let refresh = name == "meta" && attribute == "http-equiv";
                assert!(ours || trunk || refresh, "{name} {attribute}");
            }
            assert_urls(value);
            assert_inert(&element);
        }
    }

    /// Fails unless the text of the page is exactly that of the sheet.
    pub(crate) fn assert_contains(&self, sheet: &Sheet) {
        let sections = sheet.sections.iter().map(|section| section.plain_text());
        let lead = Some(sheet.lead.blocks.plain_text());
        let lead = lead.filter(|_| sheet.has_lead());
        let footnotes = sheet.footnotes.iter().map(|note| note.blocks.plain_text());
        let expected: Vec<String> = lead.into_iter().chain(sections).chain(footnotes).collect();
        let elements = self.found(".lead, .body > .section-view, .footnotes > ol > li");
        let found: Vec<String> = elements.into_iter().map(text_of).collect();
        let folded = |texts: &[String]| -> Vec<String> {
            texts.iter().map(|text| fold_white_space(text)).collect()
        };
        assert_eq!(folded(&found), folded(&expected));
    }

    /// Returns the elements that match a selector.
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

fn assert_urls(element: &Element) {
    for name in ["href", "data-on-paper"] {
        let Some(url) = element.attr(name) else {
            continue;
        };
        let lower = url.to_ascii_lowercase();
        // On paper, mailto: and tel: are omitted.
        let is_allowed = URL_STARTS.iter().any(|start| lower.starts_with(start));
        assert!(is_allowed || name == "data-on-paper", "{name} {url}");
        assert!(!url.contains(super::is_unsafe), "{name} {url:?}");
    }
    if let Some(source) = element.attr("src") {
        let source = source.strip_suffix(PICTURE_HASH).unwrap_or(source);
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

/// Fails if a script is not ours, or a style contains more than the title.
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
            let is_plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
            assert!(kind.is_none() && id.chars().all(is_plain), "{kind:?} {id}");
            let is_ours = content == REDIRECT || early().contains(&content);
            assert!(is_ours, "{content}");
        }
        ("style", _) => {
            let [rules, titles @ .., none] = &content.split("content:").collect::<Vec<_>>()[..]
            else {
                unreachable!("{content}")
            };
            assert_eq!((*rules, *none), ("@page{@top-left{", "none}}"), "{content}");
            assert_eq!(titles.len(), AFTER_TITLES.len(), "{content}");
            for (title, after) in titles.iter().zip(AFTER_TITLES) {
                let title = title.strip_prefix('"').and_then(|t| t.strip_suffix(after));
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

/// Returns the text of an element with spaces between blocks and without parts of the interface.
fn text_of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    collect_text(element, &mut text);
    text
}

fn collect_text(element: ElementRef<'_>, collected: &mut String) {
    let value = element.value();
    let class = value.attr("class").unwrap_or_default();
    let interface = [
        "anchor-link",
        "footnote-mark",
        "footnotes__back",
        "former-id",
    ];
    if interface.contains(&class) || matches!(value.name(), "summary" | "button" | "svg") {
        return;
    }
    let inline = ["a", "abbr", "code", "em", "span", "strong", "sub", "sup"];
    let is_block = !inline.contains(&value.name());
    let gap = if is_block { " " } else { "" };
    collected.push_str(gap);
    collected.push_str(value.attr("alt").unwrap_or_default());
    for child in element.children() {
        match child.value() {
            Node::Text(text) => collected.push_str(text),
            _ => {
                if let Some(child) = ElementRef::wrap(child) {
                    collect_text(child, collected);
                }
            }
        }
    }
    collected.push_str(gap);
}
