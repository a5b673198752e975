//! The pictures of a sheet, and the URLs by which a page loads them.

use std::rc::Rc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::integrity;
use super::media_type::MediaType;
use crate::sheet::{Block, Figure, Section, Sheet};

/// Returns the paths of the pictures of a sheet, relative to it.
pub(super) fn sources(sheet: &Sheet) -> Vec<String> {
    let mut sources = Vec::new();
    with_sources(sheet, |source| {
        sources.push(source.to_owned());
        source.to_owned()
    });
    sources
}

/// Returns the sheet with other URLs of its pictures.
pub(super) fn with_sources(sheet: &Sheet, mut url: impl FnMut(&str) -> String) -> Sheet {
    let mut sheet = sheet.clone();
    let mut change = |figure: &mut Figure| figure.source = url(&figure.source);
    in_blocks(Rc::make_mut(&mut sheet.lead.blocks), &mut change);
    in_sections(&mut sheet.sections, &mut change);
    for footnote in &mut sheet.footnotes {
        in_blocks(Rc::make_mut(&mut footnote.blocks), &mut change);
    }
    sheet
}

/// Returns the sheet with the numbers of its pictures, from 0, in place of their addresses.
pub(super) fn numbered(sheet: &Sheet) -> Sheet {
    let mut numbers = 0..;
    with_sources(sheet, |_| {
        let number: Option<u32> = numbers.next();
        number.unwrap_or_default().to_string()
    })
}

/// Returns the URL of a picture, which changes with its bytes.
pub(super) fn with_hash(source: &str, bytes: &[u8]) -> String {
    let hash = integrity::short(&Sha256::digest(bytes));
    format!("{source}?{hash}")
}

/// Returns the path for which [`with_hash`] made a URL.
pub(super) fn without_hash(url: &str) -> &str {
    url.rsplit_once('?').map_or(url, |(source, _)| source)
}

/// Returns a URL that contains the picture (RFC 2397).
pub(super) fn as_data(name: &str, bytes: &[u8]) -> String {
    let kind = MediaType::from_name(name).map_or("image/png", |kind| kind.name);
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes))
}

fn in_sections(sections: &mut [Rc<Section>], change: &mut impl FnMut(&mut Figure)) {
    for section in sections {
        let section = Rc::make_mut(section);
        in_blocks(Rc::make_mut(&mut section.blocks), change);
        in_sections(&mut section.sections, change);
    }
}

fn in_blocks(blocks: &mut [Block], change: &mut impl FnMut(&mut Figure)) {
    for block in blocks {
        match block {
            Block::Figure(figure) => change(figure),
            Block::List(list) => list
                .items
                .iter_mut()
                .for_each(|item| in_blocks(&mut item.blocks, change)),
            Block::Quotation(quotation) => in_blocks(&mut quotation.blocks, change),
            Block::Note(note) => in_blocks(&mut note.blocks, change),
            Block::Paragraph(_) | Block::Table(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::SourceFile;

    const EVERYTHING: &str = include_str!("../../../../tests/fixtures/everything.md");

    #[test]
    fn changes_url_of_every_picture() {
        let pixels = include_bytes!("../../../../tests/fixtures/pixels.png");
        let picture = |_: &str| Some(pixels.to_vec());
        let file = SourceFile::new("everything.md", EVERYTHING).with_pictures(&picture);
        let Ok(sheet) = file.sheet() else {
            unreachable!("the fixture has no errors");
        };
        let found = sources(&sheet);
        assert_eq!(found, ["pictures/small.png", "pictures/tower.png"]);
        let hashed = with_sources(&sheet, |source| with_hash(source, b"pixels"));
        let expected: Vec<String> = found
            .iter()
            .map(|source| format!("{source}?6ec9c2b0"))
            .collect();
        assert_eq!(sources(&hashed), expected);
        let back = with_sources(&hashed, |url| without_hash(url).to_owned());
        assert_eq!(back, sheet);
    }

    #[test]
    fn data_url_contains_picture() {
        for (name, url) in [
            ("a/b.png", "data:image/png;base64,YQ=="),
            ("b.jpeg", "data:image/jpeg;base64,YQ=="),
        ] {
            assert_eq!(as_data(name, b"a"), url);
        }
    }
}
