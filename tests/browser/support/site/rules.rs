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
    pub(super) tampered: Option<(&'static str, &'static [u8])>,
    pub(super) alterations: Vec<Alteration>,
    pub(super) requests: Vec<String>,
    pub(super) cookies: Vec<String>,
    pub(super) refusals: Vec<String>,
}

pub(super) type Alteration = Arc<dyn Fn(String) -> String + Send + Sync>;

/// What holds for one answer.
pub(super) struct Ruling {
    pub(super) folder: PathBuf,
    pub(super) out_of_order: bool,
    pub(super) held: Option<Hold>,
    pub(super) broken_off: Option<(&'static str, Hold)>,
    pub(super) is_lost: bool,
    /// What is sent after the file.
    pub(super) addition: &'static [u8],
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
            addition: tampered.map_or(&[], |(_, addition)| addition),
            alterations: self.alterations.clone(),
        }
    }
}
