//! Reads the bookmarks (the document outline: PDF 1.7, 12.3.3).

use lopdf::{Dictionary, Document, Object};

use super::destinations::Destinations;
use super::properties::text;

/// A bookmark.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bookmark {
    pub(crate) title: String,
    /// The outermost level is 1.
    pub(crate) level: usize,
    /// The page of its destination, if it has one.
    pub(crate) page: Option<usize>,
}

/// Returns all bookmarks, parents before children.
pub(crate) fn bookmarks(document: &Document) -> Vec<Bookmark> {
    let mut bookmarks = Vec::new();
    let root = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"Outlines", document))
        .and_then(Object::as_dict);
    if let Ok(root) = root {
        let destinations = Destinations::new(document);
        collect(root, 1, &destinations, &mut bookmarks);
    }
    bookmarks
}

fn collect(
    parent: &Dictionary,
    level: usize,
    destinations: &Destinations,
    bookmarks: &mut Vec<Bookmark>,
) {
    let document = destinations.document;
    let at = |dictionary: &Dictionary, key: &[u8]| {
        let reference = dictionary.get(key).and_then(Object::as_reference);
        reference.and_then(|id| document.get_dictionary(id)).ok()
    };
    let mut next = at(parent, b"First");
    while let Some(item) = next {
        bookmarks.push(Bookmark {
            title: text(item, b"Title", document).unwrap_or_default(),
            level,
            page: destinations.target_page(item),
        });
        collect(item, level + 1, destinations, bookmarks);
        next = at(item, b"Next");
    }
}
