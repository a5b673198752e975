//! A table. If it is too wide, only it scrolls; on paper, the style sheet lays it out by `data-width`.

use yew::prelude::*;

use super::block::{Place, dir, number};
use super::inline::inlines;
use crate::interface_text as text;
use crate::sheet::{Alignment, Cell, ColumnBreaks, Notation, PassageKind, PlainText, Table};

/// Renders the table with its caption.
pub(super) fn table(table: &Table, place: &Place) -> Html {
    let name = text::passage(PassageKind::Table, table.passage.ordinal, &place.heading);
    let has_row_heads = table.has_row_heads();
    // On paper, a row that is too long becomes a list, in which each cell is below its head.
    let heads: Vec<Option<String>> = (table.head.iter())
        .map(|cell| {
            (table.width.is_some() && !cell.is_empty()).then(|| cell.written_in(Notation::Page))
        })
        .collect();
    let cell = |(column, (cell, alignment)): (usize, (&Cell, &Alignment))| {
        let align = align(*alignment);
        let breaks = breaks(table, column).1;
        let head = heads.get(column).cloned().flatten();
        if has_row_heads && column == 0 && !cell.is_empty() {
            html! { <th scope="row" data-align={align} data-column={breaks} data-head={head}>{ inlines(cell) }</th> }
        } else {
            html! { <td data-align={align} data-column={breaks} data-head={head}>{ inlines(cell) }</td> }
        }
    };
    let cells = |row: &[Cell]| -> Html {
        row.iter()
            .zip(&table.columns)
            .enumerate()
            .map(cell)
            .collect()
    };
    let head = table.head.iter().zip(&table.columns).enumerate();
    let head = head.map(|(column, (cell, alignment))| {
        let align = align(*alignment);
        // A header without text names nothing.
        if cell.is_empty() {
            html! { <td data-align={align} /> }
        } else {
            let breaks = breaks(table, column).0;
            html! { <th scope="col" data-align={align} data-column={breaks}>{ inlines(cell) }</th> }
        }
    });
    html! {
        <div id={table.passage.id.to_string()} class="table passage" dir={dir(&table.passage)} data-number={number(&table.passage)} data-width={table.width.map(|width| width.to_string())}>
            { place.anchor(PassageKind::Table, &table.passage) }
            <div class="table__scroll" role="region" aria-label={name}>
                <table>
                    if !table.caption.is_empty() {
                        <caption>{ inlines(&table.caption) }</caption>
                    }
                    if table.has_head() {
                        <thead><tr>{ for head }</tr></thead>
                    }
                    <tbody>{ for table.rows.iter().map(|row| html! { <tr>{ cells(row) }</tr> }) }</tbody>
                </table>
            </div>
        </div>
    }
}

fn align(alignment: Alignment) -> Option<&'static str> {
    match alignment {
        Alignment::Start => None,
        Alignment::Center => Some("center"),
        Alignment::End => Some("end"),
    }
}

/// What the style sheet calls the breaks in the head and in the cells of a column.
fn breaks(table: &Table, column: usize) -> (Option<&'static str>, Option<&'static str>) {
    const LONG_WORDS: Option<&str> = Some("long");
    const NUMBERS: Option<&str> = Some("number");
    match table.breaks.get(column) {
        None | Some(ColumnBreaks::Words) => (None, None),
        Some(ColumnBreaks::LongWords) => (LONG_WORDS, LONG_WORDS),
        Some(ColumnBreaks::Numbers) => (None, NUMBERS),
        Some(ColumnBreaks::NumbersUnderLongHead) => (LONG_WORDS, NUMBERS),
    }
}
