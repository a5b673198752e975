//! From a publisher's file to a [`Sheet`]: TOML front matter between `+++` lines, then Markdown.
//!
//! The dialect is CommonMark with tables, footnotes, alerts, `^super^` and `~sub~`, ids in braces
//! (`{#id}`) at the end of a heading, paragraph, point, picture or table caption, `Table: …` under
//! a table for its caption, and `*[short]: long` for abbreviations. What the model could not hold
//! is refused, never dropped, and all the faults of a file are told at once.

mod abbreviations;
mod blocks;
mod body;
mod fault;
mod figures;
mod front_matter;
mod inlines;
mod nesting;
mod passage_ids;
mod scripts;
mod signs;
mod tables;

use crate::fingerprint::of_sheet;
use crate::sheet::{Notation, PlainText, Sheet};

pub use fault::{Fault, Faults};
pub use front_matter::base_url;
use passage_ids::PassageIds;

/// What the reader of a file needs besides its text.
pub struct Manuscript<'a> {
    /// The file's name, for messages.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Width and height in pixels of the picture at a path relative to the file, if there is one.
    pub picture_size: &'a dyn Fn(&str) -> Option<(u32, u32)>,
}

impl Manuscript<'_> {
    /// Reads the file.
    ///
    /// # Errors
    /// All that keeps the text from being a fact sheet, each with line, column and what was
    /// expected there.
    pub fn read(&self) -> Result<Sheet, Faults> {
        let mut faults = Vec::new();
        let (front, body_start) = front_matter::read(self.text, &mut faults);
        let former: Vec<_> = front
            .aliases
            .iter()
            .map(|alias| (alias.old.clone(), alias.at.clone()))
            .collect();
        let mut ids = PassageIds::new(front.aliases);
        let title_block = ids.title_block(
            &front
                .about
                .as_ref()
                .map(|about| about.written_in(Notation::Wording))
                .unwrap_or_default(),
        );
        let body = body::read(self, body_start, &mut ids, &mut faults);
        ids.give_aliases(&former, &mut faults);
        let sheet = front.about.map(|about| {
            let mut sheet = Sheet {
                about,
                title_block,
                lead: body.lead,
                sections: body.sections,
                footnotes: body.footnotes,
                fingerprint: String::new(),
            };
            ids.refuse_like_folders(&sheet.all_sections(), &mut faults);
            sheet.fingerprint = of_sheet(&sheet.written_in(Notation::Wording));
            sheet
        });
        match sheet {
            Some(sheet) if faults.is_empty() => Ok(sheet),
            _ => Err(Faults::new(self.name, self.text, faults)),
        }
    }
}
