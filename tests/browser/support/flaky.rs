//! Tests that had to be run again, reported at the end of the run so that no fault stays hidden.

use std::sync::{Mutex, PoisonError};

/// More flaky tests than this fail the run: a browser that dies is an exception, not a habit.
const LIMIT: usize = 2;

static REPORTED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Notes that the test is run again, and why.
pub(crate) fn report(test: &str, reason: &str) {
    let line = format!("FLAKY {test}: {reason}");
    eprintln!("{line}");
    REPORTED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(line);
}

/// Prints the tests that were run again; returns whether they are few enough for the run to pass.
pub(crate) fn summarize() -> bool {
    let reported = REPORTED.lock().unwrap_or_else(PoisonError::into_inner);
    if !reported.is_empty() {
        println!("\n{}", reported.join("\n"));
    }
    let passes = reported.len() <= LIMIT;
    if !passes {
        println!(
            "{} flaky tests, at most {LIMIT} are accepted",
            reported.len()
        );
    }
    passes
}
