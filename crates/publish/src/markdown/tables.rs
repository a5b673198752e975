//! Tables, and the line below one that is its caption.

use std::ops::Range;

use pulldown_cmark::{Alignment as ColumnAlignment, Event, Tag, TagEnd};

use super::body::Reader;
use super::passage_ids::{Explicit, Scope};
use crate::fingerprint::of_passage;
use crate::sheet::{Alignment, Cell, Inline, Notation, PassageKind, PlainText, Table};

const CAPTION: &str = "Table: ";

impl Reader<'_> {
    pub(super) fn table(
        &mut self,
        columns: &[ColumnAlignment],
        at: &Range<usize>,
        scope: &mut Scope,
    ) -> Table {
        let place = scope.place(PassageKind::Table);
        let mut rows = Vec::new();
        while let Some((Event::Start(Tag::TableHead | Tag::TableRow), at)) = self.take() {
            self.refuse_excess_cells(&at, columns.len());
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
        let passage = self.ids.block(place, explicit, "", at, self.faults);
        let columns = columns.collect();
        let mut table = Table {
            passage,
            caption,
            columns,
            head,
            rows: rows.collect(),
        };
        table.passage.fingerprint = of_passage(&table.written_in(Notation::Wording));
        table
    }

    /// The parser leaves out what is beyond the last column.
    fn refuse_excess_cells(&mut self, at: &Range<usize>, columns: usize) {
        let text = self.manuscript.text[at.clone()].trim();
        let text = text.strip_prefix('|').unwrap_or(text);
        let text = text
            .strip_suffix('|')
            .filter(|text| !text.ends_with('\\'))
            .unwrap_or(text);
        let bars = text
            .match_indices('|')
            .filter(|(bar, _)| !text[..*bar].ends_with('\\'));
        let cells = bars.count() + 1;
        if cells > columns {
            let message = format!("met a row of {cells} cells, expected {columns} at most");
            self.fault(
                at,
                message,
                "give the table another column or write \\| for a bar in a cell",
            );
        }
    }

    fn row(&mut self) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.take() {
            cells.push(self.inlines(TagEnd::TableCell));
        }
        cells
    }

    fn table_caption(&mut self) -> (Vec<Inline>, Explicit) {
        let at = self.here();
        let is_caption = matches!(self.peek(), Some(Event::Start(Tag::Paragraph)))
            && self.manuscript.text[at.clone()].starts_with(CAPTION);
        if !is_caption {
            return (Vec::new(), None);
        }
        self.take();
        let mut caption = self.inlines(TagEnd::Paragraph);
        let explicit = self.trailing_id(&mut caption, &at);
        if let Some(Inline::Text(text)) = caption.first_mut() {
            text.drain(..CAPTION.len().min(text.len()));
        }
        (caption, explicit)
    }
}
