//! Progress on a terminal, for what takes longer than a second.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::{Duration, Instant};

/// Quick builds print nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line that says what is going on. It is removed in the end.
pub(crate) struct Progress {
    start: Instant,
    is_terminal: bool,
    is_shown: bool,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            start: Instant::now(),
            is_terminal: stderr().is_terminal(),
            is_shown: false,
        }
    }

    /// Shows what is going on.
    pub(crate) fn show(&mut self, what: &str) {
        if self.is_terminal && self.start.elapsed() >= PATIENCE {
            self.is_shown = true;
            write(&format!("{what} …"));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            write("");
        }
    }
}

/// Replaces the line on the terminal.
fn write(text: &str) {
    // A terminal that is gone needs no progress.
    let _ = write!(stderr().lock(), "\r\x1b[K{text}");
}
