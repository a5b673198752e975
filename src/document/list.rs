//! A list; each point is a passage.

use yew::prelude::*;

use super::block::{Place, blocks, dir, number};
use super::inline::inlines;
use crate::sheet::{List, ListItem, PassageKind};

/// Renders the list, numbered if it has a first number.
pub(super) fn list(list: &List, place: &Place) -> Html {
    let items = list.items.iter().map(|each| item(each, place));
    // All items have one direction; here it puts the bullets on its side.
    let dir = list.items.first().and_then(|item| dir(&item.passage));
    match list.start {
        None => html! { <ul {dir}>{ for items }</ul> },
        Some(1) => html! { <ol {dir}>{ for items }</ol> },
        Some(start) => html! { <ol {dir} start={start.to_string()}>{ for items }</ol> },
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
