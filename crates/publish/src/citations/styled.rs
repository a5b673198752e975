//! Writes citations for people by the styles' own files in the Citation Style Language (CSL 1.0.2),
//! which hayagriva carries and applies.
//!
//! A fact sheet is dated, and for dated sources the styles ask for no day of access (APA 7, 9.16;
//! Chicago 17, 14.12; MLA 9, 5.111), so there is none. All three styles are American and write the
//! English of the United States, whatever the sheet's language; whether a title is in title case
//! follows from its own language.

use std::sync::OnceLock;

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::FontStyle;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::types::{
    ChunkKind, ChunkedString, Date as CslDate, EntryType, FormatString, Person, Publisher,
    QualifiedUrl, StringChunk,
};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, Entry, Formatted,
};

use super::capitals::{Words, words};
use super::record::Record;
use super::{Part, Slot};
use crate::sheet::Date;

const LOCALE: &str = "en-US";

/// A style, ready to write.
pub(super) struct Stylist {
    rules: Rules,
    style: IndependentStyle,
}

/// A style, and what its manual says that it cannot know.
pub(super) struct Rules {
    style: ArchivedStyle,
    /// What a sheet is to the style.
    whole: EntryType,
    /// What it calls the kind of a work.
    genre: fn(&Record) -> Option<String>,
    /// Whether to leave out a publisher who is also the author, or else that author.
    twice: Twice,
}

/// What is done with an institution that is author and publisher.
enum Twice {
    /// It is named as both (Chicago).
    Both,
    /// It is named as the author alone (APA).
    Author,
    /// It is named as the publisher alone (MLA).
    Publisher,
}

/// A web page, or APA would give its year alone.
pub(super) const APA: Rules = Rules {
    style: ArchivedStyle::AmericanPsychologicalAssociation,
    whole: EntryType::Web,
    genre: described,
    twice: Twice::Author,
};

/// Notes and bibliography of the 17th edition, of which this is the bibliography: hayagriva has it
/// under the name of an older file.
pub(super) const CHICAGO: Rules = Rules {
    style: ArchivedStyle::TurabianFullnote8,
    whole: EntryType::Report,
    genre: as_written,
    twice: Twice::Both,
};

pub(super) const MLA: Rules = Rules {
    style: ArchivedStyle::ModernLanguageAssociation,
    whole: EntryType::Report,
    genre: as_written,
    twice: Twice::Publisher,
};

impl Stylist {
    /// Prepares a style; `None` if its file only refers to another one.
    pub(super) fn new(rules: Rules) -> Option<Self> {
        let Style::Independent(mut style) = rules.style.get() else {
            return None;
        };
        // Only the bibliography is asked for, but hayagriva renders the note, too, and twice.
        style.citation.layout.elements.clear();
        Some(Self { rules, style })
    }

    /// Returns the entry of a work in a bibliography.
    pub(super) fn write(&self, record: &Record) -> Vec<Part> {
        let entry = self.entry(record);
        let mut driver = BibliographyDriver::new();
        driver.citation(CitationRequest::from_items(
            vec![CitationItem::with_entry(&entry)],
            &self.style,
            locale_files(),
        ));
        let rendered = driver.finish(BibliographyRequest {
            style: &self.style,
            locale: Some(LocaleCode(LOCALE.to_owned())),
            locale_files: locale_files(),
        });
        let mut parts = Vec::new();
        for item in rendered
            .bibliography
            .into_iter()
            .flat_map(|bibliography| bibliography.items)
        {
            push_children(&item.content, &mut parts, &mut false);
        }
        parts
    }

    fn entry(&self, record: &Record) -> Entry {
        let kind = match record.container {
            None => self.rules.whole,
            Some(_) => EntryType::Report,
        };
        let mut entry = Entry::new(&record.key, kind);
        entry.set_title(title(&record.title));
        if let Some(container) = &record.container {
            let mut whole = Entry::new("whole", EntryType::Book);
            whole.set_title(title(container));
            entry.set_parents(vec![whole]);
        }
        let twice = record.is_by_its_publisher();
        if !(twice && matches!(self.rules.twice, Twice::Publisher)) {
            entry.set_authors(record.authors().into_iter().map(institution).collect());
        }
        let publisher = record.publisher.as_ref();
        let publisher = publisher.filter(|_| !(twice && matches!(self.rules.twice, Twice::Author)));
        entry.set_publisher(Publisher::new(
            publisher.map(|name| fixed(name)),
            record.place.as_ref().map(|place| fixed(place)),
        ));
        if let Some(genre) = (self.rules.genre)(record) {
            entry.set_genre(fixed(&genre));
        }
        entry.set_date(csl_date(record.date));
        if let Ok(language) = record.language.parse() {
            entry.set_language(language);
        }
        let url = record.url.as_ref().and_then(|url| url.parse().ok());
        if let Some(QualifiedUrl { value, .. }) = url {
            entry.set_url(QualifiedUrl::new(value, None));
        }
        entry
    }
}

/// The kind as it is written.
fn as_written(record: &Record) -> Option<String> {
    record.genre.clone()
}

/// The kind as a description in brackets: "Fact sheet" (APA, page 291). Where there is no author,
/// the style would have it stand behind the date.
fn described(record: &Record) -> Option<String> {
    let genre = record.genre.as_ref()?;
    if record.authors().is_empty() {
        return None;
    }
    if record.language.split('-').next() != Some("en") {
        return Some(genre.clone());
    }
    let piece = |piece| match piece {
        Words::Free(text) => text.to_lowercase(),
        Words::Fixed(text) => text.to_owned(),
    };
    let small: String = words(genre).into_iter().map(piece).collect();
    Some(genre.chars().take(1).chain(small.chars().skip(1)).collect())
}

/// Appends rendered text. `is_after_mark` is whether a title that ends in `?` or `!` precedes it,
/// behind which the style's full stop is left out.
fn push_children(children: &ElemChildren, parts: &mut Vec<Part>, is_after_mark: &mut bool) {
    for child in &children.0 {
        match child {
            ElemChild::Text(Formatted { text, formatting }) => {
                let behind = text.trim_start_matches(['”', '’']);
                let quotes = &text[..text.len() - behind.len()];
                let text = match behind.strip_prefix('.') {
                    Some(rest) if *is_after_mark => [quotes, rest].concat(),
                    _ => text.clone(),
                };
                *is_after_mark &= behind.is_empty();
                parts.push(match formatting.font_style {
                    FontStyle::Italic => Part::Italic(text),
                    FontStyle::Normal => Part::Text(text),
                });
            }
            // The only link of an entry is its URL.
            ElemChild::Link { .. } => parts.push(Part::Slot(Slot::Url)),
            ElemChild::Elem(element) => push_children(&element.children, parts, is_after_mark),
            ElemChild::Markup(_) => *is_after_mark = true,
            ElemChild::Transparent { .. } => {}
        }
    }
}

/// Returns the terms of the styles' language, unpacked once.
fn locale_files() -> &'static [Locale] {
    static FILES: OnceLock<Vec<Locale>> = OnceLock::new();
    FILES.get_or_init(|| {
        let is_ours = |locale: &Locale| locale.lang.as_ref().is_some_and(|lang| lang.0 == LOCALE);
        locales().into_iter().filter(is_ours).collect()
    })
}

fn title(text: &str) -> FormatString {
    // A title that starts with fixed words would lose the space behind them.
    let mut value = ChunkedString::from(StringChunk::normal(""));
    for piece in words(text) {
        match piece {
            Words::Free(text) => value.push_str(text, ChunkKind::Normal),
            Words::Fixed(text) => value.push_str(text, ChunkKind::Verbatim),
        }
    }
    let is_closing = |c| matches!(c, '”' | '’' | '"' | '\'' | '»');
    if text.trim_end_matches(is_closing).ends_with(['?', '!']) {
        // hayagriva returns it as an element of its own, so that `push_children` finds the end.
        value.push_str("", ChunkKind::Math);
    }
    FormatString { value, short: None }
}

/// Returns text that no style changes.
fn fixed(text: &str) -> FormatString {
    let mut value = ChunkedString::new();
    value.push_str(text, ChunkKind::Verbatim);
    FormatString { value, short: None }
}

fn institution(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        given_name: None,
        prefix: None,
        suffix: None,
        comma_suffix: false,
        alias: None,
    }
}

/// Returns the date as hayagriva counts it, with months and days from 0.
fn csl_date(date: Date) -> CslDate {
    CslDate {
        year: i32::from(date.year()),
        month: Some(date.month() - 1),
        day: Some(date.day() - 1),
        approximate: false,
        season: None,
    }
}
