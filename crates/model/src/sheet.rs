//! The fact sheet itself: what it says, in which order, and what each part of it is called.
//!
//! A [`Sheet`] is plain data. It is made by the Markdown reader, travels to the browser as JSON and
//! is drawn by the components; it knows neither of them. Everything a reader can link to is a
//! [`Passage`]: a fixed id, the ids it had before, and the fingerprint of its wording.

mod date;
mod fingerprint;
mod footnote_marks;
mod from_json;
mod ids;
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

/// One fact sheet, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// What the front matter says about the sheet.
    pub about: About,
    /// The title block, as something to link to.
    pub title_block: Passage,
    /// What stands before the first heading.
    pub lead: Lead,
    /// The sections under the highest headings, in order.
    pub sections: Vec<Rc<Section>>,
    /// The footnotes, in the order in which the text refers to them; the first is number 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<Footnote>,
    /// SHA-256 of the sheet's whole text as [`Notation::Wording`] writes it, 64 hexadecimal digits.
    pub fingerprint: String,
}

/// The front matter: everything about a sheet that is not its body.
///
/// Where a sheet has none of something (no bureau, no place), the text is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct About {
    /// The title, as printed.
    pub title: String,
    /// The same title in sentence case, where the publisher gives it: styles of citation ask for it,
    /// and which of its words are names no program can tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation_title: Option<String>,
    /// The kind of document, as printed: "Fact Sheet".
    pub kind: String,
    /// Who publishes the sheet.
    pub publisher: String,
    /// The publisher's office that issued it.
    pub bureau: String,
    /// Where it was issued.
    pub place: String,
    /// The day it was issued.
    pub date: Date,
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
    /// The address at which the page is published, with its final slash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
}

/// Where the text of a sheet was published first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name of the source.
    pub name: String,
    /// Its address, `https:` or `http:`.
    pub address: String,
}

/// Something with an id that a reader can link to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Its id, also its `id` attribute in the page.
    pub id: PassageId,
    /// Ids under which it was published before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<PassageId>,
    /// The fingerprint of its wording.
    pub fingerprint: Fingerprint,
    /// Its place among the passages of its kind in its section, from 1.
    pub ordinal: u32,
    /// Its place among all blocks of the lead and the sections, from 1, by which paper can be
    /// quoted; `None` for what is no block, and in footnotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

/// The paragraphs before the first heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// The lead as a whole.
    pub passage: Passage,
    /// What it consists of.
    pub blocks: Rc<[Block]>,
}

/// A heading and all that stands under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The section as a whole.
    pub passage: Passage,
    /// The heading's level in the page: 2 for the highest, 6 for the lowest.
    pub level: u8,
    /// The heading's words.
    pub heading: Rc<[Inline]>,
    /// What stands between this heading and the next.
    pub blocks: Rc<[Block]>,
    /// The sections under this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Rc<Section>>,
}

/// A piece of text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bulleted or numbered list.
    List(List),
    /// A table.
    Table(Table),
    /// Somebody else's words.
    Quotation(Quotation),
    /// A picture.
    Figure(Figure),
    /// A remark set apart from the text.
    Note(Note),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// `None` where the paragraph is part of another passage: in a list item, quotation or note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// Its words.
    pub content: Vec<Inline>,
}

/// A bulleted or numbered list. The list is no passage: its items are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// The number of the first item; `None` for bullets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// The items, in order.
    pub items: Vec<ListItem>,
}

/// One point of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListItem {
    /// The item, with all that is in it.
    pub passage: Passage,
    /// Its number, if it is not the one after that of the item above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its first words.
    pub content: Vec<Inline>,
    /// What follows them in the item: further paragraphs, lists.
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
    /// How each column is set.
    pub columns: Vec<Alignment>,
    /// The column heads, one a column.
    pub head: Vec<Cell>,
    /// The rows; each has one cell a column.
    pub rows: Vec<Vec<Cell>>,
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

/// The words of one cell of a table.
pub type Cell = Vec<Inline>;

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Alignment {
    /// As the language is written.
    Start,
    /// In the middle.
    Center,
    /// Against the way the language is written; for numbers.
    End,
}

/// Somebody else's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// `None` where the quotation is part of another passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// What is quoted.
    pub blocks: Vec<Block>,
}

/// A picture with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The figure as a whole.
    pub passage: Passage,
    /// The picture's path, relative to the page.
    pub source: String,
    /// What the picture shows, for readers who do not see it.
    pub alternative: String,
    /// The caption; may be empty.
    pub caption: Vec<Inline>,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
}

/// A remark set apart from the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// `None` where the note is part of another passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// How much it matters.
    pub kind: NoteKind,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How much a note matters, after the alerts of GitHub Flavored Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "each variant is the word the reader sees")]
pub enum NoteKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// What a [`Sheet::footnotes`] entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Footnote {
    /// How often the text refers to it.
    pub references: u32,
    /// Its wording.
    pub fingerprint: Fingerprint,
    /// What it says.
    pub blocks: Rc<[Block]>,
}

/// A run of text within a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words of great weight.
    Strong(Vec<Inline>),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// Words that lead elsewhere.
    Link(Link),
    /// A short form.
    Abbreviation(Abbreviation),
    /// Something to be typed or read by a machine.
    Code(String),
    /// Raised words.
    Superscript(Vec<Inline>),
    /// Lowered words.
    Subscript(Vec<Inline>),
    /// A new line within the block.
    LineBreak,
    /// A mark that leads to a footnote.
    FootnoteReference(FootnoteReference),
}

/// Words that lead elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// An `https:`, `http:`, `mailto:` or `tel:` address, or `#` and the id of a passage.
    pub address: String,
    /// The words.
    pub content: Vec<Inline>,
    /// What paper says behind the words, so that they lead there too; `None` where the link stays
    /// within the page, and where its section has said so already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_paper: Option<String>,
}

/// A short form and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Abbreviation {
    /// The words in the text.
    pub short: String,
    /// What they stand for.
    pub long: String,
}

/// A mark that leads to a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FootnoteReference {
    /// The number of the footnote, from 1.
    pub footnote: u32,
    /// Which of the references to that footnote this is, from 1.
    pub occurrence: u32,
}
