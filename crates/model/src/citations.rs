//! How the sheet and each of its sections is cited, in the formats that readers and their programs
//! ask for.
//!
//! The publisher writes the citations. Only the formats for programs name the day of access, which
//! is known in the browser alone, so a citation is a template: a list of parts, some of which are
//! slots that [`Citations::filled`] fills.

mod from_json;

use serde::Serialize;

use crate::sheet::{Date, PassageId};

/// The id of the element of the page that holds the citations as JSON.
pub const ELEMENT: &str = "fact-sheet-citations";

/// A citation style or file format.
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

/// How a citation is saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// The file name extension, with the dot.
    pub extension: &'static str,
    /// The media type.
    pub media_type: &'static str,
}

/// Adjacent text of a citation in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether the text is in italics.
    pub italic: bool,
}

/// Every citation of a sheet and of its sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citations {
    /// The citation key of the sheet.
    pub key: String,
    /// The URL of the sheet, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The sections that can be cited, in order.
    pub sections: Vec<CitedSection>,
    /// The templates of each format, in the order of [`Format::ALL`].
    pub templates: Vec<Templates>,
}

/// A section to cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitedSection {
    /// The id in the sheet.
    pub id: PassageId,
    /// The citation key.
    pub key: String,
    /// The URL of the section's page or, if it has none, of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The citations in one format. What those of the sections have in common is stored once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Templates {
    /// The citation of the whole sheet.
    pub whole: Vec<Part>,
    /// How the citation of each section starts.
    pub sections_start: Vec<Part>,
    /// What only the citation of this section says, in the order of [`Citations::sections`].
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
    /// Something to fill in.
    Slot(Slot),
}

/// Something to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Slot {
    /// The citation key.
    Key,
    /// The URL of what is cited.
    Url,
    /// The day of access by ISO 8601: `2026-11-04`.
    AccessedIso,
    /// The day of access as RIS writes it: `2026/11/04`.
    AccessedRis,
    /// The day of access as the date parts of CSL-JSON: `2026,11,4`.
    AccessedCsl,
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

    /// Returns the name that readers choose it by.
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

    /// Returns how the citation is saved as a file; `None` for the styles, which people read.
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
    /// Returns the citation of the section with this id, or of the whole sheet, for a reader who
    /// accesses it on this day; `None` if no section has the id.
    #[must_use]
    pub fn filled(
        &self,
        format: Format,
        section: Option<&PassageId>,
        accessed: Date,
    ) -> Option<Vec<Run>> {
        let templates = self.templates.get(format as usize)?;
        let (parts, key, url): (Vec<&[Part]>, _, _) = match section {
            None => (vec![&templates.whole], &self.key, &self.url),
            Some(id) => {
                let (position, section) = self.section(id)?;
                let own = templates.sections.get(position)?;
                (
                    vec![&templates.sections_start, own, &templates.sections_end],
                    &section.key,
                    &section.url,
                )
            }
        };
        let mut runs = Vec::new();
        for part in parts.into_iter().flatten() {
            match part {
                Part::Text(text) => push(&mut runs, text, false),
                Part::Italic(text) => push(&mut runs, text, true),
                Part::Slot(slot) => {
                    let text = match slot {
                        Slot::Key => key.clone(),
                        Slot::Url => url.clone().unwrap_or_default(),
                        Slot::AccessedIso => accessed.to_string(),
                        Slot::AccessedRis => accessed.to_string().replace('-', "/"),
                        Slot::AccessedCsl => {
                            let (year, month) = (accessed.year(), accessed.month());
                            format!("{year},{month},{}", accessed.day())
                        }
                    };
                    push(&mut runs, &text, false);
                }
            }
        }
        Some(runs)
    }

    /// Returns the file name of the citation; `None` if the format is not saved as a file or no
    /// section has the id.
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

/// Returns the text of a citation without its italics.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn push(runs: &mut Vec<Run>, text: &str, italic: bool) {
    match runs.last_mut() {
        Some(last) if last.italic == italic => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => runs.push(Run {
            text: text.to_owned(),
            italic,
        }),
    }
}
