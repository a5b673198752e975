//! TOML that cannot be read, explained by the line that was typed rather than by the grammar.

use std::ops::Range;

use toml::de::Error;

use super::diagnostic::Diagnostic;
use super::envelope::{iso_date, month_first, toml_line};

/// Explains the errors of the TOML at this place in the file, one a line. What follows from a text that
/// does not end is left out.
pub(super) fn explain(text: &str, toml: &Range<usize>, errors: &[Error]) -> Vec<Diagnostic> {
    let mut explained: Vec<Diagnostic> = Vec::new();
    let mut done = 0;
    let unclosed = unclosed_text(text, toml);
    for error in errors {
        let at = toml.start + error.span().unwrap_or_default().start;
        let at = text
            .floor_char_boundary(at.clamp(toml.start, toml.end.saturating_sub(1).max(toml.start)));
        let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
        let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
        if at < done {
            continue;
        }
        if let Some((span, key)) = unclosed.as_ref().filter(|(span, _)| span.start <= at) {
            let message = format!("the text of \"{key}\" has no closing quotation mark");
            let help = format!(
                "end the line with `\"`, or write a text of several lines as `{key} = \"\"\"…\"\"\"`"
            );
            explained.push(Diagnostic::error(span, message).with_help(help));
            break;
        }
        done = end;
        let line = &text[start..end];
        let Some(Problem { message, help }) = problem(line, error) else {
            let message = format!(
                "the front matter is not TOML here: {}",
                error.message().trim()
            );
            let help = "write `key = \"text\"`, one on each line";
            explained.push(Diagnostic::error(&(at..at + 1), message).with_help(help));
            continue;
        };
        let line = start..start + line.trim_end().len();
        explained.push(Diagnostic::error(&line, message).with_help(help));
    }
    explained
}

struct Problem {
    message: String,
    help: String,
}

/// The first text that has an opening quotation mark alone: its place and its key. All later errors
/// follow from it.
fn unclosed_text<'t>(text: &'t str, toml: &Range<usize>) -> Option<(Range<usize>, &'t str)> {
    let mut start = toml.start;
    for line in text[toml.clone()].split_inclusive('\n') {
        let typed = line.trim_end();
        if let Some((key, value)) = typed.split_once('=') {
            let rest = value.trim_start().strip_prefix('"');
            let is_unclosed = rest.is_some_and(|rest| !rest.contains('"'));
            let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ');
            if is_unclosed && key.chars().all(is_key) {
                return Some((start..start + typed.len(), key.trim()));
            }
        }
        start += line.len();
    }
    None
}

fn problem(line: &str, error: &Error) -> Option<Problem> {
    let typed = line.trim();
    let separator = typed.find(['=', ':'])?;
    let (key, value) = (typed[..separator].trim(), typed[separator + 1..].trim());
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if key.is_empty() || !key.chars().all(is_key) {
        return None;
    }
    let told = |message: String, help: String| {
        Some(Problem {
            message,
            help: format!("write `{help}`"),
        })
    };
    if error.message().contains("duplicate key") {
        return Some(Problem {
            message: format!("the key \"{key}\" is given twice"),
            help: "delete one of the two lines".to_owned(),
        });
    }
    let curly = ['“', '”', '„', '«', '»', '‘', '’', '‚', '″', '＂'];
    let bare = value.trim_matches(curly).trim_matches(['"', '\'']);
    if typed[separator..].starts_with(':') {
        let corrected = if bare.parse::<crate::sheet::Date>().is_ok() {
            format!("{key} = {bare}")
        } else {
            toml_line(key, bare)
        };
        return told(format!("`:` after \"{key}\" instead of `=`"), corrected);
    }
    if value.starts_with(curly) {
        return told(
            "curly quotation marks around a text".to_owned(),
            toml_line(key, bare),
        );
    }
    if value.is_empty() {
        return told(format!("\"{key}\" has no value"), toml_line(key, ""));
    }
    if let Some(text) = value
        .strip_suffix(',')
        .filter(|text| text.ends_with(['"', '\'']))
    {
        return told(
            format!("a comma after the text of \"{key}\""),
            format!("{key} = {text}"),
        );
    }
    if key == "date" {
        let bare = bare.trim_end_matches(',');
        if let (Some(day), Some(other)) = (iso_date(bare), month_first(bare)) {
            return told(
                format!("\"{bare}\" is no day of the calendar"),
                format!("date = {day}`, or `date = {other}` if the month stands first: `{bare}"),
            );
        }
        let day = iso_date(bare).unwrap_or_else(|| "2026-11-24".to_owned());
        return told(
            format!("\"{bare}\" is no day of the calendar"),
            format!("date = {day}"),
        );
    }
    if let Some(rest) = value
        .strip_prefix('"')
        .filter(|rest| !rest.starts_with("\"\""))
    {
        let last = rest.rfind('"');
        return match last {
            Some(last) if rest[..last].contains('"') => told(
                format!("quotation marks within the text of \"{key}\""),
                toml_line(key, &rest[..last].replace("\\\"", "\"")),
            ),
            Some(last) if rest[..last].contains('\\') => told(
                format!("a backslash in the text of \"{key}\""),
                toml_line(key, &rest[..last]),
            ),
            Some(last) if last + 1 < rest.len() => told(
                format!("something follows the text of \"{key}\""),
                toml_line(key, &rest[..last]),
            ),
            _ => None,
        };
    }
    if let Some(rest) = value.strip_prefix('\'') {
        let text = rest.trim_end_matches('\'').replace("''", "'");
        return told(
            format!("an apostrophe within the text of \"{key}\""),
            toml_line(key, &text),
        );
    }
    let is_bare = value.starts_with(|c: char| c.is_alphanumeric());
    is_bare.then(|| {
        told(
            format!("the text of \"{key}\" has no quotation marks"),
            toml_line(key, value),
        )
    })?
}
