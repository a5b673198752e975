//! Ends the run when a test never returns, and names the test.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::engines::kill_all;

/// Returns the value of `test`.
///
/// Every wait in a test has a limit of its own; this one is for what cannot be interrupted.
pub(crate) fn with_watchdog<T>(name: &str, test: impl FnOnce() -> T) -> T {
    /// Longer than all other limits together, of a test that is run twice.
    const LIMIT: Duration = Duration::from_mins(12);
    let (running, watch) = channel::<()>();
    let name = name.to_owned();
    thread::spawn(move || {
        if watch.recv_timeout(LIMIT) == Err(RecvTimeoutError::Timeout) {
            eprintln!("{name} has not returned after {LIMIT:?}: the run ends here");
            kill_all();
            std::process::exit(101);
        }
    });
    let value = test();
    drop(running);
    value
}
