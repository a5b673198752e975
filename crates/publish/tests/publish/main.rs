//! The published site: its pages and other files.

mod hosting;
mod ids;
mod page;
mod policy;
mod previews;
mod template;
mod viewer;

use factsheet_model::sheet::{Section, Sheet};
use factsheet_publish::markdown::SourceFile;
use factsheet_publish::publish::{Audience, Build, PublishError, Site, Template, publish};
use scraper::{ElementRef, Html, Selector};

const FACT_SHEET: &str = include_str!("../../../../tests/fixtures/fact-sheet-2007.md");

const EVERYTHING: &str = include_str!("../../../../tests/fixtures/everything.md");

/// The front matter of a short sheet.
const FRONT: &str = include_str!("../../../../tests/fixtures/front-matter.md");

const RIGHT_TO_LEFT: &str = include_str!("../../../../tests/fixtures/right-to-left.md");

const TEMPLATE: &str = include_str!("../../../../index.html");

/// Returns a build for readers with this template.
fn build(template: &Template) -> Build<'_> {
    Build {
        template,
        file: &|_| Some(b"<svg/>".to_vec()),
        picture: &|_| Some(PIXELS.to_vec()),
        base_url: None,
        audience: Audience::Readers { offline: true },
    }
}

const PIXELS: &[u8] = include_bytes!("../../../../tests/fixtures/pixels.png");

fn source_file(text: &str) -> SourceFile<'_> {
    SourceFile::new("fact-sheet.md", text).with_pictures(&|_| Some(PIXELS.to_vec()))
}

fn site_of(text: &str, ids: &str) -> Result<Site, PublishError> {
    let template = Template::parse(TEMPLATE)?;
    pollster::block_on(publish(&build(&template), &source_file(text), ids))
}

fn file<'a>(site: &'a Site, name: &str) -> &'a str {
    site.files
        .iter()
        .find(|(file, _)| *file == name)
        .and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// Returns the elements of a parsed page that match a selector.
fn found<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(css);
    selector.map_or_else(|_| Vec::new(), |css| page.select(&css).collect())
}

/// Returns an attribute of the only element that matches a selector.
fn the_one<'a>(page: &'a Html, css: &str, attribute: &str) -> Result<&'a str, String> {
    match found(page, css)[..] {
        [element] => element
            .attr(attribute)
            .filter(|value| !value.is_empty())
            .ok_or_else(|| format!("{css} has no {attribute}")),
        ref several => Err(format!("{} elements match {css}", several.len())),
    }
}

/// Returns the folders of the pages of a site, each with its section; the main page has none.
fn pages(sheet: &Sheet) -> Vec<(String, Option<&Section>)> {
    let mut pages = vec![(String::new(), None)];
    for section in sheet.all_sections() {
        pages.extend(
            section
                .passage
                .ids()
                .map(|id| (format!("{id}/"), Some(section))),
        );
    }
    pages
}

/// Returns the sources of a directive in a policy.
fn sources<'a>(policy: &'a str, directive: &str) -> Vec<&'a str> {
    let mut directives = policy.split("; ").map(|text| text.split(' '));
    let found = directives.find_map(|mut words| (words.next()? == directive).then_some(words));
    found.map(Iterator::collect).unwrap_or_default()
}
