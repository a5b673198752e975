//! Markup that was left over in the text: what looks like Markdown and was published as it stands is
//! suspicious. It is refused or warned of with its place, unless it is escaped.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::diagnostic::Diagnostic;
use super::foreign::{self, MOST_HITS};
use super::joined_lines::{self, dashes};
use super::lists::is_item;
use super::tables::cells;
use super::transcript::Transcript;

/// Checks the text of a block. `follows_table` says whether the block above it is a table.
pub(super) fn check(
    transcript: &mut Transcript,
    source: &str,
    follows_table: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let text = transcript.text();
    if !text.contains(is_suspicious) && !text.contains('\n') {
        return;
    }
    let typed = transcript.left_over().into_owned();
    let mut check = Check {
        transcript,
        source,
        typed: &typed,
        found: Vec::new(),
    };
    check.structure(follows_table);
    if check.found.is_empty() {
        for (range, what, help) in foreign::find(&typed) {
            check.warn(range, format!("{what} is not understood"), help);
        }
        check.inlines();
    }
    let found = check.found.into_iter();
    diagnostics.extend(found.map(|(_, diagnostic)| diagnostic));
}

/// Most blocks are plain words.
fn is_suspicious(c: char) -> bool {
    matches!(
        c,
        '*' | '_'
            | '`'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '#'
            | '|'
            | '~'
            | '^'
            | '&'
            | '\\'
            | '$'
            | ':'
            | '='
            | '+'
            | '%'
            | '@'
            | '!'
            | '\''
            | '•'
            | '◦'
            | '‣'
            | '▪'
            | '●'
            | '○'
            | '■'
            | '·'
            | '∙'
            | '¹'
            | '²'
            | '³'
            | '⁰'..='⁹'
            | '\u{ad}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fb00}'..='\u{fb06}'
            | '\u{ff0a}'
            | '\u{ff03}'
            | '\u{ff5c}'
            | '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// Declares patterns, and `all_compile` for a test of them.
macro_rules! patterns {
    ($($name:ident = $pattern:literal;)*) => {
        $(static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($pattern).ok());)*
        #[cfg(test)]
        fn all_compile() -> bool { true $(&& $name.is_some())* }
    };
}

mod copied;
mod links;
mod paths;

patterns! {
    HEADING = r"(?m)^#{2,6}[^\s#\x01\x{fffc}.].*$";
    DEEP_HEADING = r"(?m)^#{7,} [^\n]*$";
    HEADING_END = r"(?m)[^\s#](#{2,})$";
    FULL_WIDTH = r"(?m)^＃{1,6}[ \x{3000}]?\S[^\n]*$|^｜[^\n]*｜|＊＊[^＊\n]+＊＊";
    LONE_HASH = r"\A#[\p{L}][^\n]*\z";
    WIDE_SPACE_AFTER = r"(?m)^(?:#{1,6}|[*+-]|\d{1,9}[.)]|\||>|Table:)(?:[\x{a0}\x{1680}\x{2000}-\x{200b}\x{202f}\x{205f}\x{3000}\x{feff}])+";
    WIDE_SPACE_BEFORE = r"(?m)^(?:[\x{a0}\x{1680}\x{2000}-\x{200b}\x{202f}\x{205f}\x{3000}\x{feff}])+(?:#{1,6} |[*+-] |\d{1,9}[.)] |\||> )";
    UNDERLINE = r"(?m)^={3,} *$";
    DELIMITER_ROW = r"(?m)^ *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$";
    TABLE_ROW = r"(?m)^ *\|[^|\n]*\|.*$";
    TIGHT_MARKER = r"(?m)^(?:[-+*]|\d{1,3}[.)])\p{L}.*$";
    LOST_CAPTION = r"\A(?:Table ?:|: ).*";
    FOREIGN_CAPTION = r"\A(?:Table|Tabelle|Tableau|Tabla|Tabela|Tabella|Tabell|Tabel|Taulukko|Tabulka|Таблица|表)[ \d]*[:：].*";
    MARKED_TABLE = r"(?m)^(?:\{\|.*|\|={3,})$";
    GRID = r"(?m)^\+(?:[-=:]+\+)+$";
    LOST_ALERT = r"(?m)^\[![A-Za-z]+\]";
    LOST_FOOTNOTE = r"\A(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]+)[ \t]\S";
    STRIKE = r"~~";
    DOUBLE = r"(\*{2,})|(?:^|[^\w_])(__)[^\s_]|[^\s_](__)(?:[^\w_]|$)";
    STAR = r"\*";
    UNDERSCORE = r"(?:^|[\s\p{P}&&[^_]])(_)[^\s_]|[^\s_](_)(?:[\s\p{P}&&[^_]]|$)";
    BACKTICK = r"`+";
    CARET = r"[\p{L}\p{N})\]](\^)|(\^)[\p{L}\p{N}{+−-]";
    STRUCK = r"(?:^|\s)(~)\p{L}[^~\n]*[^\s~]~(?:[\s.,;:!?)]|$)";
    TILDE = r"\p{L}(~)[\p{L}\p{N}]";
    ENTITY = r"(\B&(?:[A-Za-z][A-Za-z0-9]+|#\d+|#[xX][0-9a-fA-F]+);)|(&(?:amp|copy|deg|euro|gt|lt|nbsp|quot|reg|shy))(?:[^;\w]|$)";
    LAST_BACKSLASH = r"\\\z";
    LOST_ID = r"\{#[^}\n]*\}";
}

struct Check<'a> {
    transcript: &'a Transcript,
    source: &'a str,
    /// The text with all that needs no check blanked out.
    typed: &'a str,
    found: Vec<(Range<usize>, Diagnostic)>,
}

impl Check<'_> {
    fn error(&mut self, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let span = self.transcript.span(range.clone());
        let diagnostic = Diagnostic::error(&span, message).with_help(help);
        self.found.push((range, diagnostic));
    }

    fn warn(&mut self, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let span = self.transcript.span(range.clone());
        let diagnostic = Diagnostic::warning(&span, message).with_help(help);
        self.found.push((range, diagnostic));
    }

    /// The places of a pattern, or of the group in it that took part, where nothing is found yet.
    fn hits(&self, pattern: &LazyLock<Option<Regex>>) -> Vec<Range<usize>> {
        let Some(pattern) = &**pattern else {
            return Vec::new();
        };
        let captures = pattern.captures_iter(self.typed);
        let ranges = captures.filter_map(|captures| {
            let group = captures.iter().skip(1).flatten().next();
            Some(group.or_else(|| captures.get(0))?.range())
        });
        let is_new = |range: &Range<usize>| {
            self.found
                .iter()
                .all(|(found, _)| range.end <= found.start || found.end <= range.start)
        };
        ranges.filter(is_new).take(MOST_HITS).collect()
    }

    fn text(&self, range: &Range<usize>) -> &str {
        &self.transcript.text()[range.clone()]
    }

    /// Blocks that were meant and not understood.
    fn structure(&mut self, follows_table: bool) {
        for range in self.hits(&HEADING) {
            let typed = self.text(&range);
            let heading = typed.trim_start_matches('#');
            let marks = &typed[..typed.len() - heading.len()];
            let help = format!("write `{marks} {heading}`, or `\\{marks}` for the signs");
            self.error(range.clone(), format!("no space after `{marks}`"), help);
        }
        for range in self.hits(&DEEP_HEADING) {
            let heading = self.text(&range).trim_start_matches('#');
            let help = format!("write `######{heading}`, or `\\#` for the sign");
            self.error(range, "a heading has six signs at most", help);
        }
        for range in self.hits(&HEADING_END) {
            self.lone(range, "put a space before it to end a heading");
        }
        for range in self.hits(&FULL_WIDTH) {
            let help = "type `#`, `|` and `*` as narrow signs, with a narrow space after `#`";
            self.error(range, "full-width signs are no markup", help);
        }
        let is_quoted = self.indent().contains('>');
        for range in self.hits(&LOST_ALERT).into_iter().filter(|_| !is_quoted) {
            let kind = self.text(&range).to_owned();
            let help = format!("write `> {kind}`, and `> ` before each line of its text");
            self.error(range, format!("`{kind}` does not make a note here"), help);
        }
        for range in self.hits(&LONE_HASH) {
            let word = self.text(&range).trim_start_matches('#').to_owned();
            let help = format!("write `## {word}` for a heading, or `\\#` for the sign");
            self.warn(range, "a line that starts with `#` is no heading", help);
        }
        for pattern in [&WIDE_SPACE_AFTER, &WIDE_SPACE_BEFORE] {
            for range in self.hits(pattern) {
                let typed = self.text(&range);
                let is_wide = |c: char| {
                    c.is_whitespace() && !c.is_ascii() || matches!(c, '\u{200b}' | '\u{feff}')
                };
                let space = typed.chars().find(|c| is_wide(*c)).unwrap_or(' ');
                let marker = typed.trim_matches(is_wide).trim();
                let place = if typed.starts_with(is_wide) {
                    "before"
                } else {
                    "after"
                };
                let name = match space {
                    '\u{a0}' | '\u{202f}' => "a no-break space",
                    '\u{200b}' | '\u{feff}' => "an invisible character",
                    _ => "a wide space",
                };
                let message = format!("{name} (U+{:04X}) {place} `{marker}`", u32::from(space));
                let help = if place == "after" {
                    "type an ordinary space instead"
                } else {
                    "delete it"
                };
                self.error(range.clone(), message, help);
            }
        }
        let mut tight = self.hits(&TIGHT_MARKER);
        if is_item(self.indent().trim_start_matches([' ', '>'])) {
            tight.retain(|range| range.start > 0);
        } else if tight.len() == 1 {
            tight.clear();
        }
        if !tight.is_empty() {
            let typed = self.text(&tight[0]).to_owned();
            let text = typed.trim_start_matches(|c: char| !c.is_alphabetic());
            let marker = &typed[..typed.len() - text.len()];
            let help = format!("write `{marker} {text}`");
            self.error(tight[0].clone(), format!("no space after `{marker}`"), help);
        }
        if follows_table {
            self.caption();
        }
        for range in self.hits(&UNDERLINE) {
            let start = self.transcript.span(range.clone()).start;
            let above = self.source[..start].trim_end();
            let above = above.rsplit('\n').next().unwrap_or_default();
            let below = self.transcript.text()[range.end..].trim_start();
            let below = below.lines().next().unwrap_or_default();
            let heading = if range.start == 0 { below } else { above };
            let help = format!("write `## {}`", heading.trim());
            self.error(range, "a line of `=` does not make a heading here", help);
        }
        self.tables(follows_table);
        self.paths();
        if !self.found.is_empty() {
            return;
        }
        self.copied();
        let joined = joined_lines::find(self.typed);
        // Who ends a line with a backslash knows how.
        if let Some((range, help)) = joined.filter(|_| !self.transcript.has_hard_breaks()) {
            self.warn(range, "these lines are joined into one paragraph", help);
        } else if let Some(range) = self.hits(&LOST_FOOTNOTE).pop() {
            let help =
                "write `[^1]` in the text, and `[^1]: text` in a paragraph of its own for the note";
            self.warn(range, "a footnote that is not understood", help);
        }
    }

    /// What stands before the block in its first line: the marks of lists and quotations around it.
    fn indent(&self) -> &str {
        /// Far enough for all levels that there may be; a line may be much longer.
        const FARTHEST: usize = 200;
        let start = self.transcript.span(0..0).start;
        let from = start.saturating_sub(FARTHEST);
        let before = &self.source[self.source.floor_char_boundary(from)..start];
        before.rsplit('\n').next().unwrap_or_default()
    }

    /// A caption below a table.
    fn caption(&mut self) {
        let below = |typed: &str| {
            let (_, text) = typed.split_once([':', '：']).unwrap_or_default();
            format!("write `Table: {}`", text.trim())
        };
        for range in self.hits(&LOST_CAPTION) {
            let help = below(self.text(&range));
            self.error(range, "a caption that is not understood", help);
        }
        for range in self.hits(&FOREIGN_CAPTION) {
            let help = below(self.text(&range));
            self.warn(range, "a caption that is not understood", help);
        }
    }

    fn tables(&mut self, follows_table: bool) {
        if let Some(line) = self.hits(&GRID).first().cloned() {
            let help = "delete the lines of `+---+`, and write `|---|---|` below the first row";
            self.error(line, "a grid table", help);
            return;
        }
        if let Some(line) = self.hits(&MARKED_TABLE).first().cloned() {
            let help = "write the table as `| A | B |` over `|---|---|`";
            self.error(line, "a table of a wiki or of AsciiDoc", help);
            return;
        }
        let rows = self.hits(&TABLE_ROW);
        let delimiter = self.hits(&DELIMITER_ROW).into_iter().find(|row| {
            self.text(row).contains('|') || self.text(row).trim().len() >= 3 && !rows.is_empty()
        });
        if let Some(delimiter) = delimiter {
            let above = self.transcript.text()[..delimiter.start].trim_end();
            let header = above.rsplit('\n').next().unwrap_or_default();
            let (columns, given) = (cells(header), cells(self.text(&delimiter)));
            if header.trim().is_empty() {
                let help = "write the names of the columns above it: `| A | B |`";
                self.error(delimiter, "a table without a header", help);
            } else if columns == given {
                let help = "leave an empty line above its header";
                self.error(delimiter, "a table right below a line of text", help);
            } else {
                let message =
                    format!("the line below the header has {given} cells, the header {columns}");
                let help = format!("write `{}`", dashes(columns));
                self.error(delimiter, message, help);
            }
        } else if let Some(first) = rows.first().cloned() {
            if follows_table {
                let help = "delete the empty line above it";
                self.error(first, "an empty line splits the table", help);
            } else {
                let columns = cells(self.text(&first));
                let help = format!("write `{}` below the names of the columns", dashes(columns));
                let message = "a table without a header";
                if rows.len() == 1 && !self.typed.contains('\n') {
                    // A bar begins other things, too: |x| < 1.
                    self.warn(first, message, help);
                } else {
                    self.error(first, message, help);
                }
            }
        }
    }

    fn inlines(&mut self) {
        self.links();
        for range in self.hits(&STRIKE) {
            let help = "delete what no longer holds";
            self.error(range, "struck-out text (`~~`) cannot be published", help);
        }
        self.doubles();
        for range in self.hits(&STAR) {
            let (before, after) = self.around(&range);
            let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let is_single = before != Some('*') && after != Some('*');
            if is_single && !(is_space(before) && is_space(after)) {
                self.lone(range, "add the other `*`");
            }
        }
        for range in self.hits(&UNDERSCORE) {
            self.lone(range, "add the other `_`; lowered text is written `T~A~`");
        }
        for range in self.hits(&BACKTICK) {
            self.lone(range, "add the other mark");
        }
        for range in self.hits(&CARET) {
            self.lone(range, "write `10^6^` for a power");
        }
        for range in self.hits(&STRUCK) {
            self.lone(range, "delete what no longer holds");
        }
        for range in self.hits(&TILDE) {
            self.lone(range, "write `H~2~O` for lowered text");
        }
        for range in self.hits(&LAST_BACKSLASH) {
            self.lone(range, "delete it: a paragraph ends here by itself");
        }
        for range in self.hits(&ENTITY) {
            let entity = self.text(&range).to_owned();
            let help = "type the character itself, or write `&amp;` for the sign &";
            self.warn(
                range,
                format!("unknown character reference `{entity}`"),
                help,
            );
        }
        let end = self.typed.trim_end().len();
        for range in self
            .hits(&LOST_ID)
            .into_iter()
            .filter(|range| range.end != end)
        {
            let help = "put it at the end of the paragraph, item, heading or caption";
            self.error(range, "an id within the text", help);
        }
    }

    /// `**` and `__` without their other half.
    fn doubles(&mut self) {
        let doubles = self.hits(&DOUBLE);
        let is_pair = doubles.len() > 1;
        for range in doubles {
            let (before, after) = self.around(&range);
            let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let stands_alone = before.is_some() && is_space(before) && is_space(after);
            if self.is_quoted(&range) || stands_alone && !is_pair {
                continue;
            }
            let mark = self.text(&range).to_owned();
            let escaped: String = mark.chars().flat_map(|c| ['\\', c]).collect();
            let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let has_word = after.is_some_and(char::is_alphanumeric);
            if is_digit(before) && !has_word || stands_alone && mark.len() > 2 {
                let help = format!("write `[^1]` for a footnote, or `{escaped}` for the signs");
                self.warn(range, format!("`{mark}` is published as it stands"), help);
                continue;
            }
            let help = if is_pair {
                format!(
                    "next to a space or punctuation it does not count: put those outside of `{mark}…{mark}`; write `{escaped}` for the signs"
                )
            } else {
                format!("add the other `{mark}`, or write `{escaped}` for the signs")
            };
            self.error(range, format!("`{mark}` marks nothing"), help);
        }
    }

    /// The characters before and after a part of the text.
    fn around(&self, range: &Range<usize>) -> (Option<char>, Option<char>) {
        let text = self.transcript.text();
        let before = text[..range.start].chars().next_back();
        (before, text[range.end..].chars().next())
    }

    /// Whether a sign is spoken of: "*", (*).
    fn is_quoted(&self, range: &Range<usize>) -> bool {
        const QUOTES: [&str; 9] = ["\"\"", "''", "()", "“”", "„“", "‘’", "‚‘", "«»", "「」"];
        let (Some(before), Some(after)) = self.around(range) else {
            return false;
        };
        let quotes: String = [before, after].iter().collect();
        QUOTES.contains(&quotes.as_str())
    }

    /// A mark that is published as it stands.
    fn lone(&mut self, range: Range<usize>, help: &str) {
        if self.is_quoted(&range) {
            return;
        }
        let mark = self.text(&range).to_owned();
        let quote = if mark.contains('`') { '"' } else { '`' };
        let message = format!("{quote}{mark}{quote} is published as it stands");
        let help = if mark.contains('`') {
            format!("{help}, or write a backslash before it if that is meant")
        } else {
            format!("{help}, or write `\\{mark}` if that is meant")
        };
        self.warn(range, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compiles_every_pattern() {
        assert!(all_compile());
    }
}
