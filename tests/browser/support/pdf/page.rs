//! A page, its words and their places, as `pdftotext -tsv` tells them.
//!
//! Its lines are put together here: for pdftotext each cell of a table is a line of its own, while
//! on paper a row is one.

/// A page; all lengths are in points.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) words: Vec<Word>,
}

/// A word and its place, from the page's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Where pdftotext put it: paragraph, block, line.
    pub(crate) place: [u32; 3],
}

/// What stands side by side on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

/// What `pdftotext -tsv` printed; the error is a line that makes no sense.
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
        added.ok_or_else(|| format!("pdftotext printed {line:?}"))?;
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
        place: [number(2)?, number(3)?, number(4)?],
        text: (*fields.get(11)?).to_owned(),
    })
}

impl Page {
    /// Its lines from top to bottom, each from left to right, even in Arabic.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let mut parts: Vec<Line> = self
            .words
            .chunk_by(|one, next| one.place == next.place)
            .map(line)
            .collect();
        parts.sort_by(|one, other| one.top.total_cmp(&other.top));
        let mut rows: Vec<Vec<Line>> = Vec::new();
        for part in parts {
            match rows.last_mut() {
                Some(row) if row.iter().any(|beside| part.is_beside(beside)) => row.push(part),
                _ => rows.push(vec![part]),
            }
        }
        rows.into_iter().map(joined).collect()
    }
}

impl Line {
    /// Whether the middle of either is at the height of the other.
    fn is_beside(&self, other: &Self) -> bool {
        let reaches = |one: &Self, two: &Self| {
            let middle = f64::midpoint(two.top, two.bottom);
            one.top < middle && middle < one.bottom
        };
        reaches(self, other) || reaches(other, self)
    }
}

fn line(words: &[Word]) -> Line {
    let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    Line {
        text: text.join(" "),
        left: least(words.iter().map(|word| word.left)),
        top: least(words.iter().map(|word| word.top)),
        bottom: most(words.iter().map(|word| word.top + word.height)),
    }
}

fn joined(mut row: Vec<Line>) -> Line {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let text: Vec<&str> = row.iter().map(|part| part.text.as_str()).collect();
    Line {
        text: text.join(" "),
        left: least(row.iter().map(|part| part.left)),
        top: least(row.iter().map(|part| part.top)),
        bottom: most(row.iter().map(|part| part.bottom)),
    }
}

fn least(lengths: impl Iterator<Item = f64>) -> f64 {
    lengths.fold(f64::INFINITY, f64::min)
}

fn most(lengths: impl Iterator<Item = f64>) -> f64 {
    lengths.fold(f64::NEG_INFINITY, f64::max)
}
