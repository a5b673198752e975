//! The body of the file: the lead, then sections under their headings, footnotes from wherever
//! they stand. This module knows the order of things; `blocks` and `inlines` parse them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::SourceFile;
use super::abbreviations::Abbreviations;
use super::autolinks;
use super::characters;
use super::cjk_emphasis;
use super::diagnostic::{Diagnostic, Severity};
use super::footnotes::NoteNumber;
use super::front_matter::Prose;
use super::headings::Heading;
use super::nesting;
use super::passage_ids::{Explicit, PassageIds, Scope};
use super::rewritten::Rewritten;
use super::transcript::Transcript;
use crate::fingerprint::of_passage;
use crate::sheet::{
    Block, Footnote, Inline, Lead, Notation, PassageId, PlainText, Section, footnote_id,
};

/// The headings of sections start one level below the title's.
const HIGHEST: u8 = 2;

/// The longest heading, in characters: it names each passage below it, and the section's own page.
const LONGEST_HEADING: usize = 500;

/// What the body says.
pub(super) struct Body {
    pub(super) lead: Lead,
    pub(super) sections: Vec<Rc<Section>>,
    pub(super) footnotes: Vec<Footnote>,
}

/// Parses the body, which starts at this offset. The links that lead into the page are checked later.
pub(super) fn parse(
    file: &SourceFile<'_>,
    body_start: usize,
    ids: &mut PassageIds,
    links: &mut InternalLinks,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let range = body_start..file.text.len();
    let mut parser = BodyParser::new(file, file.text, range, ids, diagnostics);
    parser.claim_ids();
    let mut scope = Scope::lead();
    let blocks: Rc<[Block]> = parser.blocks(&mut scope).into();
    parser.numbered = scope.numbered();
    let passage = parser.ids.lead(&blocks.written_in(Notation::Wording));
    let sections = parser.sections(HIGHEST);
    let footnotes = parser.footnotes();
    parser.abbreviations.refuse_unused(parser.diagnostics);
    links.append(&mut parser.internal_links);
    let is_error = |found: &Diagnostic| found.severity == Severity::Error;
    if blocks.is_empty() && sections.is_empty() && !parser.diagnostics.iter().any(is_error) {
        let end = file.text.trim_end().len();
        parser.error(
            &(end..end),
            "a fact sheet without text",
            "write at least one paragraph below the front matter",
        );
    }
    Body {
        lead: Lead { passage, blocks },
        sections,
        footnotes,
    }
}

/// Parses a text of the front matter or a caption: words, links, emphasis. What is no plain paragraph
/// stays the text that it is.
pub(super) fn parse_prose(
    file: &SourceFile<'_>,
    prose: &Prose,
    ids: &mut PassageIds,
    links: &mut InternalLinks,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Inline> {
    // Without escapes the text stands in the file, and so do its problems.
    let verbatim = file.text[prose.span.clone()].find(&prose.text);
    let (source, range) = match verbatim {
        Some(at) => {
            let start = prose.span.start + at;
            (file.text, start..start + prose.text.len())
        }
        None => (prose.text.as_str(), 0..prose.text.len()),
    };
    let mut found = Vec::new();
    let mut parser = BodyParser::new(file, source, range, ids, &mut found);
    let content = match parser.take() {
        Some((Event::Start(Tag::Paragraph), _)) => Some(parser.text(TagEnd::Paragraph)),
        _ => None,
    };
    let content = content.filter(|_| parser.peek().is_none());
    let mut internal_links = std::mem::take(&mut parser.internal_links);
    if content.is_none() {
        return vec![Inline::Text(super::inlines::composed(&prose.text))];
    }
    if verbatim.is_none() {
        let moved = |span: &mut Range<usize>| *span = prose.span.clone();
        for (_, span) in &mut internal_links {
            moved(span);
        }
        for diagnostic in &mut found {
            moved(&mut diagnostic.span);
        }
    }
    links.append(&mut internal_links);
    diagnostics.append(&mut found);
    content.unwrap_or_default()
}

/// Links within the page, to be checked when all ids are known: ids and places.
pub(super) type InternalLinks = Vec<(String, Range<usize>)>;

/// Walks the events of the Markdown parser.
pub(super) struct BodyParser<'a> {
    pub(super) file: &'a SourceFile<'a>,
    /// The text that the spans of events belong to.
    pub(super) source: &'a str,
    /// Where in it the parsed part starts.
    start: usize,
    pub(super) ids: &'a mut PassageIds,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    pub(super) abbreviations: Abbreviations,
    pub(super) internal_links: InternalLinks,
    /// The addresses that paper shows in this section behind the text of links.
    pub(super) printed_addresses: BTreeSet<String>,
    /// The text of the block that is being parsed.
    pub(super) transcript: Transcript,
    /// HTML elements whose closing tags need no message.
    pub(super) open_elements: Vec<String>,
    /// Whether the last block was a table.
    pub(super) follows_table: bool,
    /// Whether it was reported why the next numbered list does not go on with the one above it.
    pub(super) is_list_split: bool,
    /// The id at the end of the quotation or note that ends next.
    pub(super) quotation_id: Explicit,
    /// The number of the last item of the last numbered list.
    pub(super) last_number: Option<u64>,
    /// How many blocks the sheet has had up to this section.
    numbered: u32,
    /// The ids of the sections around this place.
    parents: Vec<PassageId>,
    events: Vec<(Event<'a>, Range<usize>)>,
    next: usize,
    pub(super) notes: BTreeMap<String, NoteNumber>,
    /// Footnotes as they were found, by number.
    pub(super) written_notes: BTreeMap<u32, Vec<Block>>,
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// The events of a part of a text, with their places in the whole of it.
fn events<'a>(source: &'a str, range: &Range<usize>) -> Vec<(Event<'a>, Range<usize>)> {
    let text = &source[range.clone()];
    let moved = |span: Range<usize>| span.start + range.start..span.end + range.start;
    let mut insertions = autolinks::insertions(text, parser(text).into_offset_iter());
    insertions.extend(cjk_emphasis::insertions(text, || parser(text)));
    if insertions.is_empty() {
        let events = parser(text).into_offset_iter();
        return events.map(|(event, span)| (event, moved(span))).collect();
    }
    let rewritten = Rewritten::new(text, insertions);
    let events = parser(&rewritten.text).into_offset_iter();
    events
        .map(|(event, span)| {
            let original = moved(rewritten.original(&span));
            (restored(event, &source[original.clone()]), original)
        })
        .collect()
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, options())
}

/// Returns the event of a text with insertions as one of the text itself.
fn restored<'a>(event: Event<'_>, source: &'a str) -> Event<'a> {
    match event {
        // The scheme that a bare address was given is no text.
        Event::Text(text) if text.strip_prefix("http://") == Some(source) => {
            Event::Text(CowStr::Borrowed(source))
        }
        Event::Text(text) if text.contains(cjk_emphasis::MARK) => {
            Event::Text(text.replace(cjk_emphasis::MARK, "").into())
        }
        event => event.into_static(),
    }
}

impl<'a> BodyParser<'a> {
    fn new(
        file: &'a SourceFile<'a>,
        source: &'a str,
        range: Range<usize>,
        ids: &'a mut PassageIds,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let definitions = parser(&source[range.clone()]);
        let mut definitions: BTreeMap<String, Range<usize>> = definitions
            .reference_definitions()
            .iter()
            .map(|(label, definition)| {
                let span = &definition.span;
                (
                    label.to_lowercase(),
                    span.start + range.start..span.end + range.start,
                )
            })
            .collect();
        let events = nesting::bounded(events(source, &range).into_iter(), diagnostics);
        if range.end == source.len() {
            characters::check_source(source, range.start, diagnostics);
        }
        let mut notes = BTreeMap::new();
        for (event, span) in &events {
            characters::check_event(event, &source[span.clone()], span, diagnostics);
            if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = event {
                definitions.remove(&id.to_lowercase());
            }
            if let Event::FootnoteReference(label) = event {
                let number = u32::try_from(notes.len() + 1).unwrap_or(u32::MAX);
                notes.entry(label.to_lowercase()).or_insert(NoteNumber {
                    number,
                    references: 0,
                });
            }
        }
        for (label, span) in definitions {
            let message = format!("the link definition \"{label}\" is never used");
            let help = format!("delete the line, or write `\\[{label}]:` if it is text");
            diagnostics.push(Diagnostic::error(&span, message).with_help(help));
        }
        Self {
            file,
            source,
            start: range.start,
            ids,
            diagnostics,
            abbreviations: Abbreviations::find(&source[..range.end], range.start),
            internal_links: Vec::new(),
            printed_addresses: BTreeSet::new(),
            transcript: Transcript::default(),
            open_elements: Vec::new(),
            follows_table: false,
            is_list_split: false,
            quotation_id: None,
            last_number: None,
            numbered: 0,
            parents: Vec::new(),
            events,
            next: 0,
            notes,
            written_notes: BTreeMap::new(),
        }
    }

    /// Claims the ids of sections and footnotes, before blocks are named after their position.
    fn claim_ids(&mut self) {
        for note in 1..=self.notes.len() {
            let number = u32::try_from(note).unwrap_or(u32::MAX);
            self.ids.give_own(&footnote_id(number));
        }
        let mut heading: Option<(String, Option<String>)> = None;
        for (event, _) in &self.events {
            match (event, &mut heading) {
                (Event::Start(Tag::Heading { id, .. }), _) => {
                    heading = Some((String::new(), id.as_ref().map(ToString::to_string)));
                }
                (Event::Text(text) | Event::Code(text), Some((name, _))) => name.push_str(text),
                (Event::SoftBreak | Event::HardBreak, Some((name, _))) => name.push(' '),
                (Event::End(TagEnd::Heading(_)), found) => {
                    if let Some((name, explicit)) = found.take() {
                        self.ids.claim(&name, explicit.as_deref());
                    }
                }
                _ => {}
            }
        }
    }

    pub(super) fn peek(&self) -> Option<&Event<'a>> {
        self.events.get(self.next).map(|(event, _)| event)
    }

    pub(super) fn take(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let taken = self.events.get(self.next).cloned();
        self.next += 1;
        taken
    }

    /// All events that have been taken.
    pub(super) fn taken(&self) -> std::slice::Iter<'_, (Event<'a>, Range<usize>)> {
        self.events[..self.next.min(self.events.len())].iter()
    }

    /// Where the next event stands.
    pub(super) fn here(&self) -> Range<usize> {
        let end = self.source.len();
        self.events
            .get(self.next)
            .map_or(end..end, |(_, at)| at.clone())
    }

    /// Passes over all up to the end of what has just been started.
    pub(super) fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0
            && let Some((event, _)) = self.take()
        {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
    }

    pub(super) fn error(&mut self, span: &Range<usize>, message: impl Into<String>, help: &str) {
        self.diagnostics
            .push(Diagnostic::error(span, message).with_help(help));
    }

    pub(super) fn warn(&mut self, span: &Range<usize>, message: impl Into<String>, help: &str) {
        self.diagnostics
            .push(Diagnostic::warning(span, message).with_help(help));
    }

    /// The source line above that of an offset; empty in the first line.
    pub(super) fn line_before(&self, at: usize) -> &'a str {
        let before = self.source[self.start..at]
            .rsplit_once('\n')
            .map_or("", |(before, _)| before);
        before.rsplit('\n').next().unwrap_or_default()
    }

    fn heading_level(&self) -> Option<u8> {
        match self.peek() {
            Some(Event::Start(Tag::Heading { level, .. })) => Some(level_number(*level)),
            _ => None,
        }
    }

    /// The sections of this level, up to a heading of a higher one.
    fn sections(&mut self, level: u8) -> Vec<Rc<Section>> {
        let mut sections = Vec::new();
        while let Some(found) = self.heading_level() {
            if found < level && level > HIGHEST {
                break;
            }
            if found < HIGHEST {
                let span = self.here();
                self.error(
                    &span,
                    "heading of level 1",
                    "the title stands in the front matter: delete it here; sections start with `## `, and `\\#` is the sign",
                );
            } else if found > level {
                let span = self.here();
                let message = format!("heading level skips from {} to {found}", level - 1);
                let help = format!("use `{} `", "#".repeat(level.into()));
                self.error(&span, message, &help);
            }
            sections.push(Rc::new(self.section(level)));
        }
        sections
    }

    fn section(&mut self, level: u8) -> Section {
        self.printed_addresses.clear();
        self.follows_table = false;
        let Heading {
            content: heading,
            explicit,
            language,
            span,
        } = self.heading();
        let name = heading.plain_text();
        let length = name.chars().count();
        if name.trim().is_empty() {
            self.error(
                &span,
                "a heading without text",
                "write the heading, or delete the line",
            );
        } else if length > LONGEST_HEADING {
            self.error(
                &span,
                format!("a heading of {length} characters"),
                &format!("use {LONGEST_HEADING} at most; leave an empty line between a paragraph and `---`"),
            );
        }
        let parent = self.parents.last().cloned();
        let id = self.ids.section(
            &name,
            explicit,
            parent.as_ref(),
            (self.file.text, &span),
            self.diagnostics,
        );
        let mut scope = Scope::section(id.clone(), self.numbered);
        let blocks = self.blocks(&mut scope);
        self.numbered = scope.numbered();
        self.parents.push(id.clone());
        let sections = self.sections(level + 1);
        self.parents.pop();
        let mut section = Section {
            passage: self.ids.section_passage(id, ""),
            level,
            language,
            heading: heading.into(),
            blocks: blocks.into(),
            sections,
        };
        section.passage.fingerprint = of_passage(&section.written_in(Notation::Wording));
        section
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
