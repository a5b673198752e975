//! Paths of Windows, in which Markdown takes backslashes for its own: `\\server\share`, `C:\_data`.

use std::ops::Range;

use super::Check;

impl Check<'_> {
    /// Refuses a path that is published with fewer backslashes than were typed.
    pub(super) fn paths(&mut self) {
        let transcript = self.transcript;
        let mut end = 0;
        for at in transcript.escaped() {
            let path = path_with_lost_backslash(transcript.text(), transcript.escaped(), *at);
            let Some(path) = path.filter(|path| path.start >= end) else {
                continue;
            };
            end = path.end;
            let start = transcript.span(path.clone()).start;
            // The backslash before the first character is not part of the text.
            let start = start - usize::from(path.start == *at);
            let typed = self.source[start..].split(char::is_whitespace).next();
            let typed = typed
                .unwrap_or_default()
                .trim_end_matches(['.', ',', ';', ')', '"']);
            let help = format!(
                "write each backslash twice: `{}`",
                typed.replace('\\', r"\\")
            );
            self.error(path, "a path that loses a backslash", help);
        }
    }
}

/// The longest path of Windows, in bytes; in a longer word, none is looked for.
const LONGEST: usize = 260;

/// Returns the word around an escaped character, if the backslash before it is part of a path.
fn path_with_lost_backslash(text: &str, escaped: &[usize], at: usize) -> Option<Range<usize>> {
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
    let before = &text[from..at];
    let start = match before.rfind(char::is_whitespace) {
        Some(space) => from + space,
        None if from == 0 => 0,
        None => return None,
    };
    let is_outside =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | '[' | '“' | '„' | '‘' | '«');
    let before = text[start..at].trim_start_matches(is_outside);
    let start = at - before.len();
    let rest = &text[at..text.floor_char_boundary(at + LONGEST)];
    let end = rest.find(char::is_whitespace);
    let end = end.map_or(at + rest.len(), |space| at + space);
    let mut letters = before.chars();
    let is_drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && letters.next().is_none_or(|c| c == '\\');
    // Some programs escape all signs: `C:\\a\_b`.
    let first = escaped.partition_point(|other| *other < start);
    let mut others = escaped[first..].iter().take_while(|other| **other < end);
    if others.any(|other| *other != at && text[*other..].starts_with('\\')) {
        return None;
    }
    let path = match rest.strip_prefix('\\') {
        // `\\server\share`: its first backslash is lost, unless all of them are escaped.
        Some(path) => {
            (before.is_empty() || before.ends_with(':') && !is_drive)
                && path.starts_with(char::is_alphanumeric)
                && text[at + 1..end].contains('\\')
        }
        None => is_drive || text[start..end].contains('\\'),
    };
    let is_formula = text[start..end].contains(['{', '^']);
    (path && !is_formula).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_paths_that_lose_a_backslash() {
        for (text, escaped, at, path) in [
            (r"See \server\share.", &[4][..], 4, Some(4..18)),
            (r"(\server\share)", &[1], 1, Some(1..15)),
            (r"\\server\share", &[0, 1, 8], 0, None),
            (r"\\server\share", &[0, 1, 8], 1, None),
            (r"\server", &[0], 0, None),
            (r"C:_temp", &[2], 2, Some(0..7)),
            (r"C:\a*", &[4], 4, Some(0..5)),
            (r"C:\a", &[2], 2, None),
            (r"C:\a_b", &[2, 4], 4, None),
            ("C:\nthen", &[2], 2, Some(0..2)),
            ("a_b", &[1], 1, None),
            (r"\a\b_c", &[4], 4, Some(0..6)),
            (r"2^{4},^{\circ}C", &[5], 5, None),
            (r"file:\server\x", &[5], 5, Some(0..14)),
        ] {
            let found = path_with_lost_backslash(text, escaped, at);
            assert_eq!(found, path, "{text} {at}");
        }
    }
}
