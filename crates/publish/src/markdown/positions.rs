//! Lines and columns of a source file, for programs that show diagnostics in an editor.

use std::collections::BTreeMap;

/// A position in a source file, as editors show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// Returns the positions of byte offsets. Reads the text once, however many offsets there are.
pub(super) fn positions(
    text: &str,
    offsets: impl IntoIterator<Item = usize>,
) -> BTreeMap<usize, Position> {
    let start = Position { line: 1, column: 1 };
    let mut positions: BTreeMap<usize, Position> =
        offsets.into_iter().map(|offset| (offset, start)).collect();
    // A byte-order mark is no part of the first line.
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut now = start;
    for (offset, position) in &mut positions {
        let end = text.floor_char_boundary(*offset);
        for c in text.get(at..end).unwrap_or_default().chars() {
            if c == '\n' {
                now = Position {
                    line: now.line + 1,
                    column: 1,
                };
            } else {
                now.column += 1;
            }
        }
        at = at.max(end);
        *position = now;
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters() {
        let text = "\u{feff}é1\r\n\n3é";
        let cases = [
            (0, 1, 1),
            (3, 1, 1),
            (5, 1, 2),
            (8, 2, 1),
            (9, 3, 1),
            (10, 3, 2),
            (11, 3, 2),
            (12, 3, 3),
            (99, 3, 3),
        ];
        let found = positions(text, cases.map(|(offset, ..)| offset));
        for (offset, line, column) in cases {
            assert_eq!(
                found.get(&offset),
                Some(&Position { line, column }),
                "{offset}"
            );
        }
    }
}
