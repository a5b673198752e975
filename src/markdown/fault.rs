//! What is wrong with a publisher's file, told so that it can be mended at once.

use std::fmt;
use std::ops::Range;

/// One thing that is wrong, at a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it starts, in bytes from the start of the file.
    pub offset: usize,
    /// What was met and what was expected.
    pub message: String,
    /// How to mend it.
    pub suggestion: Option<String>,
}

impl Fault {
    /// Something wrong at the start of this range.
    pub(super) fn new(at: &Range<usize>, message: impl Into<String>) -> Self {
        Self {
            offset: at.start,
            message: message.into(),
            suggestion: None,
        }
    }

    /// The same, and how to mend it.
    pub(super) fn suggest(self, suggestion: impl Into<String>) -> Self {
        Self {
            suggestion: Some(suggestion.into()),
            ..self
        }
    }
}

/// All that is wrong with a file, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(Vec<String>);

impl Faults {
    pub(super) fn new(name: &str, text: &str, mut faults: Vec<Fault>) -> Self {
        faults.sort_by_key(|fault| fault.offset);
        Self(faults.iter().map(|fault| line(name, text, fault)).collect())
    }
}

fn line(name: &str, text: &str, fault: &Fault) -> String {
    let before = text.get(..fault.offset).unwrap_or(text);
    let row = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    let suggestion = fault
        .suggestion
        .as_ref()
        .map(|text| format!("; {text}"))
        .unwrap_or_default();
    format!("{name}:{row}:{column}: {}{suggestion}", fault.message)
}

/// A line each: `file:line:column: what was met, what was expected; what to do`.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Faults {}
