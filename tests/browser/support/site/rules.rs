//! The behavior of the site of a test.

use std::path::PathBuf;
use std::sync::Arc;

use super::gate::Hold;

/// The settings of the test, and what the site has recorded.
#[derive(Default)]
pub(super) struct Rules {
    pub(super) folder: PathBuf,
    pub(super) is_unavailable: bool,
    pub(super) held: Vec<Hold>,
    pub(super) split: Option<(&'static str, Hold)>,
    pub(super) removed: Vec<String>,
    pub(super) tampered: Option<(&'static str, Tampering)>,
    pub(super) alterations: Vec<Alteration>,
    pub(super) requests: Vec<String>,
    pub(super) cookies: Vec<String>,
    pub(super) console: Vec<String>,
}

pub(super) type Alteration = Arc<dyn Fn(String) -> String + Send + Sync>;

/// A change to a file in transit.
#[derive(Clone, Copy)]
pub(crate) enum Tampering {
    /// Appends bytes.
    Add(&'static [u8]),
    /// Truncates the file in the middle.
    CutOff,
    /// Sends another media type.
    SetType(&'static str),
}

/// The rules for one response.
pub(super) struct Decision {
    pub(super) folder: PathBuf,
    pub(super) is_unavailable: bool,
    pub(super) held: Option<Hold>,
    pub(super) split: Option<(&'static str, Hold)>,
    pub(super) is_removed: bool,
    pub(super) tampering: Option<Tampering>,
    pub(super) alterations: Vec<Alteration>,
}

impl Rules {
    pub(super) fn decision(&self, path: &str) -> Decision {
        let held = self.held.iter().find(|hold| hold.applies_to(path)).cloned();
        let tampered = self.tampered.filter(|(ending, _)| path.ends_with(ending));
        Decision {
            folder: self.folder.clone(),
            is_unavailable: self.is_unavailable,
            held,
            split: self.split.clone(),
            is_removed: self
                .removed
                .iter()
                .any(|ending| path.ends_with(ending.as_str())),
            tampering: tampered.map(|(_, tampering)| tampering),
            alterations: self.alterations.clone(),
        }
    }
}
