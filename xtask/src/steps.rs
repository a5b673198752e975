//! The steps of a long command: a heading before each, and a summary with times at the end.
//!
//! The first step that fails ends the command, because the later ones depend on it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Step>,
    notes: Vec<String>,
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

    /// Reports what a step that passed could not check, now and in the summary.
    pub(crate) fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        eprintln!("{note}");
        self.notes.push(note);
    }

    /// One line for each step, in the order they ran, then the notes.
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
    fn names_failed_step() {
        let result: Result<()> = Steps::default().run("lints", || Err(anyhow!("three warnings")));
        let error = result.map_err(|error| format!("{error:#}"));
        assert_eq!(
            error,
            Err("the step \"lints\" failed: three warnings".to_owned())
        );
    }

    #[test]
    fn summary_lists_steps_and_notes() {
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
            notes: vec!["one thing was not checked".to_owned()],
        };
        assert_eq!(
            steps.summary(),
            "ok      formatting                       0.8 s\n\
             FAILED  lints                           61.0 s\n\
             note    one thing was not checked"
        );
    }
}
