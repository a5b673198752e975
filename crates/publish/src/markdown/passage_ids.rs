//! Gives every passage its ids, its place among its kind and its fingerprint, and keeps any two
//! things of the page from having the same id.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::body::InternalLinks;
use super::diagnostic::Diagnostic;
use super::front_matter::Alias;
use super::html;
use super::inlines::composed;
use crate::fingerprint::of_passage;
use crate::sheet::{Passage, PassageId, PassageKind, Section, slug};

const TITLE_BLOCK: &str = "fact-sheet";
const LEAD: &str = "lead";
/// Every browser takes this fragment for the top of the page.
const TOP: &str = "top";
/// Further ids that the page needs for itself.
const RESERVED: [&str; 9] = [
    "app",
    "fact-sheet-data",
    "fact-sheet-citations",
    "_contents-heading",
    "_footnotes-heading",
    "share-dialog-heading",
    "share-dialog-status",
    "print-bar-heading",
    "why-fixed",
];

/// The longest name that every usual file system takes, in bytes.
const LONGEST_FILE_NAME: usize = 255;
/// How many ids a message names.
const MOST_NAMED: usize = 8;

/// The ids that have been given, and the former ids that wait for their passage.
pub(super) struct PassageIds {
    given: BTreeMap<String, Given>,
    /// Ids of sections and footnotes, which go before those that blocks get by their position.
    claimed: BTreeSet<String>,
    /// All former ids.
    former: BTreeSet<String>,
    /// Those of them that wait for their passage, by its id.
    aliases: BTreeMap<String, Vec<Alias>>,
    published: Published,
}

/// What an id has been given to.
#[derive(Clone)]
enum Given {
    /// Something of the page's own.
    Page,
    /// The heading element of a section.
    Heading,
    /// The section whose heading stands here.
    Section(Range<usize>),
    /// The block that stands here.
    Block(Range<usize>),
}

/// The ids of the last edition, as the file of ids has them.
#[derive(Default)]
struct Published {
    sections: BTreeSet<String>,
    blocks: BTreeSet<String>,
}

impl Published {
    fn parse(file: &str) -> Self {
        let mut published = Self::default();
        for line in file.lines().map(str::trim) {
            match line.strip_suffix('/') {
                _ if line.is_empty() || line.starts_with('#') => {}
                Some(section) => {
                    published.sections.insert(section.to_owned());
                }
                None => {
                    published.blocks.insert(line.to_owned());
                }
            }
        }
        published
    }

    fn has(&self, id: &str) -> bool {
        self.sections.contains(id) || self.blocks.contains(id)
    }

    /// Whether the id was a block's. Files of an earlier form do not tell.
    fn is_block(&self, id: &str) -> bool {
        !self.sections.is_empty() && self.blocks.contains(id)
    }
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
    /// No ids yet. `published` is the file of ids of the last edition, empty if there is none.
    pub(super) fn new(aliases: Vec<Alias>, published: &str) -> Self {
        let own = RESERVED.iter().chain(&[TITLE_BLOCK, LEAD]);
        let former = aliases.iter().map(|alias| alias.old.to_string()).collect();
        let mut waiting: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for alias in aliases {
            waiting.entry(alias.new.clone()).or_default().push(alias);
        }
        Self {
            given: own.map(|id| ((*id).to_owned(), Given::Page)).collect(),
            claimed: BTreeSet::new(),
            former,
            aliases: waiting,
            published: Published::parse(published),
        }
    }

    pub(super) fn title_block(&mut self, plain_text: &str) -> Passage {
        self.name(slug(TITLE_BLOCK), 1, None, plain_text)
    }

    pub(super) fn lead(&mut self, plain_text: &str) -> Passage {
        self.name(slug(LEAD), 1, None, plain_text)
    }

    /// The id that follows from a heading. One that was published stays, though letters and their
    /// marks were once told apart, and more ids were once the page's own.
    fn of_heading(&self, heading: &str) -> PassageId {
        let id = heading_id(heading);
        let suffixed = PassageId::published(format!("{id}-section"));
        if self.is_own(&id) {
            // What the page needs for itself no heading has to know.
            return suffixed;
        }
        let is_published = |id: &PassageId| self.published.has(id.as_str());
        let earlier = [slug(heading), suffixed];
        let earlier = earlier.into_iter().find(is_published);
        earlier.filter(|_| !is_published(&id)).unwrap_or(id)
    }

    /// Whether the page needs the id for itself, or will when there are more footnotes.
    fn is_own(&self, id: &PassageId) -> bool {
        let is_page = |id: &str| matches!(self.given.get(id), Some(Given::Page));
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
        let number = id.as_str().strip_prefix("footnote-");
        is_page(id.as_str())
            || is_page(&id.heading())
            || id.as_str() == TOP
            || number.is_some_and(is_number)
    }

    /// Takes an id for something of the page's own.
    pub(super) fn give_own(&mut self, id: &str) {
        self.given.insert(id.to_owned(), Given::Page);
    }

    /// Keeps the id of a section from becoming that of a block by its position.
    pub(super) fn claim(&mut self, heading: &str, explicit: Option<&str>) {
        let id = explicit.map_or_else(|| self.of_heading(heading).to_string(), ToOwned::to_owned);
        self.claimed.insert(id);
    }

    /// Takes the id of the section with this heading; `parent` is the section around it.
    pub(super) fn section(
        &mut self,
        heading: &str,
        explicit: Explicit,
        parent: Option<&PassageId>,
        (text, span): (&str, &Range<usize>),
        diagnostics: &mut Vec<Diagnostic>,
    ) -> PassageId {
        let is_explicit = explicit.is_some();
        let line = super::blocks::line_of(text, span);
        let id = explicit.map_or_else(|| self.of_heading(heading), |(id, _)| id);
        check_file_name(&id, &line, diagnostics);
        // The ids of all its blocks begin with it.
        let end = id.as_str().floor_char_boundary(LONGEST_FILE_NAME);
        let id = PassageId::published(id.as_str()[..end].to_owned());
        let problem = match self.given.get(id.as_str()) {
            Some(Given::Section(first_line)) => {
                let first = line_number(text, first_line.start, diagnostics);
                let is_same = text[first_line.clone()].contains(heading.trim());
                let what = if is_explicit {
                    format!("the id \"{id}\" is given twice")
                } else if is_same {
                    format!("two headings \"{}\"", heading.trim())
                } else {
                    format!("two headings have the id \"{id}\"")
                };
                Some((what, format!("the first is in line {first}")))
            }
            Some(Given::Block(first)) => {
                let first = line_number(text, first.start, diagnostics);
                Some((
                    format!("the id \"{id}\" is given twice"),
                    format!("the first is in line {first}"),
                ))
            }
            Some(Given::Page) => Some((
                format!("the page needs the id \"{id}\" for itself"),
                String::new(),
            )),
            Some(Given::Heading) => Some((
                format!("the id \"{id}\" belongs to the heading of another section"),
                String::new(),
            )),
            None if id.as_str().eq_ignore_ascii_case(TOP) => Some((
                format!("the id \"{id}\" leads to the top of every page"),
                String::new(),
            )),
            None if self.given.contains_key(&id.heading()) => Some((
                format!("the page needs the id \"{}\" for itself", id.heading()),
                String::new(),
            )),
            None if !is_explicit && self.published.is_block(id.as_str()) => Some((
                format!("the id \"{id}\" was published for another passage"),
                "links to it would lead here".to_owned(),
            )),
            None => None,
        };
        let Some((message, why)) = problem else {
            self.given.insert(id.to_string(), Given::Section(line));
            self.given.insert(id.heading(), Given::Heading);
            return id;
        };
        let other = self.unused_id(&id, parent);
        let typed = text[line.clone()].split("{#").next().unwrap_or_default();
        let why = if why.is_empty() {
            why
        } else {
            format!("; {why}")
        };
        // A heading may end with a row of signs, behind a space.
        let typed = typed.trim_end();
        let heading = typed.trim_end_matches('#');
        let typed = if heading.ends_with(' ') {
            heading.trim_end()
        } else {
            typed
        };
        let help = format!("write `{typed} {{#{other}}}`{why}");
        diagnostics.push(Diagnostic::error(&line, message).with_help(help));
        // One problem is enough: the blocks below get ids that nothing else has.
        self.given.insert(other.to_string(), Given::Section(line));
        self.given.insert(other.heading(), Given::Heading);
        other
    }

    /// An id like this one that nothing else has.
    fn unused_id(&self, id: &PassageId, parent: Option<&PassageId>) -> PassageId {
        let of_parent = parent.map(|parent| format!("{parent}-{id}"));
        let endings = ["section", "second", "third"].map(|ending| format!("{id}-{ending}"));
        let numbered = [format!("{id}-no-{}", self.given.len())];
        let mut candidates = of_parent.into_iter().chain(endings).chain(numbered);
        let found =
            candidates.find(|id| !self.given.contains_key(id) && !self.claimed.contains(id));
        PassageId::published(found.unwrap_or_default())
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
        (text, span): (&str, &Range<usize>),
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Passage {
        let (id, span) = match explicit {
            Some((id, span)) => {
                self.check_block_id(&id, (text, &span), diagnostics);
                (id, span)
            }
            None => (self.of_place(place.id), span.clone()),
        };
        self.given.insert(id.to_string(), Given::Block(span));
        self.name(id, place.ordinal, place.number, plain_text)
    }

    /// The id of a block by its position, or one like it where a section has that id: a new paragraph
    /// must not take over what leads to a section.
    fn of_place(&self, id: PassageId) -> PassageId {
        let is_taken = |id: &str| {
            self.claimed.contains(id)
                || self.given.contains_key(id)
                || self.published.sections.contains(id) && !self.former.contains(id)
        };
        match id.as_str().rsplit_once('-') {
            Some((section, position)) if is_taken(id.as_str()) => {
                PassageId::published(format!("{section}.{position}"))
            }
            _ => id,
        }
    }

    fn check_block_id(
        &self,
        id: &PassageId,
        (text, span): (&str, &Range<usize>),
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let message = match self.given.get(id.as_str()) {
            Some(Given::Page | Given::Heading) => {
                format!("the page needs the id \"{id}\" for itself")
            }
            Some(Given::Section(_) | Given::Block(_)) => format!("the id \"{id}\" is given twice"),
            None if self.claimed.contains(id.as_str()) => {
                format!("the id \"{id}\" is given twice")
            }
            None if id.as_str().eq_ignore_ascii_case(TOP) => {
                format!("the id \"{id}\" leads to the top of every page")
            }
            None => return,
        };
        let first = match self.given.get(id.as_str()) {
            Some(Given::Section(first) | Given::Block(first)) => {
                format!(
                    "; the first is in line {}",
                    line_number(text, first.start, diagnostics)
                )
            }
            _ => String::new(),
        };
        let help = format!("write `{{#{}}}`{first}", self.unused_id(id, None));
        diagnostics.push(Diagnostic::error(span, message).with_help(help));
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
            direction: None,
        }
    }

    /// Each section has folders that are called by its ids, and on many a disk `Costs` is `costs`.
    pub(super) fn check_folders(&self, sections: &[&Section], diagnostics: &mut Vec<Diagnostic>) {
        let mut folders = BTreeMap::new();
        let passages = sections.iter().map(|section| &section.passage);
        for (passage, id) in passages.flat_map(|passage| passage.ids().map(move |id| (passage, id)))
        {
            let other = folders.insert(id.as_str().to_lowercase(), (passage, id));
            // All folders of one section hold the same page.
            let Some((_, other)) = other.filter(|(other, _)| other.id != passage.id) else {
                continue;
            };
            // A former id cannot be changed.
            let place = [id, other]
                .into_iter()
                .find_map(|id| match self.given.get(id.as_str()) {
                    Some(Given::Section(span) | Given::Block(span)) => Some(span),
                    _ => None,
                });
            if let Some(span) = place {
                let message = format!("the ids \"{other}\" and \"{id}\" differ only in capitals");
                let help = "give one of the two another id: each section has a folder of its name";
                diagnostics.push(Diagnostic::error(span, message).with_help(help));
            }
        }
    }

    /// Takes the former ids as well, once all the passages have theirs.
    pub(super) fn give_aliases(
        &mut self,
        aliases: &[(PassageId, Range<usize>)],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (old, span) in aliases {
            check_file_name(old, span, diagnostics);
        }
        for alias in std::mem::take(&mut self.aliases).into_values().flatten() {
            let message = format!("no passage has the id \"{}\"", alias.new);
            diagnostics.push(
                Diagnostic::error(&alias.span, message).with_help(self.existing_ids(&alias.new)),
            );
        }
        for (old, span) in aliases {
            if self.given.contains_key(old.as_str()) {
                let message = format!("\"{old}\" is an id of this sheet today");
                let help = "delete the line";
                diagnostics.push(Diagnostic::error(span, message).with_help(help));
            }
        }
    }

    /// Refuses links to ids that the page does not have.
    pub(super) fn check_links(&self, links: InternalLinks, diagnostics: &mut Vec<Diagnostic>) {
        let mut told = 0;
        for (id, span) in links {
            let exists = self.given.contains_key(&id) || self.former.contains(&id);
            if !exists && !id.is_empty() && id != TOP {
                let message = format!("no passage has the id \"{id}\"");
                let diagnostic = Diagnostic::error(&span, message);
                // No more of them are shown.
                let is_shown = told < MOST_NAMED;
                told += 1;
                diagnostics.push(if is_shown {
                    diagnostic.with_help(self.existing_ids(&id))
                } else {
                    diagnostic
                });
            }
        }
    }

    /// The id that was probably meant, or those that there are.
    fn existing_ids(&self, id: &str) -> String {
        if html::is_footnote_id(id) {
            return html::FOOTNOTE.to_owned();
        }
        let ids = || {
            self.given.iter().filter_map(|(id, given)| match given {
                Given::Section(span) | Given::Block(span) => Some((id.as_str(), span.start)),
                Given::Page if id == LEAD => Some((LEAD, 0)),
                Given::Page | Given::Heading => None,
            })
        };
        let plain = |id: &str| -> String {
            let letters = id
                .nfd()
                .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
            letters.flat_map(char::to_lowercase).collect()
        };
        // GitHub writes its ids so.
        let meant = plain(id.strip_prefix("user-content-").unwrap_or(id));
        let distance = |id: &str| strsim::osa_distance(&plain(id), &meant);
        let near = ids()
            .take(1000)
            .map(|(id, _)| (distance(id), id))
            .min()
            .filter(|(distance, _)| *distance <= (meant.chars().count() / 3).max(1));
        if let Some((_, near)) = near {
            return format!("a passage with a similar id exists: `#{near}`");
        }
        let is_section = |id: &str| matches!(self.given.get(id), Some(Given::Section(_)));
        let mut sections: Vec<_> = ids().filter(|(id, _)| is_section(id)).collect();
        sections.sort_by_key(|(_, start)| *start);
        let named: Vec<_> = sections
            .iter()
            .take(MOST_NAMED)
            .map(|(id, _)| format!("`#{id}`"))
            .collect();
        let more = if sections.len() > MOST_NAMED {
            ", …"
        } else {
            ""
        };
        if named.is_empty() {
            format!(
                "write `{{#{}}}` at the end of the passage that is meant",
                suggested(id)
            )
        } else {
            format!("the sections are {}{more}", named.join(", "))
        }
    }
}

/// The number of a line, as long as it will be shown.
fn line_number(text: &str, at: usize, diagnostics: &[Diagnostic]) -> usize {
    let is_shown = diagnostics.len() < 100;
    let before = if is_shown { &text[..at] } else { "" };
    before.matches('\n').count() + 1
}

/// The id that a heading gives its section: as [`slug`], but with the combining marks without which
/// words of many scripts are other words, all of it composed (Unicode Normalization Form C).
fn heading_id(heading: &str) -> PassageId {
    let is_mark = |c: char| {
        is_combining_mark(c) && !matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20ff}')
    };
    let mut id = String::new();
    for c in heading.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || is_mark(c) {
            id.push(c);
        } else if (c.is_whitespace() || c == '-' || c == '_')
            && !id.ends_with('-')
            && !id.is_empty()
        {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    PassageId::published(if id.is_empty() { "section" } else { id }.to_owned())
}

/// An id as a link has it: without percent-encoding, its letters composed.
pub(super) fn decoded(id: &str) -> String {
    let decoded = percent_decode_str(id).decode_utf8();
    composed(&decoded.unwrap_or_else(|_| id.into()))
}

/// An id like this text that can be one.
pub(super) fn suggested(text: &str) -> PassageId {
    heading_id(&text.replace(|c: char| c.is_ascii_punctuation(), " "))
}

/// Refuses an id that cannot be the name of a folder in the site: what else is there, or too long.
fn check_file_name(id: &PassageId, span: &Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    let help = "a section has a folder of its name: give it a shorter or another id, `{#other-id}`";
    let length = id.as_str().len();
    if length > LONGEST_FILE_NAME {
        let message = format!("an id of {length} bytes");
        let help = format!(
            "use {LONGEST_FILE_NAME} at most: give the section a shorter id, `{{#short-id}}`"
        );
        diagnostics.push(Diagnostic::error(span, message).with_help(help));
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
        let message = format!("the id \"{id}\" is the name of a file of the site");
        diagnostics.push(Diagnostic::error(span, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_combining_marks_of_a_heading() {
        for (heading, id) in [
            ("हिन्दी में", "हिन्दी-में"),
            ("Cafe\u{301} ⚠\u{fe0f}", "café"),
            ("น้ำ", "น้ำ"),
            ("Costs & benefits", "costs-benefits"),
            ("???", "section"),
        ] {
            assert_eq!(heading_id(heading).as_str(), id);
            assert_eq!(id.parse::<PassageId>(), Ok(heading_id(heading)));
        }
    }
}
