//! What kind of file this is: its encoding, where its front matter starts and ends, and, where it has
//! that of another tool, what to paste instead.

use std::collections::BTreeMap;
use std::ops::Range;

use super::diagnostic::{Diagnostic, Report};
use super::front_matter::{skeleton, toml_string};
use super::keys;
use crate::sheet::Date;

const FENCE: &str = "+++";

/// A file taken apart.
pub(super) struct Envelope {
    /// Where the TOML stands; `None` where there is none.
    pub(super) toml: Option<Range<usize>>,
    pub(super) body_start: usize,
    /// What keeps the front matter from being one.
    pub(super) problem: Option<Diagnostic>,
}

/// The text of a file.
///
/// # Errors
/// If it is not UTF-8: which encoding it has, as far as can be told.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Report> {
    if let Some((_, kind)) = FORMATS.iter().find(|(start, _)| bytes.starts_with(start)) {
        let problem = Diagnostic::error(&(0..0), format!("the file is {kind}, not text"));
        let help = "copy its text into a text file, or let Pandoc write it as Markdown";
        return Err(Report::new(name, "", vec![problem.with_help(help)]));
    }
    let start = &bytes[..bytes.len().min(200)];
    let zeros = start.iter().filter(|byte| matches!(byte, 0)).count();
    let utf16 = matches!(start, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
        || zeros > 0 && zeros * 4 >= start.len();
    let problem = if utf16 {
        "the file is UTF-16, not UTF-8".to_owned()
    } else {
        match String::from_utf8(bytes) {
            // Lines of Mac OS 9, and of programs that still write them.
            Ok(text) if !text.contains('\n') => return Ok(text.replace('\r', "\n")),
            Ok(text) => return Ok(text),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let message = "the file is not UTF-8: probably Windows-1252 or Latin-1";
                let problem = Diagnostic::error(&(valid..valid + 1), message);
                return Err(Report::new(name, &text, vec![problem.with_help(SAVE_AS)]));
            }
        }
    };
    let problem = Diagnostic::error(&(0..0), problem).with_help(SAVE_AS);
    Err(Report::new(name, "", vec![problem]))
}

/// How files of other formats start.
const FORMATS: [(&[u8], &str); 4] = [
    (b"PK\x03\x04", "a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"{\\rtf", "a document of a word processor (RTF)"),
    (b"%PDF", "a PDF"),
];

const SAVE_AS: &str = "open it in the program that wrote it, and save it with the encoding UTF-8";

/// Takes a file apart. A byte-order mark and empty lines before the front matter are skipped.
pub(super) fn open(text: &str) -> Envelope {
    let start = text.len()
        - text
            .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
            .len();
    let first = text[start..].lines().next().unwrap_or_default();
    let fence = start..start + first.trim_end().len();
    match first.trim_end() {
        "---" => yaml(text, &fence),
        line if line.starts_with('{') && !line.starts_with("{{") && !line.starts_with("{%") => {
            json(text, &fence)
        }
        line if line.starts_with(FENCE) => toml(text, &fence, after_line(text, start)),
        "++" => Envelope {
            problem: Some(wrong_fence(&fence, "++")),
            ..toml(text, &fence, after_line(text, start))
        },
        line if line.starts_with("```") => Envelope {
            toml: None,
            body_start: text.len(),
            problem: Some(
                Diagnostic::error(&fence, "the whole file is a code block")
                    .with_help("delete this line, and the line that closes it"),
            ),
        },
        line if line
            .split_once('=')
            .is_some_and(|(key, _)| keys::key(key.trim()).is_some()) =>
        {
            let problem = Diagnostic::error(&fence, "the front matter has no opening +++");
            Envelope {
                problem: Some(problem.with_help("add a line `+++` above")),
                ..toml(text, &fence, start)
            }
        }
        _ if let Some(envelope) = below_text(text, start, &fence) => envelope,
        _ => {
            let above = text[start..].split("\n\n").next().unwrap_or_default();
            let mut given = yaml_texts(above);
            let mut pandoc = above.lines().map_while(|line| line.strip_prefix("% "));
            for (key, value) in ["title", "publisher", "date"].into_iter().zip(&mut pandoc) {
                given.insert(key, value.trim().to_owned());
            }
            let body_start = if given.is_empty() {
                start
            } else {
                start + above.len()
            };
            let title = text[start..]
                .lines()
                .find_map(|line| line.strip_prefix("# "));
            given.extend(title.map(|title| ("title", title.trim_matches(['#', ' ']).to_owned())));
            let problem = Diagnostic::error(&fence, "the file has no front matter");
            Envelope {
                toml: None,
                body_start,
                problem: Some(problem.with_help(format!(
                    "start it with, between two lines of +++:\n{}",
                    skeleton(&given)
                ))),
            }
        }
    }
}

/// Takes a file apart whose front matter has text above it.
fn below_text(text: &str, start: usize, first: &Range<usize>) -> Option<Envelope> {
    /// How far down the front matter is looked for, in lines.
    const FARTHEST: usize = 30;
    let (fence, _) = lines(text, start)
        .take(FARTHEST)
        .find(|(_, line)| *line == FENCE)?;
    let envelope = toml(text, &fence, fence.end);
    let problem = Diagnostic::error(first, "text above the front matter");
    let help =
        "the file starts with the line `+++`: delete the text, or move it below the front matter";
    envelope.problem.is_none().then(|| Envelope {
        problem: Some(problem.with_help(help)),
        ..envelope
    })
}

/// Takes a file apart that starts with an object of JSON.
fn json(text: &str, fence: &Range<usize>) -> Envelope {
    let mut values = serde_json::Deserializer::from_str(&text[fence.start..]).into_iter();
    let object: Option<serde_json::Map<String, serde_json::Value>> =
        values.next().and_then(Result::ok);
    let end = fence.start + values.byte_offset();
    let given = object.iter().flatten().filter_map(|(name, value)| {
        let key = own_key(name)?;
        let value = match value {
            serde_json::Value::Array(list) => list.first()?.as_str()?,
            value => value.as_str()?,
        };
        Some((key.name, value.to_owned()))
    });
    let help = format!(
        "write it as TOML between two lines of +++:\n{}",
        skeleton(&given.collect())
    );
    let problem = Diagnostic::error(fence, "the front matter is JSON, not TOML");
    Envelope {
        toml: None,
        body_start: if object.is_some() { end } else { fence.end },
        problem: Some(problem.with_help(help)),
    }
}

/// Our key of this name, or that which another tool calls so.
fn own_key(name: &str) -> Option<&'static keys::Key> {
    let name = name.trim().to_lowercase();
    keys::key(&name).or_else(|| keys::key_elsewhere(&name))
}

/// The lines from an offset on, with their places.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut offset = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let span = offset..offset + line.len();
        offset = span.end;
        (span, line.trim_end())
    })
}

fn after_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

fn wrong_fence(line: &Range<usize>, typed: &str) -> Diagnostic {
    let message = format!("`{typed}` does not enclose front matter");
    Diagnostic::error(line, message).with_help("write `+++` at the start of the line, and no more")
}

fn toml(text: &str, fence: &Range<usize>, start: usize) -> Envelope {
    if let Some((line, _)) = lines(text, start).find(|(_, line)| *line == FENCE) {
        return Envelope {
            toml: Some(start..line.start),
            body_start: line.end,
            problem: None,
        };
    }
    let is_fence = |line: &str| {
        let marks = line.trim();
        marks.len() > 1 && (marks.chars().all(|c| c == '+') || marks == "---")
    };
    if let Some((line, typed)) = lines(text, start).find(|(_, line)| is_fence(line)) {
        return Envelope {
            toml: Some(start..line.start),
            body_start: line.end,
            problem: Some(wrong_fence(&(line.start..line.start + typed.len()), typed)),
        };
    }
    // As far as it looks like TOML.
    let mut in_text = false;
    let mut end = start;
    for (span, line) in lines(text, start) {
        let is_toml = in_text
            || line.is_empty()
            || line.starts_with(['[', '#', '"'])
            || line
                .split_once('=')
                .is_some_and(|(key, _)| is_key(key.trim()));
        if !is_toml || line.starts_with("## ") || line.starts_with("# ") {
            break;
        }
        if line.matches("\"\"\"").count() + line.matches("'''").count() == 1 {
            in_text = !in_text;
        }
        if !line.is_empty() {
            end = span.end;
        }
    }
    let last = text[..end].matches('\n').count();
    let problem = Diagnostic::error(
        fence,
        "the front matter that starts here has no closing +++",
    );
    Envelope {
        toml: Some(start..end),
        body_start: end,
        problem: Some(problem.with_help(format!("add a line `+++` after line {last}"))),
    }
}

fn yaml(text: &str, fence: &Range<usize>) -> Envelope {
    let start = after_line(text, fence.start);
    let end = lines(text, start).find(|(_, line)| matches!(*line, "---" | "..." | FENCE));
    let (yaml, body_start) = match end {
        Some((line, _)) => (start..line.start, line.end),
        None => (start..start, start),
    };
    let looks_like_toml = lines(&text[..yaml.end], yaml.start)
        .filter(|(_, line)| !line.is_empty())
        .all(|(_, line)| {
            line.starts_with(['[', '#'])
                || line
                    .split_once('=')
                    .is_some_and(|(key, _)| is_key(key.trim()))
        });
    if looks_like_toml && !yaml.is_empty() {
        let problem = Diagnostic::error(
            fence,
            "the front matter stands between lines of ---, as YAML does",
        );
        return Envelope {
            toml: Some(yaml),
            body_start,
            problem: Some(problem.with_help("it is TOML: write `+++` instead of both `---`")),
        };
    }
    let help = format!(
        "write it as TOML between two lines of +++:\n{}",
        skeleton(&yaml_texts(&text[yaml]))
    );
    Envelope {
        toml: None,
        body_start,
        problem: Some(
            Diagnostic::error(fence, "the front matter is YAML, not TOML").with_help(help),
        ),
    }
}

fn is_key(key: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '"');
    !key.is_empty() && key.chars().all(is_plain)
}

/// The simple texts in YAML, by the names of our keys.
fn yaml_texts(yaml: &str) -> BTreeMap<&'static str, String> {
    let mut found = BTreeMap::new();
    let mut lines = yaml.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with(' ')) else {
            continue;
        };
        let Some(key) = own_key(key) else {
            continue;
        };
        let mut value = value.trim().trim_matches(['"', '\'']).to_owned();
        if value.is_empty() || matches!(value.as_str(), "|" | ">" | "|-" | ">-") {
            // A list or a text below.
            let mut below = Vec::new();
            while let Some(line) = lines.next_if(|line| line.starts_with([' ', '-'])) {
                let text = line.trim_start_matches([' ', '-']);
                // Of an object only the name is one of a list.
                let text = match text.split_once(": ") {
                    Some(("name", name)) => name,
                    Some(_) if value.is_empty() => continue,
                    _ => text,
                };
                below.push(text.trim_matches(['"', '\'']));
            }
            value = below.join(if value.is_empty() { "; " } else { " " });
        } else if value.starts_with('[') {
            let list = value.trim_matches(['[', ']']).to_owned();
            let first = list.split(',').next().unwrap_or_default();
            first.trim().clone_into(&mut value);
        }
        if !value.is_empty() {
            found.entry(key.name).or_insert(value);
        }
    }
    found
}

/// A day that reads as another one where the month stands first: `05/01/2024`.
pub(super) fn month_first(text: &str) -> Option<String> {
    let mut parts = text.trim().split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let day = |month: &str, day: &str| iso_date(&format!("{year}/{month}/{day}"));
    day(first, second).filter(|other| Some(other) != day(second, first).as_ref())
}

/// A day in one of the usual notations, as ISO 8601 has it: `24.11.2026`, `27 September 2024`.
pub(super) fn iso_date(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        return Some(day.to_string());
    }
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let month = |name: &str| {
        let lower = name.to_lowercase();
        let at = MONTHS.iter().position(|month| lower.starts_with(month))?;
        u8::try_from(at + 1).ok()
    };
    let number = |part: &str| {
        part.trim_end_matches(|c: char| c.is_alphabetic())
            .parse::<u8>()
            .ok()
    };
    let (year, month, day) = if let Some(named) = month(second) {
        (third, named, number(first)?)
    } else if let Some(named) = month(first) {
        (third, named, number(second)?)
    } else if first.len() == 4 {
        (first, number(second)?, number(third)?)
    } else {
        (third, number(second)?, number(first)?)
    };
    let year = year.parse().ok().filter(|year: &u16| *year >= 1000)?;
    // The month stands first in the United States.
    let date = Date::new(year, month, day).or_else(|_| Date::new(year, day, month));
    date.ok().map(|day| day.to_string())
}

/// A line of TOML with this text as its value.
pub(super) fn toml_line(key: &str, text: &str) -> String {
    format!("{key} = {}", toml_string(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_in_usual_notations() {
        for (text, day) in [
            ("24.11.2026", Some("2026-11-24")),
            ("16/10/2023", Some("2023-10-16")),
            ("27 September 2024", Some("2024-09-27")),
            ("September 27th, 2024", Some("2024-09-27")),
            ("2024-02-29T18:30:00-08:00", Some("2024-02-29")),
            ("2024/2/9", Some("2024-02-09")),
            ("2/29/2024", Some("2024-02-29")),
            ("2023-04", None),
            ("31.02.2024", None),
            ("soon", None),
        ] {
            assert_eq!(iso_date(text).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn reads_days_whose_month_stands_first() {
        for (text, day) in [
            ("05/01/2024", Some("2024-05-01")),
            ("05/05/2024", None),
            ("24/12/2024", None),
            ("24.12.2024", None),
        ] {
            assert_eq!(month_first(text).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn names_the_encoding_of_a_file() {
        let utf16 = [0xff, 0xfe, b'+', 0];
        for (bytes, expected) in [
            (utf16.to_vec(), "UTF-16"),
            (b"+++\ntitle = \"Gr\xfc\xdfe\"\n".to_vec(), "s.md:2:12"),
        ] {
            let report = decode("s.md", bytes).err().map(|report| report.to_string());
            let report = report.unwrap_or_default();
            assert!(report.contains(expected), "{report}");
        }
        assert_eq!(decode("s.md", b"text".to_vec()).as_deref(), Ok("text"));
    }
}
