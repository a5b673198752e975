//! Gives every passage its ids, its place among its kind and its fingerprint, and keeps any two
//! things of the page from having the same id.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fault::Fault;
use super::front_matter::Alias;
use crate::fingerprint::of_passage;
use crate::sheet::{Passage, PassageId, PassageKind, Section, slug};

const TITLE_BLOCK: &str = "fact-sheet";
const LEAD: &str = "lead";
/// Ids that the page needs for itself.
const RESERVED: [&str; 9] = [
    "app",
    "fact-sheet-data",
    "fact-sheet-citations",
    "contents-heading",
    "footnotes-heading",
    "share-dialog-heading",
    "share-dialog-outcome",
    "print-bar-heading",
    "why-fixed",
];

/// The longest name that every usual file system takes, in bytes.
const LONGEST_FILE_NAME: usize = 255;

/// The ids that have been given, and the former ids that wait for their passage.
pub(super) struct PassageIds {
    /// Where each stands in the text; `None` for those of the page itself.
    given: BTreeMap<String, Option<Range<usize>>>,
    /// All former ids.
    former: BTreeSet<String>,
    /// Those of them that wait for their passage, by its id.
    aliases: BTreeMap<String, Vec<Alias>>,
}

/// A place in which blocks are numbered: the lead, a section, a footnote.
pub(super) struct Scope {
    id: PassageId,
    position: u32,
    ordinals: BTreeMap<PassageKind, u32>,
    /// How many blocks the sheet has had so far; `None` where blocks have no number.
    numbered: Option<u32>,
}

/// A block's place in its scope: the id that follows from it, its ordinal and its number.
pub(super) struct Place {
    id: PassageId,
    ordinal: u32,
    number: Option<u32>,
}

/// An id that the text gives, and where.
pub(super) type Explicit = Option<(PassageId, Range<usize>)>;

impl Scope {
    pub(super) fn lead() -> Self {
        Self::section(slug(LEAD), 0)
    }

    /// The blocks of a section, after so many of the sheet.
    pub(super) fn section(id: PassageId, numbered: u32) -> Self {
        Self {
            id,
            position: 0,
            ordinals: BTreeMap::new(),
            numbered: Some(numbered),
        }
    }

    pub(super) fn footnote(id: PassageId) -> Self {
        Self {
            numbered: None,
            ..Self::section(id, 0)
        }
    }

    /// How many blocks the sheet has had at the end of this.
    pub(super) fn numbered(&self) -> u32 {
        self.numbered.unwrap_or_default()
    }

    /// The next place, to be taken before what stands inside the block takes its own.
    pub(super) fn place(&mut self, kind: PassageKind) -> Place {
        self.position += 1;
        let ordinal = self.ordinals.entry(kind).or_default();
        *ordinal += 1;
        self.numbered = self.numbered.map(|count| count + 1);
        Place {
            id: self.id.block(self.position),
            ordinal: *ordinal,
            number: self.numbered,
        }
    }
}

impl PassageIds {
    pub(super) fn new(aliases: Vec<Alias>) -> Self {
        let given = RESERVED
            .iter()
            .chain(&[TITLE_BLOCK, LEAD])
            .map(|id| ((*id).to_owned(), None));
        let former = aliases.iter().map(|alias| alias.old.to_string()).collect();
        let mut waiting: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for alias in aliases {
            waiting.entry(alias.new.clone()).or_default().push(alias);
        }
        Self {
            given: given.collect(),
            former,
            aliases: waiting,
        }
    }

    pub(super) fn title_block(&mut self, plain_text: &str) -> Passage {
        self.name(slug(TITLE_BLOCK), 1, None, plain_text)
    }

    pub(super) fn lead(&mut self, plain_text: &str) -> Passage {
        self.name(slug(LEAD), 1, None, plain_text)
    }

    /// Takes the id of the section with this heading.
    pub(super) fn section(
        &mut self,
        heading: &str,
        explicit: Explicit,
        at: &Range<usize>,
        faults: &mut Vec<Fault>,
    ) -> PassageId {
        let (id, at) = explicit.unwrap_or_else(|| (slug(heading), at.clone()));
        refuse_file_name(&id, &at, faults);
        // The ids of all its blocks begin with it.
        let end = id.as_str().floor_char_boundary(LONGEST_FILE_NAME);
        let id = PassageId::published(id.as_str()[..end].to_owned());
        self.give(id.as_str(), &at, faults);
        self.give(&id.heading(), &at, faults);
        id
    }

    /// The passage of a section that has taken its id.
    pub(super) fn section_passage(&mut self, id: PassageId, plain_text: &str) -> Passage {
        self.name(id, 1, None, plain_text)
    }

    /// The passage at a place, with the id the text gives or else the place's own.
    pub(super) fn block(
        &mut self,
        place: Place,
        explicit: Explicit,
        plain_text: &str,
        at: &Range<usize>,
        faults: &mut Vec<Fault>,
    ) -> Passage {
        let (id, at) = explicit.unwrap_or_else(|| (place.id, at.clone()));
        self.give(id.as_str(), &at, faults);
        self.name(id, place.ordinal, place.number, plain_text)
    }

    fn name(
        &mut self,
        id: PassageId,
        ordinal: u32,
        number: Option<u32>,
        plain_text: &str,
    ) -> Passage {
        let mine = self.aliases.remove(id.as_str()).unwrap_or_default();
        Passage {
            id,
            aliases: mine.into_iter().map(|alias| alias.old).collect(),
            fingerprint: of_passage(plain_text),
            ordinal,
            number,
        }
    }

    /// Each section has folders that are called by its ids, and on many a disk `Costs` is `costs`.
    pub(super) fn refuse_like_folders(&self, sections: &[&Section], faults: &mut Vec<Fault>) {
        let mut folders = BTreeMap::new();
        let passages = sections.iter().map(|section| &section.passage);
        for (passage, id) in passages.flat_map(|passage| passage.ids().map(move |id| (passage, id)))
        {
            let other = folders.insert(id.as_str().to_lowercase(), (passage, id));
            // All folders of one section hold the same page.
            let Some((_, other)) = other.filter(|(other, _)| other.id != passage.id) else {
                continue;
            };
            // Of a former id nothing can be changed.
            let mut ids = [id, other].into_iter();
            let Some(at) = ids.find_map(|id| self.given.get(id.as_str())?.clone()) else {
                continue;
            };
            let message = format!(
                "met the ids \"{other}\" and \"{id}\", which are one folder where capitals do not count"
            );
            faults.push(Fault::new(&at, message).suggest("give another with {#other-id}"));
        }
    }

    /// Takes an id for something in the page.
    pub(super) fn give(&mut self, id: &str, at: &Range<usize>, faults: &mut Vec<Fault>) {
        let message = match self.given.insert(id.to_owned(), Some(at.clone())) {
            // Every browser takes this fragment for the top of the page.
            None if id.eq_ignore_ascii_case("top") => {
                format!("met the id \"{id}\", which leads to the top of every page")
            }
            None => return,
            Some(None) => format!("met the id \"{id}\", which the page needs for itself"),
            Some(Some(_)) => format!("met the id \"{id}\" a second time, expected each once"),
        };
        faults.push(Fault::new(at, message).suggest("give another with {#other-id}"));
    }

    /// Takes the former ids as well, once all the passages have theirs.
    pub(super) fn give_aliases(
        &mut self,
        aliases: &[(PassageId, Range<usize>)],
        faults: &mut Vec<Fault>,
    ) {
        for (old, at) in aliases {
            refuse_file_name(old, at, faults);
        }
        for alias in std::mem::take(&mut self.aliases).into_values().flatten() {
            let message = format!(
                "met the id \"{}\" for \"{}\", expected the id of a passage of this sheet",
                alias.new, alias.old
            );
            faults.push(Fault::new(&alias.at, message));
        }
        for (old, at) in aliases {
            if self.given.contains_key(old.as_str()) {
                let message =
                    format!("met the former id \"{old}\", which is an id of this page today");
                faults.push(Fault::new(at, message).suggest("leave the line out"));
            }
        }
    }

    /// Whether the page has an element with this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.given.contains_key(id) || self.former.contains(id)
    }
}

/// A section has a folder of its name in the site, so it cannot be called like what else is there,
/// nor have a name that is too long for one.
fn refuse_file_name(id: &PassageId, at: &Range<usize>, faults: &mut Vec<Fault>) {
    let length = id.as_str().len();
    if length > LONGEST_FILE_NAME {
        let message = format!(
            "met an id of {length} bytes, expected {LONGEST_FILE_NAME} at most, for a folder is called by it"
        );
        faults.push(Fault::new(at, message).suggest("give another with {#other-id}"));
    }
    let (first, last) = id.as_str().rsplit_once('.').unwrap_or((id.as_str(), ""));
    let is_file = [
        "css",
        "html",
        "js",
        "json",
        "md",
        "pdf",
        "png",
        "svg",
        "txt",
        "wasm",
        "webmanifest",
    ]
    .contains(&last);
    if first.is_empty() || first == "." || is_file || id.as_str() == "_headers" {
        let message =
            format!("met the id \"{id}\", which is the name of a file or folder of the site");
        faults.push(Fault::new(at, message).suggest("give another with {#other-id}"));
    }
}
