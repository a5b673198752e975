//! What a test has asked of its site.

use std::path::PathBuf;
use std::sync::Arc;

use super::gate::Hold;

/// Everything that was asked, and what came of it.
#[derive(Default)]
pub(super) struct Rules {
    pub(super) folder: PathBuf,
    pub(super) out_of_order: bool,
    pub(super) held: Vec<Hold>,
    pub(super) broken_off: Option<(&'static str, Hold)>,
    pub(super) lost: Vec<String>,
    pub(super) tampered: Option<(&'static str, Tampering)>,
    pub(super) alterations: Vec<Alteration>,
    pub(super) requests: Vec<String>,
    pub(super) cookies: Vec<String>,
    pub(super) refusals: Vec<String>,
}

pub(super) type Alteration = Arc<dyn Fn(String) -> String + Send + Sync>;

/// What becomes of a file on its way.
#[derive(Clone, Copy)]
pub(crate) enum Tampering {
    /// More is sent after it.
    Add(&'static [u8]),
    /// It ends in the middle.
    CutOff,
    /// It is called what it is not.
    CallIt(&'static str),
}

/// What holds for one answer.
pub(super) struct Ruling {
    pub(super) folder: PathBuf,
    pub(super) out_of_order: bool,
    pub(super) held: Option<Hold>,
    pub(super) broken_off: Option<(&'static str, Hold)>,
    pub(super) is_lost: bool,
    pub(super) tampering: Option<Tampering>,
    pub(super) alterations: Vec<Alteration>,
}

impl Rules {
    pub(super) fn ruling(&self, path: &str) -> Ruling {
        let held = self.held.iter().find(|hold| hold.concerns(path)).cloned();
        let tampered = self.tampered.filter(|(ending, _)| path.ends_with(ending));
        Ruling {
            folder: self.folder.clone(),
            out_of_order: self.out_of_order,
            held,
            broken_off: self.broken_off.clone(),
            is_lost: self
                .lost
                .iter()
                .any(|ending| path.ends_with(ending.as_str())),
            tampering: tampered.map(|(_, tampering)| tampering),
            alterations: self.alterations.clone(),
        }
    }
}
