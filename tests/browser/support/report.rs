//! Reports flaky tests, so that no fault stays hidden, and the slowest tests, so that the run stays short.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// More flaky tests than this fail the run: a browser that dies is an exception, not a habit.
const MAX_FLAKY: usize = 2;
/// How many of the slowest tests are listed.
const SLOWEST: usize = 10;

struct Report {
    flaky: Vec<String>,
    durations: Vec<(Duration, String)>,
}

static REPORT: Mutex<Report> = Mutex::new(Report {
    flaky: Vec::new(),
    durations: Vec::new(),
});

fn report() -> MutexGuard<'static, Report> {
    REPORT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Records that the test is run again, and why.
pub(crate) fn add_flaky(test: &str, reason: &str) {
    let line = format!("FLAKY {test}: {reason}");
    eprintln!("{line}");
    report().flaky.push(line);
}

/// Records how long the test took.
pub(crate) fn add_duration(test: &str, duration: Duration) {
    report().durations.push((duration, test.to_owned()));
}

/// Prints the report; returns whether few enough tests were flaky for the run to pass.
pub(crate) fn print() -> bool {
    let Report { flaky, durations } = &mut *report();
    if durations.len() > SLOWEST {
        durations.sort_unstable_by(|a, b| b.cmp(a));
        println!("slowest tests:");
        for (duration, test) in &durations[..SLOWEST] {
            println!("{:>8.1} s  {test}", duration.as_secs_f64());
        }
    }
    for line in &*flaky {
        println!("{line}");
    }
    let passes = flaky.len() <= MAX_FLAKY;
    if !passes {
        println!(
            "{} flaky tests, at most {MAX_FLAKY} are accepted",
            flaky.len()
        );
    }
    passes
}
