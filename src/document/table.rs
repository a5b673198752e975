//! A table. If it is wider than the page, only it scrolls.

use yew::prelude::*;

use super::block::{Place, number};
use super::inline::inlines;
use crate::interface_text as text;
use crate::sheet::{Alignment, Cell, PassageKind, Table};

/// Renders the table with its caption.
pub(super) fn table(table: &Table, place: &Place) -> Html {
    let name = text::passage(PassageKind::Table, table.passage.ordinal, &place.heading);
    let cells = |row: &[Cell]| -> Html {
        let cell = |(cell, column): (&Cell, &Alignment)| html! { <td data-align={align(*column)}>{ inlines(cell) }</td> };
        row.iter().zip(&table.columns).map(cell).collect()
    };
    let head = table.head.iter().zip(&table.columns).map(|(cell, column)| {
        html! { <th scope="col" data-align={align(*column)}>{ inlines(cell) }</th> }
    });
    html! {
        <div id={table.passage.id.to_string()} class="table passage" data-number={number(&table.passage)}>
            { place.anchor(PassageKind::Table, &table.passage) }
            <div class="table__scroll" role="region" aria-label={name} tabindex="0">
                <table>
                    if !table.caption.is_empty() {
                        <caption>{ inlines(&table.caption) }</caption>
                    }
                    <thead><tr>{ for head }</tr></thead>
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
