//! Reads the document properties.

use lopdf::{Dictionary, Document, decode_text_string};

/// Returns the title from the document information dictionary.
pub(crate) fn title(document: &Document) -> Option<String> {
    let information = document.trailer.get_deref(b"Info", document).ok()?;
    text(information.as_dict().ok()?, b"Title", document)
}

/// Returns the language from the catalog.
pub(crate) fn language(document: &Document) -> Option<String> {
    text(document.catalog().ok()?, b"Lang", document)
}

/// Whether the catalog marks the document as tagged and has a structure tree.
pub(crate) fn is_tagged(document: &Document) -> bool {
    let Ok(catalog) = document.catalog() else {
        return false;
    };
    let marked = catalog
        .get_deref(b"MarkInfo", document)
        .and_then(|information| information.as_dict()?.get_deref(b"Marked", document))
        .and_then(lopdf::Object::as_bool);
    marked.unwrap_or(false) && catalog.has(b"StructTreeRoot")
}

/// Returns a text string from a dictionary.
pub(crate) fn text(dictionary: &Dictionary, key: &[u8], document: &Document) -> Option<String> {
    decode_text_string(dictionary.get_deref(key, document).ok()?).ok()
}
