//! Notices changes of files.
//!
//! A sheet is a handful of files, so asking for their times of change costs next to nothing, and also works
//! where systems report no changes: on network drives, and in folders that a container shares.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

/// An author does not notice the delay.
const INTERVAL: Duration = Duration::from_millis(100);

/// Some files as they were at one time.
pub(super) struct Snapshot(BTreeMap<PathBuf, State>);

/// When a file was changed and how long it is; nothing if it is not there.
type State = Option<(SystemTime, u64)>;

impl Snapshot {
    pub(super) fn of(files: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut snapshot = Self(BTreeMap::new());
        snapshot.extend(files);
        snapshot
    }

    /// Adds files as they are now.
    pub(super) fn extend(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        for file in files {
            let state = state(&file);
            self.0.entry(file).or_insert(state);
        }
    }

    /// Waits until a file is changed, made or removed.
    pub(super) fn wait_for_change(&self) {
        while self.0.iter().all(|(file, before)| state(file) == *before) {
            thread::sleep(INTERVAL);
        }
    }
}

fn state(file: &PathBuf) -> State {
    let metadata = fs::metadata(file).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}
