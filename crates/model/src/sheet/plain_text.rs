//! Plain text of the document: a line per block, with tabs between the cells of a row.

use super::{About, Block, Footnote, Inline, Lead, List, Section, Sheet, Table};

/// How plain text represents markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Not at all: only the text.
    Words,
    /// As `textContent` of the page: with the numbers of footnotes.
    Page,
    /// As typed: `10^6`.
    Typed,
    /// As typed, with footnote marks, `[1]`, and the addresses of links, `<https://example.org/>`.
    TextFile,
    /// For fingerprints: with control characters around superscripts, subscripts and before cells, because
    /// a figure in another column has another meaning. Footnotes have their own fingerprints, so their
    /// numbers are left out.
    Wording,
}

/// The control characters of [`Notation::Wording`], which a source file must not contain.
const RAISED: char = '\u{1}';
const LOWERED: char = '\u{2}';
const CELL: char = '\u{3}';

/// Conversion to plain text.
pub trait PlainText {
    /// Appends the text to `out`, with a line feed after each block.
    fn write_plain_text(&self, notation: Notation, out: &mut String);

    /// Returns the text in this notation, without a final line feed.
    fn written_in(&self, notation: Notation) -> String {
        let mut out = String::new();
        self.write_plain_text(notation, &mut out);
        out.truncate(out.trim_end().len());
        out
    }

    /// Returns the text in [`Notation::Words`], without a final line feed.
    fn plain_text(&self) -> String {
        self.written_in(Notation::Words)
    }
}

/// Collapses white space and trims the text.
#[must_use]
pub fn fold_white_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl PlainText for Inline {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        match self {
            Self::Text(text) | Self::Code(text) | Self::LeftToRight(text) => out.push_str(text),
            Self::Strong(content) | Self::Emphasis(content) => {
                content.write_plain_text(notation, out);
            }
            Self::Superscript(content) => {
                let start = out.len();
                content.write_plain_text(notation, out);
                match notation {
                    Notation::Typed | Notation::TextFile if is_power(&out[start..]) => {
                        out.insert(start, '^');
                    }
                    Notation::Wording => enclose(out, start, RAISED),
                    _ => {}
                }
            }
            Self::Subscript(content) => {
                let start = out.len();
                content.write_plain_text(notation, out);
                if notation == Notation::Wording {
                    enclose(out, start, LOWERED);
                }
            }
            Self::Link(link) => {
                link.content.write_plain_text(notation, out);
                let address = link.on_paper.as_deref();
                if let Some(address) = address.filter(|_| notation == Notation::TextFile) {
                    out.push_str(&[" <", address, ">"].concat());
                }
            }
            Self::Abbreviation(abbreviation) => out.push_str(&abbreviation.short),
            Self::LineBreak => out.push('\n'),
            Self::FootnoteReference(mark) => match notation {
                Notation::Words | Notation::Typed | Notation::Wording => {}
                Notation::Page => out.push_str(&mark.footnote.to_string()),
                Notation::TextFile => {
                    out.push_str(&["[", &mark.footnote.to_string(), "]"].concat());
                }
            },
        }
    }
}

impl PlainText for [Inline] {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        for inline in self {
            inline.write_plain_text(notation, out);
        }
    }
}

impl PlainText for Block {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        match self {
            Self::Paragraph(paragraph) => write_line(notation, &paragraph.content, out),
            Self::List(list) => list.write_plain_text(notation, out),
            Self::Table(table) => table.write_plain_text(notation, out),
            Self::Quotation(quotation) => quotation.blocks.write_plain_text(notation, out),
            Self::Figure(figure) => {
                // The page shows the picture.
                if notation != Notation::Page {
                    out.push_str(&figure.alternative);
                    out.push('\n');
                }
                write_line(notation, &figure.caption, out);
            }
            Self::Note(note) => note.blocks.write_plain_text(notation, out),
        }
    }
}

impl PlainText for [Block] {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        for block in self {
            block.write_plain_text(notation, out);
        }
    }
}

impl PlainText for List {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        for item in &self.items {
            write_line(notation, &item.content, out);
            item.blocks.write_plain_text(notation, out);
        }
    }
}

impl PlainText for Table {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        write_line(notation, &self.caption, out);
        for row in std::iter::once(&self.head).chain(&self.rows) {
            for (column, cell) in row.iter().enumerate() {
                if notation == Notation::Wording {
                    out.push(CELL);
                } else if column > 0 {
                    out.push('\t');
                }
                cell.write_plain_text(notation, out);
            }
            out.push('\n');
        }
    }
}

impl PlainText for Section {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        write_line(notation, &self.heading, out);
        self.write_below(notation, out);
    }
}

impl Section {
    /// Returns the heading in [`Notation::Typed`], on one line.
    #[must_use]
    pub fn title(&self) -> String {
        self.heading.written_in(Notation::Typed).replace('\n', " ")
    }

    /// Returns the text below the heading in [`Notation::Typed`].
    #[must_use]
    pub fn text_below(&self) -> String {
        let mut out = String::new();
        self.write_below(Notation::Typed, &mut out);
        out.truncate(out.trim_end().len());
        out
    }

    fn write_below(&self, notation: Notation, out: &mut String) {
        self.blocks.write_plain_text(notation, out);
        for section in &self.sections {
            section.write_plain_text(notation, out);
        }
    }
}

impl PlainText for Lead {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        self.blocks.write_plain_text(notation, out);
    }
}

impl PlainText for Footnote {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        self.blocks.write_plain_text(notation, out);
    }
}

/// The title block: kind, bureau, place, date and title, as the masthead shows them.
impl PlainText for About {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        let wording;
        let date = if notation == Notation::Wording {
            wording = self.date.wording(&self.language);
            &wording
        } else {
            &self.date_in_words
        };
        for line in [&self.kind, &self.bureau, &self.place, date, &self.title] {
            if !line.is_empty() {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
}

/// The text of the sheet in reading order: title block, lead, sections, footnotes, notice.
impl PlainText for Sheet {
    fn write_plain_text(&self, notation: Notation, out: &mut String) {
        self.about.write_plain_text(notation, out);
        self.lead.write_plain_text(notation, out);
        for section in &self.sections {
            section.write_plain_text(notation, out);
        }
        for footnote in &self.footnotes {
            footnote.write_plain_text(notation, out);
        }
        for paragraph in &self.about.notice {
            write_line(notation, paragraph, out);
        }
    }
}

/// Whether a superscript changes its meaning on the base line: `10^6`, `2^n` and `e^-x` do; "1st",
/// "XXe", "No 5" and "Na+" do not.
#[must_use]
pub fn is_power(words: &str) -> bool {
    // Ordinal suffixes are Latin. A table of all letters would add 2 kB to the WebAssembly.
    let is_latin = |sign: char| sign.is_ascii_alphabetic() || matches!(sign, '\u{c0}'..='\u{24f}');
    let is_greek = |sign: char| matches!(sign, '\u{370}'..='\u{3ff}');
    let is_ending = words.chars().all(is_latin)
        && (words.len() > 1 || matches!(words, "a" | "d" | "e" | "o" | "r"));
    let says = |sign: char| sign.is_ascii_digit() || is_latin(sign) || is_greek(sign);
    words.contains(says) && !is_ending
}

/// Inserts a control character at both ends.
fn enclose(out: &mut String, start: usize, sign: char) {
    out.insert(start, sign);
    out.push(sign);
}

fn write_line(notation: Notation, content: &[Inline], out: &mut String) {
    if !content.is_empty() {
        content.write_plain_text(notation, out);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_powers_from_ordinals_and_marks() {
        for power in ["6", "-6", "n", "λ", "iπ", "-x", "a,b", "2n"] {
            assert!(is_power(power), "{power}");
        }
        for other in ["", "st", "ère", "e", "o", "a", "+", "®", "™", "Mme"] {
            assert!(!is_power(other), "{other}");
        }
    }
}
