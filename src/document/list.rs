//! A list; each point is a passage.

use yew::prelude::*;

use super::block::{Place, blocks, dir, number};
use super::inline::inlines;
use crate::sheet::{Delimiter, List, ListItem, PassageKind};

/// Renders the list, numbered if it has a first number.
pub(super) fn list(list: &List, place: &Place) -> Html {
    let items = list.items.iter().map(|each| item(each, place));
    // All items have one direction; here it puts the bullets on its side.
    let dir = list.items.first().and_then(|item| dir(&item.passage));
    let delimiter = list.delimiter.map(|Delimiter::Parenthesis| ")");
    match list.start {
        None => html! { <ul {dir}>{ for items }</ul> },
        start => html! {
            <ol {dir} start={start.filter(|start| *start != 1).map(|start| start.to_string())} data-delimiter={delimiter}>
                { for items }
            </ol>
        },
    }
}

fn item(item: &ListItem, place: &Place) -> Html {
    html! {
        <li
            id={item.passage.id.to_string()}
            class="passage"
            value={item.number.map(|number| number.to_string())}
            data-number={number(&item.passage)}
        >
            { inlines(&item.content) }
            { place.anchor(PassageKind::Point, &item.passage) }
            { blocks(&item.blocks, place) }
        </li>
    }
}
