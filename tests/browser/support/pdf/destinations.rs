//! Where in a PDF bookmarks and links lead: to a page, or to a name that stands for a place on one.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The pages of a document by their objects, and its names for places.
pub(super) struct Destinations<'document> {
    pub(super) document: &'document Document,
    pages: HashMap<ObjectId, usize>,
    names: HashMap<Vec<u8>, &'document Object>,
}

impl<'document> Destinations<'document> {
    pub(super) fn of(document: &'document Document) -> Self {
        let mut names = HashMap::new();
        if let Ok(catalog) = document.catalog() {
            if let Ok(Object::Dictionary(named)) = catalog.get_deref(b"Dests", document) {
                names.extend(named.iter().map(|(name, place)| (name.clone(), place)));
            }
            let tree = catalog
                .get_deref(b"Names", document)
                .and_then(|names| names.as_dict()?.get_deref(b"Dests", document));
            if let Ok(tree) = tree {
                gather(tree, document, &mut names);
            }
        }
        Self {
            document,
            pages: document.page_iter().zip(1..).collect(),
            names,
        }
    }

    /// The page to which a bookmark or a link leads, by itself or by its action.
    pub(super) fn page_behind(&self, dictionary: &Dictionary) -> Option<usize> {
        let place = dictionary.get(b"Dest").ok().or_else(|| {
            let action = dictionary.get_deref(b"A", self.document).ok()?;
            action.as_dict().ok()?.get(b"D").ok()
        });
        self.page_at(place?)
    }

    fn page_at(&self, place: &Object) -> Option<usize> {
        let (_, place) = self.document.dereference(place).ok()?;
        match place {
            Object::Array(place) => self
                .pages
                .get(&place.first()?.as_reference().ok()?)
                .copied(),
            Object::Dictionary(place) => self.page_at(place.get(b"D").ok()?),
            // A name that stood for itself would be looked up for ever.
            Object::Name(name) | Object::String(name, _) => {
                let place = *self.names.get(name)?;
                let (_, place) = self.document.dereference(place).ok()?;
                (!matches!(place, Object::Name(_) | Object::String(..)))
                    .then(|| self.page_at(place))
                    .flatten()
            }
            _ => None,
        }
    }
}

/// Adds the names in a tree of names.
fn gather<'document>(
    node: &'document Object,
    document: &'document Document,
    names: &mut HashMap<Vec<u8>, &'document Object>,
) {
    let Ok((_, Object::Dictionary(node))) = document.dereference(node) else {
        return;
    };
    let array = |key: &[u8]| node.get_deref(key, document).and_then(Object::as_array);
    for kid in array(b"Kids").into_iter().flatten() {
        gather(kid, document, names);
    }
    for pair in array(b"Names")
        .into_iter()
        .flat_map(|pairs| pairs.chunks(2))
    {
        if let [Object::String(name, _), place] = pair {
            names.insert(name.clone(), place);
        }
    }
}
