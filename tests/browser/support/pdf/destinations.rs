//! Resolves the destinations of bookmarks and links: pages, or names of destinations (PDF 1.7, 12.3.2).

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The page numbers and the named destinations of a document.
pub(super) struct Destinations<'document> {
    pub(super) document: &'document Document,
    pages: HashMap<ObjectId, usize>,
    names: HashMap<Vec<u8>, &'document Object>,
}

impl<'document> Destinations<'document> {
    pub(super) fn new(document: &'document Document) -> Self {
        let mut names = HashMap::new();
        if let Ok(catalog) = document.catalog() {
            if let Ok(Object::Dictionary(named)) = catalog.get_deref(b"Dests", document) {
                names.extend(
                    named
                        .iter()
                        .map(|(name, destination)| (name.clone(), destination)),
                );
            }
            let tree = catalog
                .get_deref(b"Names", document)
                .and_then(|names| names.as_dict()?.get_deref(b"Dests", document));
            if let Ok(tree) = tree {
                collect_names(tree, document, &mut names);
            }
        }
        Self {
            document,
            pages: document.page_iter().zip(1..).collect(),
            names,
        }
    }

    /// Returns the target page of a bookmark or link, from its `Dest` or its action.
    pub(super) fn target_page(&self, dictionary: &Dictionary) -> Option<usize> {
        let destination = dictionary.get(b"Dest").ok().or_else(|| {
            let action = dictionary.get_deref(b"A", self.document).ok()?;
            action.as_dict().ok()?.get(b"D").ok()
        });
        self.page_of(destination?)
    }

    fn page_of(&self, destination: &Object) -> Option<usize> {
        let (_, destination) = self.document.dereference(destination).ok()?;
        match destination {
            Object::Array(array) => self
                .pages
                .get(&array.first()?.as_reference().ok()?)
                .copied(),
            Object::Dictionary(dictionary) => self.page_of(dictionary.get(b"D").ok()?),
            // Following only one name prevents endless recursion.
            Object::Name(name) | Object::String(name, _) => {
                let named = *self.names.get(name)?;
                let (_, named) = self.document.dereference(named).ok()?;
                (!matches!(named, Object::Name(_) | Object::String(..)))
                    .then(|| self.page_of(named))
                    .flatten()
            }
            _ => None,
        }
    }
}

/// Adds the names in a name tree (PDF 1.7, 7.9.6).
fn collect_names<'document>(
    node: &'document Object,
    document: &'document Document,
    names: &mut HashMap<Vec<u8>, &'document Object>,
) {
    let Ok((_, Object::Dictionary(node))) = document.dereference(node) else {
        return;
    };
    let array = |key: &[u8]| node.get_deref(key, document).and_then(Object::as_array);
    for kid in array(b"Kids").into_iter().flatten() {
        collect_names(kid, document, names);
    }
    for pair in array(b"Names")
        .into_iter()
        .flat_map(|pairs| pairs.chunks(2))
    {
        if let [Object::String(name, _), destination] = pair {
            names.insert(name.clone(), destination);
        }
    }
}
