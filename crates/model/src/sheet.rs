//! The fact sheet as plain data.
//!
//! The publisher parses a [`Sheet`] from Markdown and embeds it in the page as JSON; the viewer renders
//! it. Every target of a link is a [`Passage`]: an id, its aliases and a fingerprint.

mod date;
mod fingerprint;
mod from_json;
mod ids;
mod inlines;
mod names;
mod passages;
mod plain_text;
mod shared;

use std::rc::Rc;

use serde::Serialize;

pub use date::{Date, InvalidDate};
pub use fingerprint::{Fingerprint, InvalidFingerprint};
pub use from_json::Json;
pub(crate) use from_json::{FromJson, from_json, member};
pub use ids::{InvalidId, PassageId, slug};
pub use names::PassageKind;
pub use passages::{footnote_id, reference_id};
pub use plain_text::{Notation, PlainText, fold_white_space, is_power};
pub use shared::Shared;

/// A fact sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The front matter.
    pub about: About,
    /// The title block, as a passage.
    pub title_block: Passage,
    /// The blocks before the first heading.
    pub lead: Lead,
    /// The top-level sections.
    pub sections: Vec<Rc<Section>>,
    /// The footnotes in the order of their first reference, numbered from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<Footnote>,
    /// SHA-256 of the sheet's text in [`Notation::Wording`], 64 hexadecimal digits.
    pub fingerprint: String,
}

/// The front matter. A text is empty if the sheet does not have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct About {
    /// The title, as printed.
    pub title: String,
    /// The title in sentence case, which citation styles require and no program can derive: it does not
    /// know which words are names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation_title: Option<String>,
    /// The kind of document, as printed: "Fact Sheet".
    pub kind: String,
    /// The publisher.
    pub publisher: String,
    /// The publisher's office that issued it.
    pub bureau: String,
    /// Where it was issued.
    pub place: String,
    /// The day it was issued.
    pub date: Date,
    /// That day in the long form of the language: "April 16, 2007".
    pub date_in_words: String,
    /// The language of the text, a BCP 47 tag: `en-US`.
    pub language: String,
    /// One or two sentences for link previews and search results.
    pub summary: String,
    /// Where the text was published first, if anywhere else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The publisher's notice, by paragraphs.
    pub notice: Vec<Vec<Inline>>,
    /// The terms under which the text may be used.
    pub rights: Vec<Inline>,
    /// The URL of the published page, with its final slash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
}

/// Where the text of a sheet was published first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name of the source.
    pub name: String,
    /// Its URL, `https:` or `http:`.
    pub address: String,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Its id, which is also its `id` attribute.
    pub id: PassageId,
    /// Ids that it had in earlier versions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<PassageId>,
    /// The fingerprint of its text.
    pub fingerprint: Fingerprint,
    /// Its position among the passages of its kind in its section, from 1.
    pub ordinal: u32,
    /// Its number among all blocks of the lead and the sections, from 1, for references to paper; `None`
    /// for sections and in footnotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The direction of its text, if it is not that of the sheet. Set for the page only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// The direction of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "each variant says what it is")]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    #[must_use]
    pub fn as_attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The paragraphs before the first heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// The lead as a whole.
    pub passage: Passage,
    /// Its blocks.
    pub blocks: Rc<[Block]>,
}

/// A heading with its blocks and subsections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The section as a whole.
    pub passage: Passage,
    /// The heading's level in the page: 2 for the highest, 6 for the lowest.
    pub level: u8,
    /// The language of its text, a BCP 47 tag, if the heading gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The heading.
    pub heading: Rc<[Inline]>,
    /// The blocks before the next heading.
    pub blocks: Rc<[Block]>,
    /// The subsections.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Rc<Section>>,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bulleted or numbered list.
    List(List),
    /// A table.
    Table(Table),
    /// A block quotation.
    Quotation(Quotation),
    /// A figure.
    Figure(Figure),
    /// A note.
    Note(Note),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// `None` if the paragraph is part of another passage: in a list item, quotation or note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// Its text.
    pub content: Vec<Inline>,
}

/// A bulleted or numbered list. Its items are passages; the list is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// The number of the first item; `None` for bullets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// What follows the numbers, if it is not a full stop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<Delimiter>,
    /// The items, in order.
    pub items: Vec<ListItem>,
}

/// What follows the numbers of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Delimiter {
    /// A closing parenthesis: `1)`.
    Parenthesis,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListItem {
    /// The item as a whole.
    pub passage: Passage,
    /// Its number, if it is not the one after that of the item above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its first paragraph.
    pub content: Vec<Inline>,
    /// The blocks after its first paragraph.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

/// A table with one row of column heads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The table as a whole.
    pub passage: Passage,
    /// Its caption; may be empty.
    pub caption: Vec<Inline>,
    /// The alignment of each column.
    pub columns: Vec<Alignment>,
    /// The column heads, one per column.
    pub head: Vec<Cell>,
    /// The rows; each has one cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// How wide it is at least, in steps that the style sheet knows; `None` if it fits any paper. Set for
    /// the page only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u8>,
    /// Where the text of each column may break; empty if only between words. Set for the page only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<ColumnBreaks>,
}

/// Where the text of a column may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ColumnBreaks {
    /// Between words.
    Words,
    /// Also within words, because some are too long for a column.
    LongWords,
    /// Nowhere, because it is numbers; between words in the head.
    Numbers,
    /// The same, but the head also within words.
    NumbersUnderLongHead,
}

impl List {
    /// The items, each with its number; `None` for bullets.
    pub fn numbered(&self) -> impl Iterator<Item = (Option<u32>, &ListItem)> {
        let mut next = self.start;
        self.items.iter().map(move |item| {
            let number = self.start.and(item.number.or(next));
            next = number.map(|number| number.saturating_add(1));
            (number, item)
        })
    }
}

impl Table {
    /// Whether the columns have names.
    #[must_use]
    pub fn has_head(&self) -> bool {
        self.head.iter().any(|cell| !cell.is_empty())
    }

    /// Whether the first column names the rows: the corner above it is empty, or all of it is strong.
    #[must_use]
    pub fn has_row_heads(&self) -> bool {
        let mut first = self
            .rows
            .iter()
            .map(|row| row.first().map_or(&[][..], Vec::as_slice));
        let is_strong = |cell: &[Inline]| matches!(cell, [Inline::Strong(_)]);
        let corner = self.head.first().is_some_and(Vec::is_empty);
        let has_names = first.clone().any(|cell| !cell.is_empty());
        has_names && (corner && self.has_head() || first.all(is_strong))
    }
}

/// A cell of a table.
pub type Cell = Vec<Inline>;

/// The alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Alignment {
    /// At the start of the line.
    Start,
    /// Centered.
    Center,
    /// At the end of the line, as for numbers.
    End,
}

/// A block quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// `None` if the quotation is part of another passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// The quoted blocks.
    pub blocks: Vec<Block>,
}

/// A picture with its caption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The figure as a whole.
    pub passage: Passage,
    /// The picture's path, relative to the page.
    pub source: String,
    /// The alternative text.
    pub alternative: String,
    /// The caption; may be empty.
    pub caption: Vec<Inline>,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
}

/// A note, after the alerts of GitHub Flavored Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// `None` if the note is part of another passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// Its kind.
    pub kind: NoteKind,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// The kind of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "each variant is the word the reader sees")]
pub enum NoteKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Footnote {
    /// The number of references to it.
    pub references: u32,
    /// The fingerprint of its text.
    pub fingerprint: Fingerprint,
    /// Its blocks.
    pub blocks: Rc<[Block]>,
}

/// Inline content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// A link.
    Link(Link),
    /// An abbreviation.
    Abbreviation(Abbreviation),
    /// Code.
    Code(String),
    /// A superscript.
    Superscript(Vec<Inline>),
    /// A subscript.
    Subscript(Vec<Inline>),
    /// Text that is written from left to right among text that is not: a number with its sign, a URL.
    /// Set for the page only.
    LeftToRight(String),
    /// A line break.
    LineBreak,
    /// A footnote mark.
    FootnoteReference(FootnoteReference),
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// An `https:`, `http:`, `mailto:` or `tel:` URL, or `#` and the id of a passage.
    pub address: String,
    /// The link text.
    pub content: Vec<Inline>,
    /// What is printed after the link text; `None` for links within the page and if its section has
    /// printed it already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_paper: Option<String>,
}

/// An abbreviation and its expansion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Abbreviation {
    /// The abbreviation.
    pub short: String,
    /// The expansion.
    pub long: String,
}

/// A footnote mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FootnoteReference {
    /// The number of the footnote, from 1.
    pub footnote: u32,
    /// Which of the references to that footnote this is, from 1.
    pub occurrence: u32,
}
