//! How wide a table is at least, so that no cell is lost on paper, where it cannot scroll.
//!
//! Style sheets cannot ask whether a table fits, and scripts may be off. So the width is computed here, in
//! widths of a digit, which the style sheet makes equal in all fonts (`font-size-adjust`), and passed to it
//! in steps.

use crate::sheet::{Alignment, Cell, ColumnBreaks, Notation, PlainText, Table};

/// The largest width of each step, in widths of a digit, which is half an em. What a step means is said in
/// `print.css`. The sums are for the narrower of A4 and Letter, within a list and with passage numbers.
const STEPS: [f64; 7] = [
    48.0,  // 435 pt in large print, 18 pt: below, nothing has to be done
    73.0,  // 660 pt in large print, on a landscape page
    92.0,  // 455 pt in 9.9 pt, the usual size
    108.0, // 455 pt in 8.4 pt
    122.0, // 455 pt in 7.4 pt
    161.0, // 680 pt in 8.4 pt, on a landscape page
    183.0, // 680 pt in 7.4 pt, on a landscape page
];

/// The space between two columns.
const GAP: f64 = 1.2;

/// From this width on, a word may be broken.
const LONG_WORD: f64 = 12.0;

/// From this width on, even a number may be broken.
const LONG_NUMBER: f64 = 36.0;

/// Adds to a table what the style sheet has to know to lay it out.
pub(super) fn lay_out(table: &mut Table) {
    let columns: Vec<(f64, ColumnBreaks)> = (0..table.columns.len())
        .map(|column| measure(table, column))
        .collect();
    let sum: f64 = columns.iter().map(|(width, _)| width + GAP).sum();
    let step = STEPS.iter().filter(|step| sum > **step).count();
    table.width = u8::try_from(step).ok().filter(|step| *step > 0);
    let breaks = columns.into_iter().map(|(_, breaks)| breaks);
    table.breaks = breaks.collect();
    if table
        .breaks
        .iter()
        .all(|breaks| *breaks == ColumnBreaks::Words)
    {
        table.breaks.clear();
    }
}

/// Returns the least width of a column, and where its text may break.
fn measure(table: &Table, column: usize) -> (f64, ColumnBreaks) {
    let text = |row: &[Cell]| {
        let cell = row.get(column);
        cell.map(|cell| cell.written_in(Notation::Page).trim().to_owned())
    };
    let head = text(&table.head).unwrap_or_default();
    let head = widest_word(&head);
    let cells: Vec<String> = table.rows.iter().filter_map(|row| text(row)).collect();
    let widest = |width: fn(&str) -> f64| cells.iter().map(|cell| width(cell)).fold(0.0, f64::max);

    let whole = widest(width);
    let is_at_end = table.columns.get(column) == Some(&Alignment::End);
    if are_numbers(&cells) && whole <= LONG_NUMBER || is_at_end && whole <= LONG_WORD {
        return if head <= whole.max(LONG_WORD) {
            (whole.max(head), ColumnBreaks::Numbers)
        } else {
            (whole.max(LONG_WORD), ColumnBreaks::NumbersUnderLongHead)
        };
    }
    let word = widest(widest_word).max(head);
    let unbreakable = widest(widest_number).max(LONG_WORD);
    if word <= unbreakable {
        (word, ColumnBreaks::Words)
    } else {
        (unbreakable, ColumnBreaks::LongWords)
    }
}

/// Whether the cells are numbers, or short words in place of one, such as "n/a".
fn are_numbers(cells: &[String]) -> bool {
    let has_digits = |cell: &&String| cell.contains(char::is_numeric);
    cells.iter().any(|cell| has_digits(&cell))
        && cells.iter().all(|cell| {
            !cell.contains(char::is_alphabetic) || !has_digits(&cell) && width(cell) <= LONG_WORD
        })
}

fn widest_word(text: &str) -> f64 {
    text.split_whitespace().map(width).fold(0.0, f64::max)
}

/// Returns the width of the widest number that has to stay whole.
fn widest_number(text: &str) -> f64 {
    let numbers = text.split_whitespace();
    let numbers = numbers.filter(|word| !word.contains(char::is_alphabetic));
    let numbers = numbers.map(width).filter(|width| *width <= LONG_NUMBER);
    numbers.fold(0.0, f64::max)
}

/// Returns the width of a text, rather too much than too little, whatever the font.
fn width(text: &str) -> f64 {
    text.chars().map(width_of).sum()
}

fn width_of(c: char) -> f64 {
    match c {
        '0'..='9' => 1.0,
        '.' | ',' | '\'' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => 0.55,
        ':' | ';' | '!' | '|' | '(' | ')' | '[' | ']' => 0.7,
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' | '-' | '/' => 0.85,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 1.8,
        'a'..='z' | '–' => 1.1,
        // Combining marks.
        '\u{300}'..='\u{36f}' => 0.0,
        // Letters that are as wide as high: Chinese, Japanese, Korean.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'.. => 2.1,
        _ => 1.45,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::SourceFile;
    use crate::sheet::Block;
    use ColumnBreaks::{LongWords, Numbers, NumbersUnderLongHead, Words};

    fn laid_out(rows: &[&str]) -> (Option<u8>, Vec<ColumnBreaks>) {
        let source = include_str!("../../../../tests/fixtures/everything.md");
        let end = source.rfind("+++").map_or(0, |end| end + 3);
        let front = source[..end].split("[aliases]").next().unwrap_or_default();
        let text = format!("{front}+++\n\n{}\n", rows.join("\n"));
        let Ok(mut sheet) = SourceFile::new("table.md", &text).sheet() else {
            unreachable!("{text}");
        };
        let mut blocks = sheet.lead.blocks.to_vec();
        let Some(Block::Table(table)) = blocks.first_mut() else {
            unreachable!("no table in {text}");
        };
        lay_out(table);
        sheet.lead.blocks = blocks.clone().into();
        match &blocks[..] {
            [Block::Table(table), ..] => (table.width, table.breaks.clone()),
            _ => unreachable!("a table"),
        }
    }

    /// A table of so many columns, all with this cell.
    fn columns(count: usize, cell: &str) -> (Option<u8>, Vec<ColumnBreaks>) {
        let row = |cell: &str| format!("|{}", format!(" {cell} |").repeat(count));
        laid_out(&[&row("Year"), &row("---"), &row(cell)])
    }

    #[test]
    fn measures_tables_in_steps() {
        for (count, cell, width) in [
            (3, "12", None),
            (8, "1,000", None),
            (9, "1,000", Some(1)),
            (12, "1,234", Some(1)),
            (8, "12,345,678.90", Some(3)),
            (9, "12,345,678.90", Some(4)),
            (12, "12,345,678.90", Some(5)),
            (14, "12,345,678.90", Some(6)),
            (15, "12,345,678.90", Some(7)),
            (
                3,
                "a long text of many short words is not wide, however long it is",
                None,
            ),
        ] {
            assert_eq!(columns(count, cell).0, width, "{count} × {cell}");
        }
    }

    #[test]
    fn breaks_long_words_but_no_numbers() {
        for (head, cell, breaks) in [
            ("A", "two words", Vec::new()),
            ("A", "12 345 678", vec![Numbers, Words]),
            ("A", "n/a", Vec::new()),
            ("A", "Rindfleischetikettierung", vec![LongWords, Words]),
            ("A", "https://example.org/a/b", vec![LongWords, Words]),
            ("A", "123,456,789,012.00 kg", Vec::new()),
            (
                "Durchschnittstemperatur",
                "7.5",
                vec![NumbersUnderLongHead, Words],
            ),
            ("Durchschnittstemperatur", "warm", vec![LongWords, Words]),
        ] {
            let rows = [
                format!("| {head} | B |"),
                "|---|---|".to_owned(),
                format!("| {cell} | b |"),
            ];
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            assert_eq!(laid_out(&rows).1, breaks, "{head}: {cell}");
        }
    }
}
