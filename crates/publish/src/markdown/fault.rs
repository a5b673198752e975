//! What is wrong with a publisher's file, told so that it can be mended at once.

use std::fmt;
use std::ops::Range;

use super::signs::shown;

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
        let mut place = Place::START;
        let line = |fault: &Fault| {
            place.advance(text, fault.offset);
            let Place { row, column, .. } = place;
            let message = shown(&fault.message);
            let suggestion = fault.suggestion.iter().map(|text| format!("; {text}"));
            let suggestion: String = suggestion.collect();
            format!("{name}:{row}:{column}: {message}{suggestion}")
        };
        Self(faults.iter().map(line).collect())
    }
}

/// Where a walk through the text has come to: each fault is looked for from the one before, so that
/// a line of ten megabytes with a fault in every word is walked once.
#[derive(Clone, Copy)]
struct Place {
    offset: usize,
    row: usize,
    column: usize,
}

impl Place {
    const START: Self = Self {
        offset: 0,
        row: 1,
        column: 1,
    };

    fn advance(&mut self, text: &str, to: usize) {
        let to = text.floor_char_boundary(to);
        let passed = text.get(self.offset..to).unwrap_or_default();
        if let Some((before, line)) = passed.rsplit_once('\n') {
            self.row += before.matches('\n').count() + 1;
            self.column = 1 + line.chars().count();
        } else {
            self.column += passed.chars().count();
        }
        self.offset = to;
    }
}

/// A line each: `file:line:column: what was met, what was expected; what to do`.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Faults {}
