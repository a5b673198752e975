//! Nobody waits for ever: a test that comes to no end is named, and ends the run.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::engines::clear_all;

/// The value of `test`, which is called `name`.
///
/// Whatever a test awaits has a limit of its own; this one is for what cannot be interrupted.
pub(crate) fn watched<T>(name: &str, test: impl FnOnce() -> T) -> T {
    /// Longer than all the others together, of a sentence that is told twice.
    const LIMIT: Duration = Duration::from_mins(12);
    let (running, watch) = channel::<()>();
    let name = name.to_owned();
    thread::spawn(move || {
        if watch.recv_timeout(LIMIT) == Err(RecvTimeoutError::Timeout) {
            eprintln!("{name} came to no end in {LIMIT:?}, and so does this run");
            clear_all();
            std::process::exit(101);
        }
    });
    let value = test();
    drop(running);
    value
}
