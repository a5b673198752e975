//! The links of a PDF.

use lopdf::{Dictionary, Document, Object};

use super::destinations::Destinations;

/// A place that can be clicked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    /// The page on which it is.
    pub(crate) page: usize,
    pub(crate) target: Target,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    Address(String),
    /// Another place in the file; the page is known unless the link is broken.
    Page(Option<usize>),
}

/// All of them, page by page.
pub(crate) fn links(document: &Document) -> Vec<Link> {
    let destinations = Destinations::of(document);
    let of_page = |(number, id)| {
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
    (1..).zip(document.page_iter()).flat_map(of_page).collect()
}

fn target(annotation: &Dictionary, destinations: &Destinations) -> Target {
    let document = destinations.document;
    let address = annotation
        .get_deref(b"A", document)
        .and_then(|action| action.as_dict()?.get_deref(b"URI", document)?.as_str());
    match address {
        Ok(address) => Target::Address(String::from_utf8_lossy(address).into_owned()),
        Err(_) => Target::Page(destinations.page_behind(annotation)),
    }
}
