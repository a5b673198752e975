//! The words of a passage and nothing else: what is fingerprinted and compared. Blocks stand on lines of
//! their own, the cells of a row are parted by tabs.

use super::{About, Block, Footnote, Inline, Lead, List, Section, Sheet, Table};

/// Something made of words.
pub trait PlainText {
    /// Adds the words to `out`, blocks ended by a line feed.
    fn write_plain_text(&self, out: &mut String);

    /// The words, without a line feed at the end.
    fn plain_text(&self) -> String {
        let mut out = String::new();
        self.write_plain_text(&mut out);
        out.truncate(out.trim_end().len());
        out
    }
}

/// The text with each run of white space made one space, and none at either end.
#[must_use]
pub fn fold_white_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl PlainText for Inline {
    fn write_plain_text(&self, out: &mut String) {
        match self {
            Self::Text(text) | Self::Code(text) => out.push_str(text),
            Self::Strong(content)
            | Self::Emphasis(content)
            | Self::Superscript(content)
            | Self::Subscript(content) => content.write_plain_text(out),
            Self::Link(link) => link.content.write_plain_text(out),
            Self::Abbreviation(abbreviation) => out.push_str(&abbreviation.short),
            Self::LineBreak => out.push('\n'),
            Self::FootnoteReference(_) => {}
        }
    }
}

impl PlainText for [Inline] {
    fn write_plain_text(&self, out: &mut String) {
        for inline in self {
            inline.write_plain_text(out);
        }
    }
}

impl PlainText for Block {
    fn write_plain_text(&self, out: &mut String) {
        match self {
            Self::Paragraph(paragraph) => write_line(&paragraph.content, out),
            Self::List(list) => list.write_plain_text(out),
            Self::Table(table) => table.write_plain_text(out),
            Self::Quotation(quotation) => quotation.blocks.write_plain_text(out),
            Self::Figure(figure) => {
                out.push_str(&figure.alternative);
                out.push('\n');
                write_line(&figure.caption, out);
            }
            Self::Note(note) => note.blocks.write_plain_text(out),
        }
    }
}

impl PlainText for [Block] {
    fn write_plain_text(&self, out: &mut String) {
        for block in self {
            block.write_plain_text(out);
        }
    }
}

impl PlainText for List {
    fn write_plain_text(&self, out: &mut String) {
        for item in &self.items {
            write_line(&item.content, out);
            item.blocks.write_plain_text(out);
        }
    }
}

impl PlainText for Table {
    fn write_plain_text(&self, out: &mut String) {
        write_line(&self.caption, out);
        for row in std::iter::once(&self.head).chain(&self.rows) {
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    out.push('\t');
                }
                cell.write_plain_text(out);
            }
            out.push('\n');
        }
    }
}

impl PlainText for Section {
    fn write_plain_text(&self, out: &mut String) {
        write_line(&self.heading, out);
        self.blocks.write_plain_text(out);
        for section in &self.sections {
            section.write_plain_text(out);
        }
    }
}

impl PlainText for Lead {
    fn write_plain_text(&self, out: &mut String) {
        self.blocks.write_plain_text(out);
    }
}

impl PlainText for Footnote {
    fn write_plain_text(&self, out: &mut String) {
        self.blocks.write_plain_text(out);
    }
}

/// The title block: kind, bureau, place, date and title, as the masthead shows them.
impl PlainText for About {
    fn write_plain_text(&self, out: &mut String) {
        let date = self.date.in_words(&self.language);
        for line in [&self.kind, &self.bureau, &self.place, &date, &self.title] {
            if !line.is_empty() {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
}

/// Every word of the sheet in reading order: title block, lead, sections, footnotes, notice.
impl PlainText for Sheet {
    fn write_plain_text(&self, out: &mut String) {
        self.about.write_plain_text(out);
        self.lead.write_plain_text(out);
        for section in &self.sections {
            section.write_plain_text(out);
        }
        for footnote in &self.footnotes {
            footnote.write_plain_text(out);
        }
        for paragraph in &self.about.notice {
            out.push_str(paragraph);
            out.push('\n');
        }
    }
}

fn write_line(content: &[Inline], out: &mut String) {
    if !content.is_empty() {
        content.write_plain_text(out);
        out.push('\n');
    }
}
