//! The steps of a long command: a heading before each, a summary with times after all.
//!
//! The first step that fails ends the command, since the later ones stand on it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Step>,
    notes: Vec<&'static str>,
}

struct Step {
    name: String,
    time: Duration,
    passed: bool,
}

impl Steps {
    pub(crate) fn run<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let result = step();
        self.done.push(Step {
            name: name.to_owned(),
            time: start.elapsed(),
            passed: result.is_ok(),
        });
        result.with_context(|| format!("the step \"{name}\" failed"))
    }

    /// Says what a step that passed could not look at, again after all the steps.
    pub(crate) fn note(&mut self, note: &'static str) {
        eprintln!("{note}");
        self.notes.push(note);
    }

    /// One line for each step that ran, in the order they ran, then the notes.
    pub(crate) fn summary(&self) -> String {
        let line = |step: &Step| {
            let verdict = if step.passed { "ok" } else { "FAILED" };
            let seconds = step.time.as_secs_f64();
            format!("{verdict:<7} {:<28} {seconds:>7.1} s", step.name)
        };
        let notes = self.notes.iter().map(|note| format!("note    {note}"));
        let lines = self.done.iter().map(line).chain(notes);
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn a_failed_step_is_named_in_the_error() {
        let result: Result<()> = Steps::default().run("lints", || Err(anyhow!("three warnings")));
        let error = result.map_err(|error| format!("{error:#}"));
        assert_eq!(
            error,
            Err("the step \"lints\" failed: three warnings".to_owned())
        );
    }

    #[test]
    fn the_summary_lists_what_ran_with_its_time_and_what_was_not_looked_at() {
        let steps = Steps {
            done: vec![
                Step {
                    name: "formatting".to_owned(),
                    time: Duration::from_millis(840),
                    passed: true,
                },
                Step {
                    name: "lints".to_owned(),
                    time: Duration::from_secs(61),
                    passed: false,
                },
            ],
            notes: vec!["one thing was not looked at"],
        };
        assert_eq!(
            steps.summary(),
            "ok      formatting                       0.8 s\n\
             FAILED  lints                           61.0 s\n\
             note    one thing was not looked at"
        );
    }
}
