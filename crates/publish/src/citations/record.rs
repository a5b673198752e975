//! The data of a citation, before any format.
//!
//! The publisher and the bureaus are institutions: their names are never split into given and family
//! names. Semicolons separate bureaus, because a name may hold commas.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::address::folder;
use crate::sheet::{Date, Section, Sheet, fold_white_space, slug};

/// How many words of the title the citation key has.
const WORDS_OF_KEY: usize = 4;

/// What no URL holds (RFC 3986) and other formats give a meaning to.
const NOT_IN_URL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A work to cite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// The citation key: ASCII letters, digits and hyphens.
    pub(super) key: String,
    /// In sentence case if the publisher gives it so, otherwise as written.
    pub(super) title: String,
    /// The work it is a part of.
    pub(super) container: Option<String>,
    /// The kind of work, such as "Fact Sheet". Sections have none.
    pub(super) genre: Option<String>,
    /// The bureaus that issued the work.
    pub(super) bureaus: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) place: Option<String>,
    pub(super) date: Date,
    /// A BCP 47 tag.
    pub(super) language: String,
    /// In ASCII, without quotation marks, braces and backslashes.
    pub(super) url: Option<String>,
}

impl Record {
    pub(super) fn of_sheet(sheet: &Sheet) -> Self {
        let about = &sheet.about;
        let bureaus = about.bureau.split(';').filter_map(text).collect();
        let source = about.source.as_ref().map(|source| &source.address);
        let url = about.base_url.as_ref().or(source);
        let issued = about.date.year();
        Self {
            key: format!("{}-{issued}", key_of(&about.title)),
            title: fold_white_space(about.citation_title.as_ref().unwrap_or(&about.title)),
            container: None,
            genre: text(&about.kind),
            bureaus,
            publisher: text(&about.publisher),
            place: text(&about.place),
            date: about.date,
            language: about.language.clone(),
            url: url
                .and_then(|url| text(url))
                .map(|url| utf8_percent_encode(&url, NOT_IN_URL).to_string()),
        }
    }

    /// Returns the record of a section in this language, given that of its sheet. `position` makes the key
    /// unique if the id is not ASCII.
    pub(super) fn of_section(
        whole: &Self,
        sheet: &Sheet,
        (section, language): (&Section, &str),
        position: usize,
    ) -> Self {
        let id = section.passage.id.as_str();
        let own = |base: &String| [base, &*folder(&section.passage.id)].concat();
        let name = if id.is_ascii() {
            id.to_owned()
        } else {
            format!("section-{position}")
        };
        Self {
            key: format!("{}-{name}", whole.key),
            title: fold_white_space(&section.title()),
            container: Some(whole.title.clone()),
            genre: None,
            language: language.to_owned(),
            url: sheet
                .about
                .base_url
                .as_ref()
                .map(own)
                .or_else(|| whole.url.clone()),
            ..whole.clone()
        }
    }

    /// Returns the bureaus or, if there are none, the publisher.
    pub(super) fn authors(&self) -> Vec<&str> {
        if self.bureaus.is_empty() {
            self.publisher.as_deref().into_iter().collect()
        } else {
            self.bureaus.iter().map(String::as_str).collect()
        }
    }

    /// Returns whether the publisher is also the only author.
    pub(super) fn is_by_its_publisher(&self) -> bool {
        self.publisher.is_some() && self.authors() == Vec::from_iter(self.publisher.as_deref())
    }
}

/// Returns the text, unless it is blank.
fn text(text: &str) -> Option<String> {
    Some(fold_white_space(text)).filter(|text| !text.is_empty())
}

/// Returns the first words of a title; `sheet` if none of them is ASCII.
fn key_of(title: &str) -> String {
    let words = slug(title);
    let words: Vec<&str> = words
        .as_str()
        .split(['-', '.', '_'])
        .filter(|word| !word.is_empty() && word.is_ascii())
        .take(WORDS_OF_KEY)
        .collect();
    if words.is_empty() {
        "sheet".to_owned()
    } else {
        words.join("-")
    }
}
