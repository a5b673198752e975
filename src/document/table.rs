//! A table. If it is wider than the page, only it scrolls.

use yew::prelude::*;

use super::block::{Place, number};
use super::inline::inlines;
use crate::interface_text as text;
use crate::sheet::{Alignment, Cell, PassageKind, Table};

/// Renders the table with its caption.
pub(super) fn table(table: &Table, place: &Place) -> Html {
    let name = text::passage(PassageKind::Table, table.passage.ordinal, &place.heading);
    let has_row_heads = table.has_row_heads();
    let cell = |(column, (cell, alignment)): (usize, (&Cell, &Alignment))| {
        let align = align(*alignment);
        if has_row_heads && column == 0 && !cell.is_empty() {
            html! { <th scope="row" data-align={align}>{ inlines(cell) }</th> }
        } else {
            html! { <td data-align={align}>{ inlines(cell) }</td> }
        }
    };
    let cells = |row: &[Cell]| -> Html {
        row.iter()
            .zip(&table.columns)
            .enumerate()
            .map(cell)
            .collect()
    };
    let head = table.head.iter().zip(&table.columns).map(|(cell, column)| {
        let align = align(*column);
        // A header without text names nothing.
        if cell.is_empty() {
            html! { <td data-align={align} /> }
        } else {
            html! { <th scope="col" data-align={align}>{ inlines(cell) }</th> }
        }
    });
    html! {
        <div id={table.passage.id.to_string()} class="table passage" data-number={number(&table.passage)}>
            { place.anchor(PassageKind::Table, &table.passage) }
            <div class="table__scroll" role="region" aria-label={name} tabindex="0">
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
