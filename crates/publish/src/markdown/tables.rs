//! Tables, and the line below one that is its caption.

use std::ops::Range;

use pulldown_cmark::{Alignment as ColumnAlignment, Event, Tag, TagEnd};

use super::body::BodyParser;
use super::passage_ids::{Explicit, Scope};
use crate::fingerprint::of_passage;
use crate::sheet::{Alignment, Cell, Inline, Notation, PassageKind, PlainText, Table};

pub(super) const CAPTION: &str = "Table: ";

impl BodyParser<'_> {
    pub(super) fn table(
        &mut self,
        columns: &[ColumnAlignment],
        span: &Range<usize>,
        scope: &mut Scope,
    ) -> Table {
        let place = scope.place(PassageKind::Table);
        self.follows_table = false;
        let mut rows = Vec::new();
        let has_bars = self.source[span.clone()].starts_with('|');
        while let Some((Event::Start(Tag::TableHead | Tag::TableRow), at)) = self.take() {
            self.check_cells(&at, columns.len(), has_bars);
            rows.push(self.row());
        }
        let (caption, explicit) = self.table_caption();
        let columns = columns.iter().map(|column| match column {
            ColumnAlignment::None | ColumnAlignment::Left => Alignment::Start,
            ColumnAlignment::Center => Alignment::Center,
            ColumnAlignment::Right => Alignment::End,
        });
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        let passage = self.passage(place, explicit, "", span);
        let columns = columns.collect();
        let mut table = Table {
            passage,
            caption,
            columns,
            head,
            rows: rows.collect(),
            width: None,
            breaks: Vec::new(),
        };
        table.passage.fingerprint = of_passage(&table.written_in(Notation::Wording));
        table
    }

    /// The Markdown parser leaves out cells beyond the last column, and takes a line of text below the
    /// table for a row.
    fn check_cells(&mut self, span: &Range<usize>, columns: usize, has_bars: bool) {
        let row = self.source[span.clone()].trim();
        let cells = cells(row);
        if cells > columns {
            self.error(
                span,
                format!("a row of {cells} cells in a table of {columns} columns"),
                "give the table another column, or write `\\|` for the sign | in a cell",
            );
        } else if cells == 1 && !row.starts_with('|') && (cells < columns || has_bars) {
            let caption = row
                .strip_prefix(CAPTION.trim_end())
                .or_else(|| row.strip_prefix(':'));
            let help = match caption {
                Some(caption) => format!(
                    "leave an empty line, and write `{CAPTION}{}`",
                    caption.trim()
                ),
                None => "leave an empty line between the table and the text".to_owned(),
            };
            self.error(
                span,
                "a line of text becomes a row of the table above",
                &help,
            );
        } else if cells < columns {
            self.warn(
                span,
                format!("a row of {cells} of {columns} cells"),
                "its last cells stay empty; write `| |` for an empty cell where it belongs",
            );
        }
    }

    fn row(&mut self) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.take() {
            cells.push(self.text(TagEnd::TableCell));
        }
        cells
    }

    fn table_caption(&mut self) -> (Vec<Inline>, Explicit) {
        let at = self.here();
        let is_caption = matches!(self.peek(), Some(Event::Start(Tag::Paragraph)))
            && self.source[at.clone()].starts_with(CAPTION);
        if !is_caption {
            return (Vec::new(), None);
        }
        self.take();
        let mut caption = self.text(TagEnd::Paragraph);
        let explicit = self.trailing_id(&mut caption, &at);
        if let Some(Inline::Text(text)) = caption.first_mut() {
            text.drain(..CAPTION.len().min(text.len()));
        }
        (caption, explicit)
    }
}

/// How many cells a line of a table has.
pub(super) fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row
        .strip_suffix('|')
        .filter(|row| !row.ends_with('\\'))
        .unwrap_or(row);
    let bars = row
        .match_indices('|')
        .filter(|(bar, _)| !row[..*bar].ends_with('\\'));
    bars.count() + 1
}
