//! What a process says, written to a file and read from there while it runs.
//!
//! A pipe would fill up or break once nobody reads it; a file can be read at any time, by whoever
//! waits for a line and by whoever reports a failure.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::Result;

/// What a process has said so far.
pub(crate) struct Journal {
    path: PathBuf,
}

impl Journal {
    /// The journal in this file.
    pub(super) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
        }
    }

    /// Waits for a whole line that `read` makes sense of.
    ///
    /// The last, unfinished line is left alone: Xvfb writes its number and the newline in two goes.
    pub(super) async fn line<T>(&self, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        const PATIENCE: Duration = Duration::from_secs(20);
        let found = tokio::time::timeout(PATIENCE, async {
            loop {
                let text = self.text();
                let whole = text
                    .split_inclusive('\n')
                    .filter_map(|line| line.strip_suffix('\n'));
                if let Some(value) = whole.into_iter().find_map(&read) {
                    return value;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        });
        found.await.map_err(|_| {
            format!(
                "{} did not say what was awaited: {}",
                self.path.display(),
                self.text()
            )
            .into()
        })
    }

    /// All of it.
    pub(super) fn text(&self) -> String {
        fs::read(&self.path)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }
}
