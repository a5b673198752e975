//! The structure of a tagged PDF, by which assistive technology reads it.

use lopdf::{Document, Object};

/// The types of its elements, parents before children.
pub(crate) fn tags(document: &Document) -> Vec<String> {
    let mut tags = Vec::new();
    let root = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"StructTreeRoot", document));
    if let Ok(root) = root {
        gather(root, document, &mut tags);
    }
    tags
}

/// Adds an element and those below it; numbers of marked content are neither.
fn gather(object: &Object, document: &Document, tags: &mut Vec<String>) {
    match document.dereference(object) {
        Ok((_, Object::Array(children))) => {
            for child in children {
                gather(child, document, tags);
            }
        }
        Ok((_, Object::Dictionary(element))) => {
            if let Ok(kind) = element.get(b"S").and_then(Object::as_name) {
                tags.push(String::from_utf8_lossy(kind).into_owned());
            }
            if let Ok(children) = element.get(b"K") {
                gather(children, document, tags);
            }
        }
        _ => {}
    }
}
