//! How the sheet and each of its sections is cited, in the formats that readers and their programs
//! ask for.
//!
//! The texts are made when the sheet is published, by the styles themselves; the day on which
//! somebody reads it is not known then. So they travel as templates, in which the places of that
//! day are things of their own and never marks in the text: [`Citations::filled`] fills them in,
//! and no word of a sheet can be mistaken for one.

mod from_json;

use serde::Serialize;

use crate::sheet::{Date, PassageId};

/// The id of the element of the page that holds the citations as JSON.
pub const ELEMENT: &str = "fact-sheet-citations";

/// A way to write a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A reference of the American Psychological Association.
    Apa,
    /// An entry in a bibliography after the Chicago Manual of Style.
    Chicago,
    /// A work cited of the Modern Language Association.
    Mla,
    /// An entry for LaTeX.
    Bibtex,
    /// A record for reference managers.
    Ris,
    /// An item for programs that know the Citation Style Language.
    CslJson,
}

/// What a citation in a format is as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// The end of its name, with the dot.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
}

/// Some words of a citation that are set alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they stand in italics.
    pub italic: bool,
}

/// Every citation of a sheet and of its sections, but for the day of access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citations {
    /// The name of the sheet among other works.
    pub key: String,
    /// Where it is to be found, if anywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// What can be cited besides the whole, in order.
    pub sections: Vec<CitedSection>,
    /// What the citations say, a format each in the order of [`Format::ALL`].
    pub texts: Vec<Texts>,
}

/// A section as something to cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitedSection {
    /// Its id in the sheet.
    pub id: PassageId,
    /// Its name among other works.
    pub key: String,
    /// The URL of its own page, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// The citations in one format. What those of the sections have in common stands in them once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Texts {
    /// The names of the months, as the format writes them.
    pub months: Vec<String>,
    /// The citation of the whole sheet.
    pub whole: Vec<Part>,
    /// How the citation of each section starts.
    pub sections_start: Vec<Part>,
    /// What is each section's own.
    pub sections: Vec<Vec<Part>>,
    /// How the citation of each section ends.
    pub sections_end: Vec<Part>,
}

/// A piece of a citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Part {
    /// Upright text.
    Text(String),
    /// Text in italics.
    Italic(String),
    /// Something that is filled in.
    Place(Place),
}

/// Something that is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Place {
    /// The name of the month of access.
    Month,
    /// The day of access.
    Day,
    /// The day of access in two digits.
    PaddedDay,
    /// The year of access.
    Year,
    /// The address of what is cited.
    Address,
    /// The name of what is cited among other works.
    Key,
}

impl Format {
    /// The formats, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Apa,
        Self::Chicago,
        Self::Mla,
        Self::Bibtex,
        Self::Ris,
        Self::CslJson,
    ];

    /// What readers call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Apa => "APA, 7th edition",
            Self::Chicago => "Chicago, 17th edition (bibliography)",
            Self::Mla => "MLA, 9th edition",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// What it is as a file; `None` for what is read by people.
    #[must_use]
    pub fn file_kind(self) -> Option<FileKind> {
        let (extension, media_type) = match self {
            Self::Apa | Self::Chicago | Self::Mla => return None,
            Self::Bibtex => (".bib", "application/x-bibtex"),
            Self::Ris => (".ris", "application/x-research-info-systems"),
            Self::CslJson => (".json", "application/vnd.citationstyles.csl+json"),
        };
        Some(FileKind {
            extension,
            media_type,
        })
    }
}

impl Citations {
    /// The citation of the section with this id, or of the whole sheet, by somebody who read it on
    /// this day. `None` where no section has the id.
    #[must_use]
    pub fn filled(
        &self,
        format: Format,
        section: Option<&PassageId>,
        accessed: Date,
    ) -> Option<Vec<Run>> {
        let texts = self.texts.get(format as usize)?;
        let (parts, key, address): (Vec<&[Part]>, _, _) = match section {
            None => (vec![&texts.whole], &self.key, &self.address),
            Some(id) => {
                let (position, section) = self.section(id)?;
                let own = texts.sections.get(position)?;
                (
                    vec![&texts.sections_start, own, &texts.sections_end],
                    &section.key,
                    &section.address,
                )
            }
        };
        let mut runs = Vec::new();
        for part in parts.into_iter().flatten() {
            match part {
                Part::Text(text) => push(&mut runs, text, false),
                Part::Italic(text) => push(&mut runs, text, true),
                Part::Place(Place::Month) => {
                    push(&mut runs, texts.months.get(month_index(accessed))?, false);
                }
                Part::Place(Place::Day) => push(&mut runs, &accessed.day().to_string(), false),
                Part::Place(Place::PaddedDay) => {
                    let zero = if accessed.day() < 10 { "0" } else { "" };
                    push(&mut runs, zero, false);
                    push(&mut runs, &accessed.day().to_string(), false);
                }
                Part::Place(Place::Year) => push(&mut runs, &accessed.year().to_string(), false),
                Part::Place(Place::Address) => {
                    push(&mut runs, address.as_deref().unwrap_or_default(), false);
                }
                Part::Place(Place::Key) => push(&mut runs, key, false),
            }
        }
        Some(runs)
    }

    /// The name under which the citation is saved; `None` where it is no file, or no section has
    /// the id.
    #[must_use]
    pub fn file_name(&self, format: Format, section: Option<&PassageId>) -> Option<String> {
        let key = match section {
            None => &self.key,
            Some(id) => &self.section(id)?.1.key,
        };
        Some([key, format.file_kind()?.extension].concat())
    }

    fn section(&self, id: &PassageId) -> Option<(usize, &CitedSection)> {
        let mut sections = self.sections.iter().enumerate();
        sections.find(|(_, section)| section.id == *id)
    }
}

/// The words of a citation without their italics.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn month_index(date: Date) -> usize {
    usize::from(date.month()) - 1
}

/// Adds words to a citation, to its last run where they are set alike.
pub fn push(runs: &mut Vec<Run>, text: &str, italic: bool) {
    match runs.last_mut() {
        Some(last) if last.italic == italic => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => runs.push(Run {
            text: text.to_owned(),
            italic,
        }),
    }
}
