//! A picture with its caption. Its space is reserved until it arrives.

use yew::prelude::*;

use super::block::{Place, dir, number};
use super::inline::inlines;
use crate::sheet::{Figure, PassageKind};

/// Renders the picture.
pub(super) fn figure(figure: &Figure, place: &Place) -> Html {
    let (width, height) = figure.size;
    html! {
        <figure id={figure.passage.id.to_string()} class="passage" dir={dir(&figure.passage)} data-number={number(&figure.passage)}>
            <img
                src={figure.source.clone()}
                alt={figure.alternative.clone()}
                width={width.to_string()}
                height={height.to_string()}
            />
            if !figure.caption.is_empty() {
                <figcaption>{ inlines(&figure.caption) }</figcaption>
            }
            { place.anchor(PassageKind::Figure, &figure.passage) }
        </figure>
    }
}
