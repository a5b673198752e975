//! Links into a sheet: the query and the fragment of the page's URL, and their meaning.
//!
//! Links are long-lived and come from anywhere. [`Address::parse`] accepts every string, and
//! [`resolve`] is total. Both are pure, so the promise that no link breaks silently is tested without
//! a browser.

mod parse;
mod repair;
mod resolve;

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::print_options::PrintOptions;
use crate::scope::Scope;
use crate::sheet::{Fingerprint, Passage, PassageId, Sheet};

pub use resolve::{Notice, Resolution, resolve};

/// The query and fragment of a link to the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The query parameters of others, verbatim and in order.
    pub foreign: Vec<String>,
    /// The ids of the included sections; empty for the whole sheet.
    pub sections: Vec<String>,
    /// The page or its print view.
    pub view: View,
    /// The print options.
    pub print: PrintOptions,
    /// The fingerprints at the time of linking: of the passage, or of each included section and then
    /// of their footnotes.
    pub fingerprints: Vec<Fingerprint>,
    /// Whether a query parameter had an invalid value, which was dropped.
    pub unreadable: bool,
    /// Whether the link was damaged, and has been read as it was before.
    pub repaired: bool,
    /// The decoded fragment without text directives; empty for the page itself.
    pub id: String,
    /// What follows `:~:` in the fragment, verbatim.
    pub directive: Option<String>,
}

/// Returns the path of a section's own page, relative to the URL of the sheet.
#[must_use]
pub fn folder(section: &PassageId) -> String {
    [
        &utf8_percent_encode(section.as_str(), PARAMETER).to_string(),
        "/",
    ]
    .concat()
}

/// How the sheet is shown on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The page.
    #[default]
    Page,
    /// The print view.
    Print,
}

/// Characters to encode in a query parameter, in addition to those that the URL Standard encodes.
const PARAMETER: &AsciiSet = &FRAGMENT.add(b'&').add(b'+').add(b',').add(b'=').add(b'\'');

/// Characters to encode in a fragment, in addition to those that the URL Standard encodes.
const FRAGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'`');

impl Address {
    /// Creates the link to a passage, with its current fingerprint.
    #[must_use]
    pub fn from_passage(passage: &Passage) -> Self {
        Self {
            fingerprints: vec![passage.fingerprint],
            id: passage.id.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// Replaces the query parameters of others.
    #[must_use]
    pub fn with_foreign(self, foreign: &[String]) -> Self {
        Self {
            foreign: foreign.to_vec(),
            ..self
        }
    }

    /// Removes the fingerprints, as for a link to another passage within the page.
    #[must_use]
    pub fn without_fingerprints(self) -> Self {
        Self {
            fingerprints: Vec::new(),
            ..self
        }
    }

    /// Whether the link is to a version of the whole sheet, as the QR code on paper is.
    #[must_use]
    pub fn has_only_fingerprints(&self) -> bool {
        self.id.is_empty() && !self.fingerprints.is_empty()
    }

    /// Whether the fingerprints belong to the passage of an `earlier` link: a link within the page
    /// changes the fragment and keeps the query.
    #[must_use]
    pub fn inherits_fingerprints(&self, earlier: &Self) -> bool {
        !self.fingerprints.is_empty()
            && self.fingerprints == earlier.fingerprints
            && self.id != earlier.id
    }

    /// Creates the link to a scope, with its current fingerprints.
    #[must_use]
    pub fn from_scope(scope: &Scope, sheet: &Sheet) -> Self {
        Self {
            fingerprints: scope.fingerprints(sheet),
            ..Self::default().showing(scope)
        }
    }

    /// Returns the link to the top of the same scope in this view. Only the print view keeps the print
    /// options.
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

    /// Replaces the print options.
    #[must_use]
    pub fn printing(self, print: PrintOptions) -> Self {
        Self { print, ..self }
    }

    /// Replaces the scope and removes the fingerprints.
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

/// Formats the link from its `?` or `#` on; empty for the page itself.
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
