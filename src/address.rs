//! The addresses of the page: what stands behind `?` and `#`, and what it means for a sheet.
//!
//! An address may come from anywhere and from years ago. [`Address::parse`] accepts every text
//! there is; [`resolve`] has a decision for every address and every sheet. Both are pure, so the
//! promise that a link never breaks silently is tested without a browser.

mod parse;
mod resolve;

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::sheet::{Fingerprint, Passage};

pub use resolve::{Notice, Resolution, resolve};

/// The variable part of an address of ours, from the `?` on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Parameters that are not ours, as they were written, in order.
    pub foreign: Vec<String>,
    /// The wording for which the link was made.
    pub wording: Wording,
    /// The decoded fragment, up to any text directive; empty for the page itself.
    pub id: String,
    /// What followed `:~:` in the fragment, as it was written.
    pub directive: Option<String>,
}

/// What an address says about the wording of its passage: its parameter `v`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// Nothing.
    #[default]
    Any,
    /// It had this fingerprint when the link was made.
    Was(Fingerprint),
    /// Something that is no fingerprint.
    Unreadable,
}

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
    pub fn of(passage: &Passage) -> Self {
        Self {
            wording: Wording::Was(passage.fingerprint),
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
    pub fn without_wording(self) -> Self {
        Self {
            wording: Wording::Any,
            ..self
        }
    }

    /// Whether the wording in this address was made for the passage of an `earlier` one: a link
    /// within the page changes the fragment and keeps the parameters.
    #[must_use]
    pub fn inherits_wording(&self, earlier: &Self) -> bool {
        self.wording != Wording::Any && self.wording == earlier.wording && self.id != earlier.id
    }
}

/// From the `?` on; empty for the page itself. An unreadable wording is not written again.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wording = match self.wording {
            Wording::Was(fingerprint) => Some(format!("v={fingerprint}")),
            Wording::Any | Wording::Unreadable => None,
        };
        for (position, parameter) in self.foreign.iter().chain(&wording).enumerate() {
            f.write_str(if position == 0 { "?" } else { "&" })?;
            f.write_str(parameter)?;
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
