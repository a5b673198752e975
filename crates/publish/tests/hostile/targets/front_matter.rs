//! The front matter, up to the published files.

use factsheet_publish::publish::{Audience, Build, Site, Template, publish};

use super::{page::Page, read, source_file, text};

const TEMPLATE: &str = include_str!("../../../../../index.html");

/// Parses front matter before a short body and publishes the sheet. It must be refused with places, or no
/// page may contain foreign markup.
pub(crate) fn front_matter(bytes: &[u8]) {
    let front = text(bytes);
    let text = format!("+++\n{front}\n+++\n\n## Two words\n\nAnd more.\n");
    if let Ok(sheet) = read(&text) {
        let pages = pages(&site(&text));
        pages.iter().for_each(Page::assert_harmless);
        pages[0].assert_contains(&sheet);
    }
}

/// Publishes a source file without errors.
pub(crate) fn site(text: &str) -> Site {
    let published = Template::parse(TEMPLATE).and_then(|template| {
        let build = Build {
            template: &template,
            file: &|_| Some(b"<svg/>".to_vec()),
            picture: &|_| Some(super::PIXELS.to_vec()),
            base_url: None,
            audience: Audience::Readers { offline: true },
        };
        pollster::block_on(publish(&build, &source_file(text), ""))
    });
    match published {
        Ok(site) => site,
        Err(error) => unreachable!("{error}"),
    }
}

/// Returns the pages of a site, the main page first.
pub(crate) fn pages(site: &Site) -> Vec<Page> {
    let pages = site
        .files
        .iter()
        .filter(|(name, _)| name.ends_with("index.html"));
    pages.map(|(_, bytes)| Page::parse(&text(bytes))).collect()
}
