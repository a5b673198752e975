//! Parses pages, words and their positions from the output of `pdftotext -tsv`.
//!
//! Lines are assembled here, because pdftotext makes each table cell a line of its own.

/// A page; all lengths are in points.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) words: Vec<Word>,
}

/// A word and its position, measured from the upper left corner of the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The numbers that pdftotext gives its paragraph, block and line.
    pub(crate) line: [u32; 3],
}

/// All text at the same height on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

/// Parses the output of `pdftotext -tsv`.
///
/// # Errors
///
/// Quotes the first line that cannot be parsed.
pub(crate) fn parse(tsv: &str) -> Result<Vec<Page>, String> {
    let mut pages: Vec<Page> = Vec::new();
    for line in tsv.lines().skip(1) {
        let fields: Vec<&str> = line.splitn(12, '\t').collect();
        let added = match fields[0] {
            "1" => page(&fields).map(|page| pages.push(page)),
            "5" => word(&fields)
                .zip(pages.last_mut())
                .map(|(word, page)| page.words.push(word)),
            _ => Some(()),
        };
        added.ok_or_else(|| format!("unexpected line from pdftotext: {line:?}"))?;
    }
    Ok(pages)
}

fn page(fields: &[&str]) -> Option<Page> {
    let length = |index: usize| fields.get(index)?.parse().ok();
    Some(Page {
        width: length(8)?,
        height: length(9)?,
        words: Vec::new(),
    })
}

fn word(fields: &[&str]) -> Option<Word> {
    let length = |index: usize| fields.get(index)?.parse().ok();
    let number = |index: usize| fields.get(index)?.parse().ok();
    Some(Word {
        left: length(6)?,
        top: length(7)?,
        width: length(8)?,
        height: length(9)?,
        line: [number(2)?, number(3)?, number(4)?],
        text: (*fields.get(11)?).to_owned(),
    })
}

impl Page {
    /// Whether no part of the word is beyond the edge of the page.
    pub(crate) fn holds(&self, word: &Word) -> bool {
        word.left >= 0.0
            && word.top >= 0.0
            && word.left + word.width <= self.width
            && word.top + word.height <= self.height
    }

    /// Returns the lines from top to bottom, each from left to right, even in Arabic.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let mut parts: Vec<Line> = self
            .words
            .chunk_by(|one, next| one.line == next.line)
            .map(line_from_words)
            .collect();
        parts.sort_by(|one, other| one.top.total_cmp(&other.top));
        let mut rows: Vec<Vec<Line>> = Vec::new();
        for part in parts {
            match rows.last_mut() {
                Some(row) if row.iter().any(|other| part.is_beside(other)) => row.push(part),
                _ => rows.push(vec![part]),
            }
        }
        rows.into_iter().map(merge).collect()
    }
}

impl Line {
    /// Whether the middle of one line is within the height of the other.
    fn is_beside(&self, other: &Self) -> bool {
        let contains_middle = |one: &Self, two: &Self| {
            let middle = f64::midpoint(two.top, two.bottom);
            one.top < middle && middle < one.bottom
        };
        contains_middle(self, other) || contains_middle(other, self)
    }
}

fn line_from_words(words: &[Word]) -> Line {
    let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    Line {
        text: text.join(" "),
        left: min(words.iter().map(|word| word.left)),
        top: min(words.iter().map(|word| word.top)),
        bottom: max(words.iter().map(|word| word.top + word.height)),
    }
}

fn merge(mut row: Vec<Line>) -> Line {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let text: Vec<&str> = row.iter().map(|part| part.text.as_str()).collect();
    Line {
        text: text.join(" "),
        left: min(row.iter().map(|part| part.left)),
        top: min(row.iter().map(|part| part.top)),
        bottom: max(row.iter().map(|part| part.bottom)),
    }
}

fn min(lengths: impl Iterator<Item = f64>) -> f64 {
    lengths.fold(f64::INFINITY, f64::min)
}

fn max(lengths: impl Iterator<Item = f64>) -> f64 {
    lengths.fold(f64::NEG_INFINITY, f64::max)
}
