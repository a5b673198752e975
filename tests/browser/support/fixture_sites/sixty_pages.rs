//! A sheet of about sixty printed pages with everything that is hard to paginate: headings at any
//! height, long lists, tables longer than a page, large pictures.
//!
//! All lengths are derived from counters, so the sheet is always the same and the page breaks vary.
//! Sentences are numbered, so that an error names the missing one.

/// Pictures by their names, with their sizes in pixels.
pub(super) const PICTURES: [(&str, (u32, u32)); 3] = [
    ("pictures/wide.svg", (1600, 700)),
    ("pictures/square.svg", (900, 900)),
    ("pictures/tall.svg", (800, 1100)),
];

/// The first cell of every table's head.
pub(crate) const TABLE_HEAD: &str = "Station";

const FRONT_MATTER: &str = r#"+++
title = "Sixty Pages"
kind = "Fact Sheet"
publisher = "The Publisher"
bureau = "Bureau of Long Sheets"
place = "Somewhere"
date = 2024-02-29
language = "en-GB"
summary = "As much as a page might print."
notice = "A notice at the end."
rights = "Free for all."
base_url = "https://example.org/sixty-pages"

[source]
name = "The Archive"
address = "https://example.org/archive"
+++

"#;

const CHAPTERS: usize = 7;

/// Ends of sentences, of different lengths.
const ENDS: [&str; 9] = [
    "is short",
    "counts what the stations of the coast have reported since the spring",
    "leaves open who pays",
    "compares the two plans, the older of which had been given up, with what was built",
    "says so plainly",
    "was put to the council in the autumn, after a summer in which nothing had moved at all",
    "follows from the treaty",
    "names the engineers, the surveyors and the clerks, in this order, and thanks them",
    "ends the matter",
];

/// Returns the Markdown of the sheet.
pub(super) fn markdown() -> String {
    let mut writer = Writer {
        text: FRONT_MATTER.to_owned(),
        ..Writer::default()
    };
    writer.paragraph(4);
    for chapter in 0..CHAPTERS {
        writer.chapter(chapter);
    }
    writer.footnotes();
    writer.text
}

/// The text so far, and counters for each kind of content.
#[derive(Default)]
struct Writer {
    text: String,
    headings: usize,
    sentences: usize,
    marks: usize,
}

impl Writer {
    fn chapter(&mut self, chapter: usize) {
        self.heading(2);
        self.paragraph(3 + chapter % 4);
        self.figure(chapter);
        for section in 0..3 {
            self.heading(3);
            self.paragraph(2 + (chapter + section) % 5);
            match section {
                0 => self.list(18 + chapter * 7 % 23),
                1 => self.table(chapter, 30 + chapter * 11 % 50),
                _ => self.remarks(chapter),
            }
            for part in 0..2 {
                self.heading(4);
                for _ in 0..=(chapter + section + part) % 4 {
                    self.paragraph(2 + (chapter * 3 + section * 2 + part) % 7);
                }
                self.heading(5);
                self.paragraph(1 + (chapter + part) % 3);
            }
        }
    }

    fn heading(&mut self, level: usize) {
        self.headings += 1;
        let number = self.headings;
        self.block(&format!("{} Heading {number}", "#".repeat(level)));
    }

    fn paragraph(&mut self, sentences: usize) {
        let text = self.words(sentences);
        self.block(&text);
    }

    fn figure(&mut self, chapter: usize) {
        let (source, _) = PICTURES[chapter % PICTURES.len()];
        self.block(&format!("![A picture]({source} \"Picture {chapter}\")"));
    }

    fn list(&mut self, points: usize) {
        let mut lines = Vec::new();
        for point in 0..points {
            lines.push(format!("* {}", self.words(1 + point % 3)));
            if point % 6 == 5 {
                lines.extend((0..3).map(|_| format!("  1. {}", self.words(1))));
            }
        }
        self.block(&lines.join("\n"));
    }

    /// Cells stay on one line, because poppler would interleave the lines of longer ones.
    fn table(&mut self, chapter: usize, rows: usize) {
        let head = [
            format!("| {TABLE_HEAD} | Report | Cost |"),
            "|:---|:---|---:|".to_owned(),
        ];
        let first = self.sentences + 1;
        self.sentences += rows;
        let rows = (0..rows).map(|row| {
            let (sentence, cost) = (first + row, row * chapter);
            format!("| Row {row} | Sentence {sentence} of the table. | {cost}.50 |")
        });
        let table: Vec<String> = head.into_iter().chain(rows).collect();
        self.block(&format!(
            "{}\n\nTable: Costs of chapter {chapter}",
            table.join("\n")
        ));
    }

    fn remarks(&mut self, chapter: usize) {
        let quoted = self.words(2 + chapter % 3);
        self.block(&format!("> {quoted}"));
        let noted = self.words(1 + chapter % 4);
        self.block(&format!("> [!NOTE]\n> {noted}"));
        self.marks += 1;
        let marked = self.words(1);
        let mark = self.marks;
        self.block(&format!("{marked}[^{mark}]"));
    }

    fn footnotes(&mut self) {
        for mark in 1..=self.marks {
            let words = self.words(1 + mark % 3);
            self.block(&format!("[^{mark}]: {words}"));
        }
    }

    fn words(&mut self, sentences: usize) -> String {
        let sentence = |number: usize| {
            let end = ENDS[number * 5 % ENDS.len()];
            format!("Sentence {number} {end}.")
        };
        let first = self.sentences + 1;
        self.sentences += sentences;
        let sentences: Vec<String> = (first..=self.sentences).map(sentence).collect();
        sentences.join(" ")
    }

    fn block(&mut self, markdown: &str) {
        self.text.push_str(markdown);
        self.text.push_str("\n\n");
    }
}
