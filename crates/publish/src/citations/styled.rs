//! Citations for people, written by the styles themselves: files of the Citation Style Language
//! (CSL 1.0.2), which hayagriva carries and applies.
//!
//! The styles give the day of access only for works that have no date. Their manuals allow it for
//! others that may change where they are (APA, page 290; Chicago, 14.12; and MLA where a work may have
//! been altered), and a page may; so the one condition on the date of issue that stands before it
//! in each style is taken away. All three are American and are given in the English of the United
//! States, whatever the language of the sheet; whether a title gets their capitals follows from
//! its own language.

use std::sync::OnceLock;

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::FontStyle;
use hayagriva::citationberg::taxonomy::{DateVariable, Variable};
use hayagriva::citationberg::{
    Choose, IndependentStyle, LayoutRenderingElement, Locale, LocaleCode, Style,
};
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
use super::{Run, push};
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
    /// Prepares a style; `None` where it is but another name for one.
    pub(super) fn new(rules: Rules) -> Option<Self> {
        let Style::Independent(mut style) = rules.style.get() else {
            return None;
        };
        for part in &mut style.macros {
            part.children.iter_mut().for_each(ask_no_date_of_issue);
        }
        Some(Self { rules, style })
    }

    /// The citation of a work that was read on this day.
    pub(super) fn write(&self, record: &Record, accessed: Date) -> Vec<Run> {
        let entry = self.entry(record, accessed);
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
        let mut runs = Vec::new();
        for item in rendered
            .bibliography
            .into_iter()
            .flat_map(|bibliography| bibliography.items)
        {
            write_children(&item.content, &mut runs);
        }
        runs
    }

    fn entry(&self, record: &Record, accessed: Date) -> Entry {
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
        if let Some(date) = record.date {
            entry.set_date(csl_date(date));
        }
        if let Ok(language) = record.language.parse() {
            entry.set_language(language);
        }
        let address = record
            .address
            .as_ref()
            .and_then(|address| address.parse().ok());
        if let Some(QualifiedUrl { value, .. }) = address {
            entry.set_url(QualifiedUrl::new(value, Some(csl_date(accessed))));
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

/// Takes away what a style asks about the date of issue before it gives the day of access.
fn ask_no_date_of_issue(element: &mut LayoutRenderingElement) {
    match element {
        LayoutRenderingElement::Group(group) => {
            group.children.iter_mut().for_each(ask_no_date_of_issue);
        }
        LayoutRenderingElement::Choose(choose) if gives_day_of_access(choose) => {
            for branch in std::iter::once(&mut choose.if_).chain(&mut choose.else_if) {
                if let Some(variables) = &mut branch.variable {
                    variables.retain(|asked| *asked != Variable::Date(DateVariable::Issued));
                }
                branch.children.iter_mut().for_each(ask_no_date_of_issue);
            }
        }
        _ => {}
    }
}

fn gives_day_of_access(choose: &Choose) -> bool {
    let accessed = Variable::Date(DateVariable::Accessed);
    choose.find_variable_element(accessed, &[]).is_some()
}

fn write_children(children: &ElemChildren, runs: &mut Vec<Run>) {
    for child in &children.0 {
        match child {
            ElemChild::Text(text) | ElemChild::Link { text, .. } => write_text(text, runs),
            ElemChild::Elem(element) => write_children(&element.children, runs),
            ElemChild::Markup(text) => push(runs, text, false),
            ElemChild::Transparent { .. } => {}
        }
    }
}

fn write_text(text: &Formatted, runs: &mut Vec<Run>) {
    let italic = text.formatting.font_style == FontStyle::Italic;
    push(runs, &text.text, italic);
}

/// The words of the language that the styles need, unpacked once.
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
    FormatString { value, short: None }
}

/// Words that no style may alter.
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

/// Its months and days are counted from 0.
fn csl_date(date: Date) -> CslDate {
    CslDate {
        year: i32::from(date.year()),
        month: Some(date.month() - 1),
        day: Some(date.day() - 1),
        approximate: false,
        season: None,
    }
}
