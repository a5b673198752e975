//! Diagnostics for people and for programs.

use std::io::{IsTerminal as _, Write as _, stderr, stdout};

use clap::ValueEnum;
use factsheet_publish::markdown::{Located, Position, Report, Severity};
use factsheet_publish::publish::{PublishError, split_help};
use serde_json::{Value, json};

use crate::error::Error;

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With source line and caret, on standard error
    #[default]
    Human,
    /// One JSON object for each, one a line, on standard output
    Json,
}

impl Format {
    /// Prints warnings about a source file, if there are any.
    pub(crate) fn print_report(self, file: &str, report: &Report) {
        match self {
            Self::Human if report.is_empty() => {}
            Self::Human => print_styled(report),
            Self::Json => print_lines(&from_report(file, report)),
        }
    }

    /// Prints why a command stops. `file` is the source file it is about, if any.
    pub(crate) fn print_error(self, file: Option<&str>, error: &Error) {
        match (self, error) {
            (Self::Human, Error::Sheet(PublishError::InvalidSource(report))) => {
                print_styled(report);
            }
            (Self::Human, error) => eprintln!("error: {error}"),
            (Self::Json, error) => print_lines(&from_error(file, error)),
        }
    }
}

/// Prints a report, in colour on a terminal.
fn print_styled(report: &Report) {
    let is_styled =
        stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if is_styled {
        eprintln!("{}\n", report.styled());
    } else {
        eprintln!("{report}\n");
    }
}

fn print_lines(diagnostics: &[Value]) {
    let mut out = stdout().lock();
    for diagnostic in diagnostics {
        // Nobody reads on if the pipe is closed.
        let _ = writeln!(out, "{diagnostic}");
    }
}

fn from_report(file: &str, report: &Report) -> Vec<Value> {
    let position = |position: Position, byte: usize| json!({ "line": position.line, "column": position.column, "byte": byte });
    let value = |located: &Located| {
        let diagnostic = &located.diagnostic;
        json!({
            "file": file,
            "severity": match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            "message": diagnostic.message,
            "help": diagnostic.help,
            "start": position(located.start, diagnostic.span.start),
            "end": position(located.end, diagnostic.span.end),
        })
    };
    report.located().iter().map(value).collect()
}

/// Returns one object for each error. Those that are about no line have no position.
fn from_error(file: Option<&str>, error: &Error) -> Vec<Value> {
    if let Error::Sheet(PublishError::InvalidSource(report)) = error {
        return from_report(file.unwrap_or_default(), report);
    }
    let text = error.to_string();
    let (messages, help) = split_help(&text);
    let value = |message: &str| {
        json!({
            "file": file,
            "severity": "error",
            "message": message,
            "help": help,
            "start": null,
            "end": null,
        })
    };
    messages.lines().map(value).collect()
}

#[cfg(test)]
mod tests {
    use factsheet_publish::markdown::SourceFile;

    use super::*;

    #[test]
    fn gives_programs_every_diagnostic_with_its_position() {
        let text = "+++\ntitle = \"T\"\npublisher = \"P\"\ndate = 2026-01-31\nlanguage = \"en\"\n+++\n\né <b>x</b> <b>y</b>\n";
        let report = SourceFile::new("s.md", text).parse().err();
        let values = report
            .map(|report| from_report("s.md", &report))
            .unwrap_or_default();
        let places: Vec<_> = values
            .iter()
            .map(|value| {
                (
                    &value["severity"],
                    &value["start"]["line"],
                    &value["start"]["column"],
                )
            })
            .collect();
        let columns = [3, 12].map(|column| json!(column));
        let expected: Vec<_> = columns
            .iter()
            .map(|column| (json!("error"), json!(8), column))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(severity, line, column)| (severity, line, *column))
            .collect();
        assert_eq!(places, expected);
        assert_eq!(values[0]["start"]["byte"], json!(text.find("<b>")));
    }

    #[test]
    fn gives_programs_one_object_for_each_lost_id() {
        let ids = ["a", "b"].map(str::to_owned).into();
        let values = from_error(Some("s.md"), &PublishError::MissingIds(ids).into());
        assert_eq!(values.len(), 2);
        for (value, id) in values.iter().zip(["a", "b"]) {
            assert_eq!(
                value["message"],
                format!("published id \"{id}\" is missing, and links to it would break")
            );
            assert!(
                value["help"]
                    .as_str()
                    .is_some_and(|help| help.starts_with("for each, add"))
            );
            assert_eq!(
                (&value["file"], &value["start"]),
                (&json!("s.md"), &Value::Null)
            );
        }
    }
}
