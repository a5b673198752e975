//! From a publisher's source file to a [`Sheet`]: TOML front matter between `+++` lines, then Markdown.
//!
//! The dialect is CommonMark with tables, footnotes, alerts and bare URLs of GitHub Flavored Markdown,
//! `^super^` and `~sub~`, ids in braces (`{#id}`) at the end of a heading, paragraph, list item, picture
//! or table caption, `Table: …` under a table for its caption, and `*[short]: long` for abbreviations.
//! What the model cannot hold is refused, never dropped, and all problems of a file are reported at once.

mod abbreviations;
mod autolinks;
mod blocks;
mod body;
mod characters;
mod cjk_emphasis;
mod diagnostic;
mod envelope;
mod figures;
mod footnotes;
mod foreign;
mod front_matter;
mod headings;
mod html;
mod inlines;
mod joined_lines;
mod keys;
mod language;
mod leftovers;
mod lists;
mod nesting;
mod passage_ids;
mod pictures;
mod positions;
mod quotations;
mod rewritten;
mod scripts;
mod tables;
mod toml_errors;
mod transcript;

use crate::fingerprint::of_sheet;
use crate::sheet::{Notation, PlainText, Sheet};

pub use diagnostic::{Diagnostic, Located, Report, Severity};
pub use envelope::decode;
pub use front_matter::base_url;
pub use keys::front_matter_documentation;
use passage_ids::PassageIds;
pub use pictures::published_picture;
pub use positions::Position;

/// The longest summary that is made from the text, in characters: as much as search engines show.
const LONGEST_SUMMARY: usize = 200;

/// A publisher's source file and what lies beside it.
#[derive(Clone, Copy)]
pub struct SourceFile<'a> {
    /// The file's name, for diagnostics.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The bytes of the picture at a path relative to the file.
    pub(crate) picture: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// The file of published ids.
    pub(crate) published_ids: &'a str,
}

/// A fact sheet that can be published, and what its publisher should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The fact sheet.
    pub sheet: Sheet,
    /// Warnings, or an empty report.
    pub warnings: Report,
}

impl<'a> SourceFile<'a> {
    /// A source file without pictures, of which nothing has been published.
    #[must_use]
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self {
            name,
            text,
            picture: &|_| None,
            published_ids: "",
        }
    }

    /// The same, with the pictures beside it by their relative paths.
    #[must_use]
    pub fn with_pictures(self, picture: &'a dyn Fn(&str) -> Option<Vec<u8>>) -> Self {
        Self { picture, ..self }
    }

    /// The same, with the text of the file of published ids.
    #[must_use]
    pub fn with_published_ids(self, published_ids: &'a str) -> Self {
        Self {
            published_ids,
            ..self
        }
    }

    /// Parses the file, leaving warnings out.
    ///
    /// # Errors
    /// As for [`SourceFile::parse`].
    pub fn sheet(&self) -> Result<Sheet, Report> {
        self.parse().map(|parsed| parsed.sheet)
    }

    /// Parses the file.
    ///
    /// # Errors
    /// If something keeps the text from being a fact sheet: all diagnostics, warnings as well.
    pub fn parse(&self) -> Result<Parsed, Report> {
        let mut diagnostics = Vec::new();
        let (front, body_start) = front_matter::parse(self.text, &mut diagnostics);
        let former: Vec<_> = front
            .aliases
            .iter()
            .map(|alias| (alias.old.clone(), alias.span.clone()))
            .collect();
        let mut ids = PassageIds::new(front.aliases, self.published_ids);
        let title_block = ids.title_block(
            &front
                .about
                .as_ref()
                .map(|about| about.written_in(Notation::Wording))
                .unwrap_or_default(),
        );
        let mut links = Vec::new();
        let body = body::parse(self, body_start, &mut ids, &mut links, &mut diagnostics);
        let mut prose =
            |prose| body::parse_prose(self, prose, &mut ids, &mut links, &mut diagnostics);
        let notice = front.notice.iter().map(&mut prose).collect();
        let rights = front.rights.as_ref().map(prose).unwrap_or_default();
        ids.give_aliases(&former, &mut diagnostics);
        ids.check_links(links, &mut diagnostics);
        let sheet = front.about.map(|about| {
            let mut sheet = Sheet {
                about,
                title_block,
                lead: body.lead,
                sections: body.sections,
                footnotes: body.footnotes,
                fingerprint: String::new(),
            };
            sheet.about.notice = notice;
            sheet.about.rights = rights;
            if sheet.about.summary.is_empty() {
                sheet.about.summary = summary(&sheet);
            }
            ids.check_folders(&sheet.all_sections(), &mut diagnostics);
            sheet.fingerprint = of_sheet(&sheet.written_in(Notation::Wording));
            sheet
        });
        let report = Report::new(self.name, self.text, diagnostics);
        match sheet {
            Some(sheet) if !report.has_errors() => Ok(Parsed {
                sheet,
                warnings: report,
            }),
            _ => Err(report),
        }
    }
}

/// The beginning of the text, whole sentences or at least whole words of it.
fn summary(sheet: &Sheet) -> String {
    let mut text = sheet.lead.written_in(Notation::Typed);
    if text.is_empty() {
        let sections = sheet.sections.iter().map(|section| section.text_below());
        text = sections.collect::<Vec<_>>().join("\n");
    }
    let text = crate::sheet::fold_white_space(
        text.split('\n')
            .find(|line| !line.is_empty())
            .unwrap_or_default(),
    );
    let Some((end, _)) = text.char_indices().nth(LONGEST_SUMMARY) else {
        return text;
    };
    let start = &text[..end];
    let ends = [". ", "! ", "? ", "。"].into_iter();
    let sentence = ends.filter_map(|mark| Some(start.rfind(mark)? + mark.trim_end().len()));
    if let Some(at) = sentence.max().filter(|at| *at > end / 3) {
        return start[..at].to_owned();
    }
    let word = start.rfind(' ').unwrap_or(end);
    format!("{}…", start[..word].trim_end_matches([',', ';', ':']))
}
