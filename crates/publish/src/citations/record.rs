//! What there is to say about a work that is cited, before any format.
//!
//! Publisher and bureaus are institutions: their names are taken whole and never split into given
//! and family names. Where a sheet names several bureaus, they are parted by semicolons; a name may
//! hold commas.

use crate::address::folder;
use crate::sheet::{Date, Section, Sheet, fold_white_space, slug};

/// How many words of the title make the name of a work.
const WORDS_OF_KEY: usize = 4;

/// A work that is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// Its name among other works: letters and digits of ASCII, and hyphens.
    pub(super) key: String,
    /// In sentence case where the publisher gives it so, else as written.
    pub(super) title: String,
    /// The work it is a part of.
    pub(super) container: Option<String>,
    /// The kind of work: "Fact Sheet". Parts have none.
    pub(super) genre: Option<String>,
    /// The bureaus that issued it.
    pub(super) bureaus: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) place: Option<String>,
    pub(super) date: Option<Date>,
    /// A BCP 47 tag.
    pub(super) language: String,
    pub(super) address: Option<String>,
}

impl Record {
    pub(super) fn of_sheet(sheet: &Sheet) -> Self {
        let about = &sheet.about;
        let bureaus = about.bureau.split(';').filter_map(text).collect();
        let source = about.source.as_ref().map(|source| &source.address);
        let address = about.base_url.as_ref().or(source);
        let issued = about.date.year();
        Self {
            key: format!("{}-{issued}", key_of(&about.title)),
            title: fold_white_space(about.citation_title.as_ref().unwrap_or(&about.title)),
            container: None,
            genre: text(&about.kind),
            bureaus,
            publisher: text(&about.publisher),
            place: text(&about.place),
            date: Some(about.date),
            language: about.language.clone(),
            address: address
                .and_then(|address| text(address))
                .map(|address| encoded(&address)),
        }
    }

    /// A section, as a part of the sheet's record; `position` tells it from those whose id has no
    /// letter of ASCII.
    pub(super) fn of_section(
        whole: &Self,
        sheet: &Sheet,
        section: &Section,
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
            address: sheet
                .about
                .base_url
                .as_ref()
                .map(own)
                .or_else(|| whole.address.clone()),
            ..whole.clone()
        }
    }

    /// Who is named first: the bureaus, or the publisher where there are none.
    pub(super) fn authors(&self) -> Vec<&str> {
        if self.bureaus.is_empty() {
            self.publisher.as_deref().into_iter().collect()
        } else {
            self.bureaus.iter().map(String::as_str).collect()
        }
    }

    /// Whether the publisher is also the only author.
    pub(super) fn is_by_its_publisher(&self) -> bool {
        self.publisher.is_some() && self.authors() == Vec::from_iter(self.publisher.as_deref())
    }
}

/// The text, where there is one.
fn text(text: &str) -> Option<String> {
    Some(fold_white_space(text)).filter(|text| !text.is_empty())
}

/// An address in ASCII, as every program takes it (RFC 3986).
fn encoded(address: &str) -> String {
    percent_encoding::utf8_percent_encode(address, percent_encoding::CONTROLS).to_string()
}

/// The first words of a title as a name; titles in other scripts have none.
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
