//! What is wrong with a source file, in the form of rustc's diagnostics.
//!
//! The parser makes a plain list of [`Diagnostic`]s; a [`Report`] puts them in order, folds what is
//! repeated and renders them with the source line and a caret (annotate-snippets, which rustc's own
//! messages come from).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::characters::printable;
use super::positions::{Position, positions};

/// How many messages a report shows. More than these nobody works through before the next build.
const MOST_MESSAGES: usize = 15;
/// How many different messages of one kind are shown before the rest are only counted.
const MOST_OF_A_KIND: usize = 3;
/// How many lines are named for a repeated message.
const MOST_LINES: usize = 8;
/// The longest source line that is shown, in bytes; of a longer one only the place is named.
const LONGEST_EXCERPT: usize = 4000;
/// The width of a rendered report, in columns; source lines are cut around the caret.
const WIDTH: usize = 120;

/// Whether a problem keeps the sheet from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The sheet is not published.
    Error,
    /// The sheet is published, but probably not as it was meant.
    Warning,
}

/// A problem at a place in the source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether the problem keeps the sheet from being published.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where, in bytes from the start of the file.
    pub span: Range<usize>,
    /// What to write instead, for pasting where possible.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem that keeps the sheet from being published.
    pub(super) fn error(span: &Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            span: span.clone(),
            help: None,
        }
    }

    /// A problem with which the sheet is published all the same.
    pub(super) fn warning(span: &Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(span, message)
        }
    }

    /// The same problem with what to write instead.
    pub(super) fn with_help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    /// The message without what it quotes and counts, so that messages with one cause are alike.
    fn kind(&self) -> String {
        let mut kind = String::new();
        let mut quote = None;
        for c in self.message.chars() {
            match quote {
                Some(end) if c == end => quote = None,
                Some(_) => {}
                None if matches!(c, '"' | '`') => quote = Some(c),
                None if c.is_ascii_digit() => {}
                None => kind.push(c),
            }
        }
        kind
    }
}

/// The diagnostics of one source file, in the order of its text, repeated ones folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    name: String,
    located: Vec<Located>,
    entries: Vec<Entry>,
    errors: usize,
    warnings: usize,
}

/// A diagnostic and where it is, as editors count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The diagnostic.
    pub diagnostic: Diagnostic,
    /// Where it starts.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

/// A diagnostic with its source line and the lines of those that are folded into it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    diagnostic: Diagnostic,
    line: usize,
    /// The column, counted in characters from 1.
    column: usize,
    /// The source line and the span in it.
    excerpt: Option<(String, Range<usize>)>,
    /// The lines of further messages like this one.
    repeated: Vec<usize>,
}

impl Report {
    /// Sorts the diagnostics of a source file by their place and folds repeated ones.
    pub(super) fn new(name: &str, text: &str, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        // A warning where an error starts is about the same thing.
        let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
        let errors = diagnostics.iter().filter(is_error);
        let errors: BTreeSet<usize> = errors.map(|error| error.span.start).collect();
        diagnostics
            .retain(|diagnostic| is_error(&diagnostic) || !errors.contains(&diagnostic.span.start));
        let count = |severity| {
            let of_severity = |diagnostic: &&Diagnostic| diagnostic.severity == severity;
            diagnostics.iter().filter(of_severity).count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let located = located(text, &diagnostics);
        let lines = Lines::new(text);
        let mut entries = folded(diagnostics, &lines);
        while entries.len() > MOST_MESSAGES {
            let is_warning = |entry: &Entry| entry.diagnostic.severity == Severity::Warning;
            let least = entries.iter().rposition(is_warning);
            entries.remove(least.unwrap_or(entries.len() - 1));
        }
        Self {
            name: name.to_owned(),
            located,
            entries,
            errors,
            warnings,
        }
    }

    /// Whether the report holds no diagnostic.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether a diagnostic keeps the sheet from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The diagnostics that the report shows.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.entries.iter().map(|entry| &entry.diagnostic)
    }

    /// All diagnostics, including those that the report folds or only counts.
    #[must_use]
    pub fn located(&self) -> &[Located] {
        &self.located
    }

    /// The report for a terminal, with colours.
    #[must_use]
    pub fn styled(&self) -> String {
        self.render(&Renderer::styled().term_width(WIDTH))
    }

    fn render(&self, renderer: &Renderer) -> String {
        let mut rendered: Vec<String> = self
            .entries
            .iter()
            .map(|entry| renderer.render(&[entry.group(&self.name)]))
            .collect();
        rendered.push(self.summary());
        rendered.join("\n\n")
    }

    fn summary(&self) -> String {
        let counts: Vec<String> = [(self.errors, "error"), (self.warnings, "warning")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| counted(count, noun))
            .collect();
        let shown: usize = self
            .entries
            .iter()
            .map(|entry| 1 + entry.repeated.len())
            .sum();
        let hidden = self.errors + self.warnings - shown;
        let rest = if hidden > 0 {
            format!(" ({hidden} not shown)")
        } else {
            String::new()
        };
        format!("{}: {}{rest}", self.name, counts.join(", "))
    }
}

/// The report as plain text.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&Renderer::plain().term_width(WIDTH)))
    }
}

impl std::error::Error for Report {}

impl Entry {
    fn new(diagnostic: Diagnostic, lines: &Lines<'_>) -> Self {
        let (line, source) = lines.at(diagnostic.span.start);
        let text = &lines.text[source.clone()];
        let start = lines.text.floor_char_boundary(diagnostic.span.start);
        let end = lines.text.floor_char_boundary(diagnostic.span.end);
        let span = start - source.start..end.clamp(start, source.end.max(start)) - source.start;
        let column = text
            .get(..span.start)
            .map_or(0, |text| text.chars().count())
            + 1;
        let excerpt = (text.len() <= LONGEST_EXCERPT && span.end <= text.len())
            .then(|| (without_controls(text), span));
        Self {
            diagnostic,
            line,
            column,
            excerpt,
            repeated: Vec::new(),
        }
    }

    fn group<'a>(&'a self, name: &'a str) -> Group<'a> {
        let level = match self.diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(printable(&self.diagnostic.message));
        let group = Group::with_title(title);
        let mut group = if let Some((line, span)) = &self.excerpt {
            group.element(
                Snippet::source(line.as_str())
                    .line_start(self.line)
                    .path(name)
                    .annotation(AnnotationKind::Primary.span(span.clone())),
            )
        } else {
            let origin = Origin::path(name).line(self.line);
            group.element(origin.char_column(self.column))
        };
        if let Some(help) = &self.diagnostic.help {
            let lines: Vec<_> = help.lines().map(printable).collect();
            group = group.element(Level::HELP.message(lines.join("\n")));
        }
        match self.repeated.len() {
            0 => group,
            count => group.element(Level::NOTE.message(repeated(count, &self.repeated))),
        }
    }
}

fn located(text: &str, diagnostics: &[Diagnostic]) -> Vec<Located> {
    let spans = diagnostics.iter().map(|diagnostic| &diagnostic.span);
    let positions = positions(text, spans.flat_map(|span| [span.start, span.end]));
    let located = diagnostics.iter().filter_map(|diagnostic| {
        Some(Located {
            diagnostic: diagnostic.clone(),
            start: *positions.get(&diagnostic.span.start)?,
            end: *positions.get(&diagnostic.span.end)?,
        })
    });
    located.collect()
}

/// A source line that a terminal may show, as long as before: annotate-snippets replaces other control
/// characters, but not these of two bytes.
fn without_controls(line: &str) -> String {
    line.replace(|c: char| matches!(c, '\u{80}'..='\u{9f}'), "¿")
}

/// Folds messages that say the same, and those of a kind that has had its share.
fn folded(diagnostics: Vec<Diagnostic>, lines: &Lines<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_message = BTreeMap::new();
    let mut by_kind: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let of_kind = by_kind.entry(diagnostic.kind()).or_default();
        let same = by_message.get(&diagnostic.message).copied();
        let full = (of_kind.len() >= MOST_OF_A_KIND).then(|| of_kind.last().copied());
        if let Some(earlier) = same.or(full.flatten()) {
            let line = lines.at(diagnostic.span.start).0;
            entries[earlier].repeated.push(line);
        } else {
            of_kind.push(entries.len());
            by_message.insert(diagnostic.message.clone(), entries.len());
            entries.push(Entry::new(diagnostic, lines));
        }
    }
    entries
}

fn repeated(count: usize, lines: &[usize]) -> String {
    let mut lines = lines.to_vec();
    lines.dedup();
    let noun = if lines.len() == 1 { "line" } else { "lines" };
    let named: Vec<String> = lines
        .iter()
        .take(MOST_LINES)
        .map(ToString::to_string)
        .collect();
    let more = if lines.len() > MOST_LINES {
        ", …"
    } else {
        ""
    };
    format!(
        "{count} more like this, in {noun} {}{more}",
        named.join(", ")
    )
}

fn counted(count: usize, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{s}")
}

/// The lines of a text, found by their offsets.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        // A byte-order mark is no part of the first line.
        let first = text.len() - text.trim_start_matches('\u{feff}').len();
        Self {
            text,
            starts: std::iter::once(first)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// The number of the line at an offset, from 1, and its range without the line break.
    fn at(&self, offset: usize) -> (usize, Range<usize>) {
        let number = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[number - 1];
        let end = self
            .starts
            .get(number)
            .map_or(self.text.len(), |next| next - 1);
        let end = if self.text[start..end.max(start)].ends_with('\r') {
            end - 1
        } else {
            end.max(start)
        };
        (number, start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, needle: &str) -> Range<usize> {
        let start = text.find(needle).unwrap_or_default();
        start..start + needle.len()
    }

    #[test]
    fn renders_source_line_caret_and_help() {
        let text = "+++\ntitle = \"T\"\nsumary = \"S\"\n+++\n";
        let diagnostics = vec![
            Diagnostic::warning(&at(text, "\"T\""), "a title of one letter"),
            Diagnostic::error(&at(text, "sumary"), "unknown key \"sumary\"")
                .with_help("a key with a similar name exists: \"summary\""),
        ];
        let expected = r#"
warning: a title of one letter
 --> assets/fact-sheet.md:2:9
  |
2 | title = "T"
  |         ^^^

error: unknown key "sumary"
 --> assets/fact-sheet.md:3:1
  |
3 | sumary = "S"
  | ^^^^^^
  |
  = help: a key with a similar name exists: "summary"

assets/fact-sheet.md: 1 error, 1 warning"#;
        let report = Report::new("assets/fact-sheet.md", text, diagnostics);
        assert_eq!(report.to_string(), expected.trim_start());
        assert!(report.styled().contains("\u{1b}["));
    }

    #[test]
    fn folds_repeated_causes_into_the_first() {
        let text = "a\nb\nc\nd\ne\nf\n";
        let same =
            (0..3).map(|line| Diagnostic::error(&(line * 2..line * 2 + 1), "raw HTML `<b>`"));
        let alike = (0..6).map(|line| {
            Diagnostic::error(
                &(line * 2..line * 2 + 1),
                format!("unknown footnote \"{line}\""),
            )
        });
        let report = Report::new("s.md", text, same.chain(alike).collect());
        let messages: Vec<&str> = report
            .diagnostics()
            .map(|diagnostic| diagnostic.message.as_str())
            .collect();
        assert_eq!(
            messages,
            [
                "raw HTML `<b>`",
                "unknown footnote \"0\"",
                "unknown footnote \"1\"",
                "unknown footnote \"2\""
            ]
        );
        let rendered = report.to_string();
        assert!(
            rendered.contains("= note: 2 more like this, in lines 2, 3"),
            "{rendered}"
        );
        assert!(
            rendered.contains("= note: 3 more like this, in lines 4, 5, 6"),
            "{rendered}"
        );
        assert!(rendered.ends_with("s.md: 9 errors"), "{rendered}");
    }

    #[test]
    fn shows_errors_rather_than_warnings_when_there_are_too_many() {
        let letters = |n: usize| char::from(b'a' + u8::try_from(n).unwrap_or_default());
        let warnings = (0..20).map(|n| Diagnostic::warning(&(1..1), format!("w{}", letters(n))));
        let errors = (0..10).map(|n| Diagnostic::error(&(0..0), format!("e{}", letters(n))));
        let report = Report::new("s.md", "a", warnings.chain(errors).collect());
        assert_eq!(report.diagnostics().count(), MOST_MESSAGES);
        let rendered = report.to_string();
        assert!(rendered.contains("error: ej"), "{rendered}");
        assert!(
            rendered.ends_with("10 errors, 20 warnings (15 not shown)"),
            "{rendered}"
        );
    }

    #[test]
    fn leaves_out_warnings_where_an_error_starts() {
        let (error, warning) = (
            Diagnostic::error(&(1..2), "e"),
            Diagnostic::warning(&(1..3), "w"),
        );
        let other = Diagnostic::warning(&(0..3), "o");
        let report = Report::new("s.md", "abc", vec![warning, error.clone(), other.clone()]);
        let shown: Vec<_> = report.diagnostics().cloned().collect();
        assert_eq!(shown, [other, error]);
    }

    #[test]
    fn names_only_the_place_in_a_very_long_line() {
        let text = format!("{}\u{202e}x", "a".repeat(10_000));
        let report = Report::new(
            "s.md",
            &text,
            vec![Diagnostic::error(&(10_000..10_003), "m\u{9b}")],
        );
        let rendered = report.to_string();
        assert!(rendered.contains("s.md:1:10001"), "{rendered}");
        assert!(
            rendered.contains("m\\u{9b}") && rendered.len() < 200,
            "{rendered}"
        );
    }
}
