//! The addresses of the page: what stands behind `?` and `#`, and what it means for a sheet.
//!
//! An address may come from anywhere and from years ago. [`Address::parse`] accepts every text
//! there is; [`resolve`] has a decision for every address and every sheet. Both are pure, so the
//! promise that a link never breaks silently is tested without a browser.

mod parse;
mod resolve;

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::print_options::PrintOptions;
use crate::scope::Scope;
use crate::sheet::{Fingerprint, Passage, PassageId, Sheet};

pub use resolve::{Notice, Resolution, resolve};

/// The variable part of an address of ours, from the `?` on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Parameters that are not ours, as they were written, in order.
    pub foreign: Vec<String>,
    /// The parts that are shown, by their ids; none for the whole.
    pub sections: Vec<String>,
    /// How the sheet is shown.
    pub view: View,
    /// How it is printed.
    pub print: PrintOptions,
    /// The wording for which the link was made: of its passage, or of each of its parts and of
    /// their footnotes.
    pub fingerprints: Vec<Fingerprint>,
    /// Whether one of our parameters had a value that makes no sense. It was left out.
    pub unreadable: bool,
    /// The decoded fragment, up to any text directive; empty for the page itself.
    pub id: String,
    /// What followed `:~:` in the fragment, as it was written.
    pub directive: Option<String>,
}

/// The folder of a section's own page, as it stands in an address beside that of the sheet.
#[must_use]
pub fn folder(section: &PassageId) -> String {
    [
        &utf8_percent_encode(section.as_str(), PARAMETER).to_string(),
        "/",
    ]
    .concat()
}

/// How the sheet is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// As a page.
    #[default]
    Page,
    /// As it will be on paper.
    Print,
}

/// What an id in a parameter must not hold as it is, besides what the URL Standard escapes anyway.
const PARAMETER: &AsciiSet = &FRAGMENT.add(b'&').add(b'+').add(b',').add(b'=').add(b'\'');

/// What a fragment must not hold as it is, besides what the URL Standard escapes anyway.
const FRAGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'`');

impl Address {
    /// The address of this passage with its present wording.
    #[must_use]
    pub fn from_passage(passage: &Passage) -> Self {
        Self {
            fingerprints: vec![passage.fingerprint],
            id: passage.id.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// The same address beside the parameters of another program.
    #[must_use]
    pub fn with_foreign(self, foreign: &[String]) -> Self {
        Self {
            foreign: foreign.to_vec(),
            ..self
        }
    }

    /// Without its wording: what remains of it when a reader has followed a link to another passage.
    #[must_use]
    pub fn without_fingerprints(self) -> Self {
        Self {
            fingerprints: Vec::new(),
            ..self
        }
    }

    /// Whether it asks for no passage but for the wording of the whole, as the code on paper does.
    #[must_use]
    pub fn has_only_fingerprints(&self) -> bool {
        self.id.is_empty() && !self.fingerprints.is_empty()
    }

    /// Whether the wording in this address was made for the passage of an `earlier` one: a link
    /// within the page changes the fragment and keeps the parameters.
    #[must_use]
    pub fn inherits_fingerprints(&self, earlier: &Self) -> bool {
        !self.fingerprints.is_empty()
            && self.fingerprints == earlier.fingerprints
            && self.id != earlier.id
    }

    /// The address of what is shown at this one, with its present wording and nothing else.
    #[must_use]
    pub fn from_scope(scope: &Scope, sheet: &Sheet) -> Self {
        Self {
            fingerprints: scope.fingerprints(sheet),
            ..Self::default().showing(scope)
        }
    }

    /// What is shown at this address, from its top, in this view; the choices for paper belong to
    /// the print view.
    #[must_use]
    pub fn as_view(self, view: View) -> Self {
        Self {
            foreign: self.foreign,
            sections: self.sections,
            view,
            print: match view {
                View::Page => PrintOptions::default(),
                View::Print => self.print,
            },
            ..Self::default()
        }
    }

    /// The same address with other choices for paper.
    #[must_use]
    pub fn printing(self, print: PrintOptions) -> Self {
        Self { print, ..self }
    }

    /// The same address for another part of the sheet, whose wording it does not know.
    #[must_use]
    pub fn showing(self, scope: &Scope) -> Self {
        let sections = match scope {
            Scope::Whole => Vec::new(),
            Scope::Extract(parts) => parts.iter().map(ToString::to_string).collect(),
        };
        Self {
            sections,
            fingerprints: Vec::new(),
            ..self
        }
    }
}

/// From the `?` on; empty for the page itself.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |name: &str, values: Vec<String>| {
            (!values.is_empty()).then(|| [name, "=", &values.join(",")].concat())
        };
        let encoded = |id: &String| utf8_percent_encode(id, PARAMETER).to_string();
        let print = self.print.parameters();
        let parameters = self
            .foreign
            .iter()
            .cloned()
            .chain(list(
                "sections",
                self.sections.iter().map(encoded).collect(),
            ))
            .chain((self.view == View::Print).then(|| "view=print".to_owned()))
            .chain(print.map(|(name, value)| [name, "=", value].concat()))
            .chain(list(
                "v",
                self.fingerprints
                    .iter()
                    .map(Fingerprint::to_string)
                    .collect(),
            ));
        for (position, parameter) in parameters.enumerate() {
            f.write_str(if position == 0 { "?" } else { "&" })?;
            f.write_str(&parameter)?;
        }
        if !self.id.is_empty() || self.directive.is_some() {
            write!(f, "#{}", utf8_percent_encode(&self.id, FRAGMENT))?;
        }
        if let Some(directive) = &self.directive {
            write!(f, ":~:{directive}")?;
        }
        Ok(())
    }
}
