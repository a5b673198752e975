//! The output of a process, in a file that can be read while the process runs.
//!
//! A pipe would fill up or break when nobody reads it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::Result;

/// The log file of a process.
pub(crate) struct ProcessLog {
    path: PathBuf,
}

impl ProcessLog {
    /// Returns the log in this file.
    pub(super) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
        }
    }

    /// Waits for a complete line for which `read` returns a value.
    ///
    /// An unfinished line does not count: Xvfb writes its number and the newline separately.
    pub(super) async fn line<T>(&self, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        const LIMIT: Duration = Duration::from_secs(20);
        let found = tokio::time::timeout(LIMIT, async {
            loop {
                let text = self.text();
                let complete = text
                    .split_inclusive('\n')
                    .filter_map(|line| line.strip_suffix('\n'));
                if let Some(value) = complete.into_iter().find_map(&read) {
                    return value;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        });
        found.await.map_err(|_| {
            format!(
                "{} does not hold the expected line: {}",
                self.path.display(),
                self.text()
            )
            .into()
        })
    }

    /// Returns all output so far.
    pub(super) fn text(&self) -> String {
        fs::read(&self.path)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }
}
