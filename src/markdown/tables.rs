//! Tables, and the line below one that is its caption.

use std::ops::Range;

use pulldown_cmark::{Alignment as ColumnAlignment, Event, Tag, TagEnd};

use super::body::Reader;
use super::passage_ids::{Explicit, Scope};
use crate::sheet::{Alignment, Cell, Inline, PassageKind, PlainText, Table, of_passage};

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
        while let Some((Event::Start(Tag::TableHead | Tag::TableRow), _)) = self.take() {
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
        table.passage.fingerprint = of_passage(&table.plain_text());
        table
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
