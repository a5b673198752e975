//! Reads the link annotations (PDF 1.7, 12.5.6.5).

use lopdf::{Dictionary, Document, Object};

use super::destinations::Destinations;

/// A link annotation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    /// The page that contains it.
    pub(crate) page: usize,
    pub(crate) target: Target,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    Url(String),
    /// A page of the same file; `None` if the link is broken.
    Page(Option<usize>),
}

/// Returns all links, page by page.
pub(crate) fn links(document: &Document) -> Vec<Link> {
    let destinations = Destinations::new(document);
    let links_of_page = |(number, id)| {
        let annotations = document.get_page_annotations(id).unwrap_or_default();
        let targets = annotations
            .into_iter()
            .filter(|annotation| {
                annotation
                    .get(b"Subtype")
                    .and_then(Object::as_name)
                    .is_ok_and(|kind| kind == b"Link")
            })
            .map(|annotation| target(annotation, &destinations));
        targets
            .map(|target| Link {
                page: number,
                target,
            })
            .collect::<Vec<_>>()
    };
    (1..)
        .zip(document.page_iter())
        .flat_map(links_of_page)
        .collect()
}

fn target(annotation: &Dictionary, destinations: &Destinations) -> Target {
    let document = destinations.document;
    let url = annotation
        .get_deref(b"A", document)
        .and_then(|action| action.as_dict()?.get_deref(b"URI", document)?.as_str());
    match url {
        Ok(url) => Target::Url(String::from_utf8_lossy(url).into_owned()),
        Err(_) => Target::Page(destinations.target_page(annotation)),
    }
}
