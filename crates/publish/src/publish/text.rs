//! Writes the sheet as plain text for people: `fact-sheet.txt`.

use factsheet::interface_text::{ABBREVIATIONS, note_kind};

use crate::scope::Scope;
use crate::sheet::{Block, Delimiter, Inline, List, Notation, PlainText, Section, Sheet, Table};

/// Returns all of the text of a sheet: empty lines between blocks, marks before list items, the kinds of
/// notes, and the URLs of links.
pub(super) fn readable(sheet: &Sheet) -> String {
    let about = &sheet.about;
    let date = &about.date_in_words;
    let mut lines = Lines::default();
    let block = [&about.kind, &about.bureau, &about.place, date].map(String::as_str);
    for line in block.into_iter().filter(|line| !line.is_empty()) {
        lines.push("", line);
    }
    lines.gap();
    lines.paragraph("", &about.title);
    lines.blocks("", &sheet.lead.blocks);
    for section in &sheet.sections {
        lines.section(section);
    }
    for (number, footnote) in (1..).zip(&sheet.footnotes) {
        lines.item("", &format!("[{number}] "), &[], &footnote.blocks);
        lines.gap();
    }
    lines.abbreviations(sheet);
    for paragraph in &about.notice {
        lines.paragraph("", &typed(&**paragraph));
    }
    lines.0.truncate(lines.0.trim_end().len());
    lines.0.push('\n');
    lines.0
}

fn typed(part: &(impl PlainText + ?Sized)) -> String {
    part.written_in(Notation::TextFile)
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn push(&mut self, indent: &str, text: &str) {
        self.0.push_str(indent);
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn gap(&mut self) {
        if !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    fn paragraph(&mut self, indent: &str, text: &str) {
        for line in text.lines() {
            self.push(indent, line);
        }
        self.gap();
    }

    fn section(&mut self, section: &Section) {
        self.paragraph("", &typed(&*section.heading));
        self.blocks("", &section.blocks);
        for inner in &section.sections {
            self.section(inner);
        }
    }

    fn blocks(&mut self, indent: &str, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    self.paragraph(indent, &typed(&*paragraph.content));
                }
                Block::List(list) => self.list(indent, list),
                Block::Table(table) => self.table(indent, table),
                Block::Quotation(quotation) => {
                    self.blocks(&format!("{indent}> "), &quotation.blocks);
                }
                Block::Figure(figure) => {
                    self.paragraph(
                        indent,
                        &format!("[{}]\n{}", figure.alternative, typed(&*figure.caption)),
                    );
                }
                Block::Note(note) => {
                    let indent = format!("{indent}| ");
                    let start = self.0.len() + indent.len();
                    self.blocks(&indent, &note.blocks);
                    let kind = format!("{}: ", note_kind(note.kind));
                    self.0.insert_str(start.min(self.0.len()), &kind);
                }
            }
        }
    }

    fn list(&mut self, indent: &str, list: &List) {
        let delimiter = match list.delimiter {
            Some(Delimiter::Parenthesis) => ')',
            None => '.',
        };
        for (number, item) in list.numbered() {
            let mark =
                number.map_or_else(|| "• ".to_owned(), |number| format!("{number}{delimiter} "));
            self.item(&format!("{indent}  "), &mark, &item.content, &item.blocks);
        }
        self.gap();
    }

    fn item(&mut self, indent: &str, mark: &str, content: &[Inline], blocks: &[Block]) {
        let deeper = format!("{indent}{}", " ".repeat(mark.chars().count()));
        let start = self.0.len();
        if !content.is_empty() {
            self.push(&deeper, &typed(content));
        }
        self.blocks(&deeper, blocks);
        let first = format!("{indent}{mark}");
        if self.0[start..].starts_with(&deeper) {
            self.0.replace_range(start..start + deeper.len(), &first);
        } else {
            self.0.insert_str(start, &first);
        }
    }

    fn abbreviations(&mut self, sheet: &Sheet) {
        let abbreviations = sheet.abbreviations(&Scope::Whole);
        if !abbreviations.is_empty() {
            self.paragraph("", ABBREVIATIONS);
        }
        for abbreviation in abbreviations {
            self.push(
                "",
                &format!("{}: {}", abbreviation.short, abbreviation.long),
            );
        }
        self.gap();
    }

    fn table(&mut self, indent: &str, table: &Table) {
        self.paragraph(indent, &typed(table));
    }
}
