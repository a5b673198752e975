//! What a publisher works on, and what is made of it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use factsheet_publish::markdown::{Located, Severity, SourceFile, decode};
use factsheet_publish::publish::{Audience, Options, PublishError, Site, Viewer, split_help};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The folder of the site in the zip file.
const SITE: &str = "site";

/// Of files of ids, in bytes. A sheet of 10,000 sections has less.
const LONGEST_IDS: u64 = 1 << 20;

/// The endings of pictures that a fact sheet can show.
const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// A source file with what lies beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The name of the source file without its ending.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The bytes of pictures by their file names.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// The text of the file of ids, empty if nothing is published yet.
    pub published_ids: String,
}

/// What a file has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// The text.
    Source,
    /// A picture.
    Picture,
    /// The ids that were published before.
    Ids,
}

impl Project {
    /// A project with this text, and nothing beside it.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self {
            name: "fact-sheet".to_owned(),
            text,
            pictures: BTreeMap::new(),
            published_ids: String::new(),
        }
    }

    /// Adds a file: a source file, a picture, the ids of the last edition, or a zip file that contains them.
    ///
    /// # Errors
    /// A message for the publisher if the file cannot be used.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<Added, String> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "txt" => {
                self.text = decode(name, bytes).map_err(|report| report.to_string())?;
                stem.clone_into(&mut self.name);
                Ok(Added::Source)
            }
            "ids" => {
                self.published_ids = String::from_utf8(bytes)
                    .map_err(|_| format!("{name} is not a file of published ids"))?;
                Ok(Added::Ids)
            }
            "zip" => {
                let ids = ids_in_zip(bytes).ok().flatten();
                self.published_ids = ids.ok_or_else(|| {
                    format!("{name} holds no file of published ids: choose the zip file of your last edition")
                })?;
                Ok(Added::Ids)
            }
            picture if PICTURES.contains(&picture) => {
                self.pictures.insert(name.to_owned(), bytes);
                Ok(Added::Picture)
            }
            _ => Err(format!(
                "{name} cannot be used: choose a Markdown file (.md), pictures, or the zip file of your last edition"
            )),
        }
    }

    /// Makes the site, which readers' browsers keep for reading without a network.
    ///
    /// # Errors
    /// If the text cannot be published as it is.
    pub async fn publish(&self, viewer: &Viewer) -> Result<Site, PublishError> {
        let picture = |path: &str| self.picture(path);
        let name = format!("{}.md", self.name);
        let file = SourceFile::new(&name, &self.text)
            .with_pictures(&picture)
            .with_published_ids(&self.published_ids);
        let options = Options {
            base_url: None,
            audience: Audience::Readers { offline: true },
            has_pdf: false,
        };
        viewer.publish(&file, options).await
    }

    /// Returns a picture by its path in the text. Its folder does not count, because browsers tell only
    /// the names of files.
    fn picture(&self, path: &str) -> Option<Vec<u8>> {
        let name = path.rsplit('/').next()?;
        self.pictures.get(name).cloned()
    }

    /// Returns a zip file with the site, the source file and the new file of ids. The same files always give
    /// the same bytes.
    ///
    /// # Errors
    /// As for writing, which does not fail in memory.
    pub fn zip(&self, files: &[(String, Vec<u8>)], ids: &str) -> Result<Vec<u8>, ZipError> {
        let mut files: Vec<(String, &[u8])> = files
            .iter()
            .map(|(name, bytes)| (format!("{SITE}/{name}"), bytes.as_slice()))
            .collect();
        files.push((format!("{}.md", self.name), self.text.as_bytes()));
        files.push((format!("{}.ids", self.name), ids.as_bytes()));
        files.sort();
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for (name, bytes) in files {
            zip.start_file(name, options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

/// Returns the text of the first file of ids in a zip file.
fn ids_in_zip(bytes: Vec<u8>) -> Result<Option<String>, ZipError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let names = zip.file_names().filter_map(Result::ok);
    let is_ids = |name: &String| Path::new(name).extension().is_some_and(|end| end == "ids");
    let Some(name) = names.map(Cow::into_owned).find(is_ids) else {
        return Ok(None);
    };
    let mut text = String::new();
    // What a zip file unpacks to can be far larger than itself.
    let read = zip
        .by_name(&name)?
        .take(LONGEST_IDS)
        .read_to_string(&mut text);
    Ok(read.ok().map(|_| text))
}

/// A problem as the studio shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Whether the sheet can be published all the same.
    pub is_warning: bool,
    /// Where it is; nothing if it is about no line.
    pub place: Option<Place>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The text of the line.
    pub excerpt: String,
    /// Start and end in UTF-16 code units, as browsers count.
    pub range: (u32, u32),
}

/// Returns the warnings about a site that has been made, or what keeps it from being made.
#[must_use]
pub fn problems(text: &str, result: &Result<Site, PublishError>) -> Vec<Problem> {
    match result {
        Ok(site) => located(text, &Vec::from_iter(site.warnings.located()), true),
        Err(PublishError::InvalidSource(report)) => {
            let located_errors = report.located().iter();
            let is_error = |located: &&Located| located.diagnostic.severity == Severity::Error;
            let (errors, warnings): (Vec<_>, Vec<_>) = located_errors.partition(is_error);
            let mut problems = located(text, &errors, false);
            problems.extend(located(text, &warnings, true));
            problems
        }
        Err(error) => {
            let message = error.to_string();
            let (message, help) = split_help(&message);
            vec![Problem {
                message: message.to_owned(),
                help: help.map(str::to_owned),
                is_warning: false,
                place: None,
            }]
        }
    }
}

fn located(text: &str, located: &[&Located], is_warning: bool) -> Vec<Problem> {
    let problem = |located: &Located| {
        let diagnostic = &located.diagnostic;
        let excerpt = text.lines().nth(located.start.line - 1).unwrap_or_default();
        Problem {
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            is_warning,
            place: Some(Place {
                line: located.start.line,
                excerpt: excerpt.chars().take(120).collect(),
                range: (
                    utf16_offset(text, diagnostic.span.start),
                    utf16_offset(text, diagnostic.span.end),
                ),
            }),
        }
    };
    // More than these nobody works through before the next change.
    located
        .iter()
        .take(20)
        .map(|located| problem(located))
        .collect()
}

/// Returns how many UTF-16 code units precede a byte offset.
fn utf16_offset(text: &str, offset: usize) -> u32 {
    let before = &text[..text.floor_char_boundary(offset)];
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

    const SHEET: &str = "+++\ntitle = \"W\u{1f4a7}\"\npublisher = \"P\"\ndate = 2026-01-31\nlanguage = \"en\"\n+++\n\n\
         \u{1f4a7} <b>Text\n";

    #[test]
    fn takes_files_by_their_endings() {
        let mut project = Project::new(String::new());
        for (name, added) in [
            ("Water.MD", Ok(Added::Source)),
            ("tower.PNG", Ok(Added::Picture)),
            ("water.ids", Ok(Added::Ids)),
        ] {
            assert_eq!(project.add(name, b"a".to_vec()), added, "{name}");
        }
        for name in ["water.docx", "water", "a.zip"] {
            assert!(project.add(name, b"a".to_vec()).is_err(), "{name}");
        }
        assert_eq!(
            (&*project.name, &*project.text, &*project.published_ids),
            ("Water", "a", "a")
        );
        assert_eq!(project.picture("pictures/tower.PNG"), Some(b"a".to_vec()));
    }

    #[test]
    fn zip_is_reproducible_and_holds_ids_for_the_next_edition() -> Result {
        let project = Project::new(SHEET.to_owned());
        let files = [("index.html".to_owned(), b"page".to_vec())];
        let zip = project.zip(&files, "supply/\n")?;
        assert_eq!(zip, project.zip(&files, "supply/\n")?);
        let names: Vec<_> = ZipArchive::new(Cursor::new(zip.clone()))?
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect();
        assert_eq!(
            names,
            ["fact-sheet.ids", "fact-sheet.md", "site/index.html"]
        );
        let mut next = Project::new(String::new());
        assert_eq!(next.add("fact-sheet.zip", zip), Ok(Added::Ids));
        assert_eq!(next.published_ids, "supply/\n");
        Ok(())
    }

    #[test]
    fn places_problems_as_browsers_count() {
        let error = SourceFile::new("s.md", SHEET).parse().err();
        let report = error.map(PublishError::InvalidSource).map(Err);
        let found = report
            .map(|result| problems(SHEET, &result))
            .unwrap_or_default();
        let place = found.into_iter().find_map(|problem| problem.place);
        let length = u32::try_from(SHEET.encode_utf16().count()).unwrap_or_default();
        let start = length - 8;
        assert_eq!(
            place,
            Some(Place {
                line: 8,
                excerpt: "\u{1f4a7} <b>Text".to_owned(),
                range: (start, start + 3)
            })
        );
    }
}
