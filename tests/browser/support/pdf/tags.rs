//! Reads the structure tree of a tagged PDF, which assistive technology uses.

use lopdf::{Document, Object};

/// Returns the types of all structure elements, parents before children.
pub(crate) fn tags(document: &Document) -> Vec<String> {
    let mut tags = Vec::new();
    let root = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"StructTreeRoot", document));
    if let Ok(root) = root {
        collect(root, document, &mut tags);
    }
    tags
}

/// Adds the types of an element and its descendants; skips references to marked content.
fn collect(object: &Object, document: &Document, tags: &mut Vec<String>) {
    match document.dereference(object) {
        Ok((_, Object::Array(children))) => {
            for child in children {
                collect(child, document, tags);
            }
        }
        Ok((_, Object::Dictionary(element))) => {
            if let Ok(kind) = element.get(b"S").and_then(Object::as_name) {
                tags.push(String::from_utf8_lossy(kind).into_owned());
            }
            if let Ok(children) = element.get(b"K") {
                collect(children, document, tags);
            }
        }
        _ => {}
    }
}
