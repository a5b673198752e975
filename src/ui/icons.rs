//! The icons, as inline SVG: no font, no request, and they take the colour of the text.

use yew::prelude::*;

fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
    }
}

/// A cross.
pub(crate) fn cross() -> Html {
    icon("M4 4l8 8M12 4l-8 8")
}

/// An arrow out of a box.
pub(crate) fn share() -> Html {
    icon("M8 9.5v-7.5M5 4.5 8 1.5l3 3M5 6.5H3.5v7.5h9V6.5H11")
}

/// A printer.
pub(crate) fn print() -> Html {
    icon("M4.5 6V2h7v4M4.5 12h-3V6h13v6h-3M4.5 9.5h7V14h-7z")
}

/// An arrow down to a line.
pub(crate) fn download() -> Html {
    icon("M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11")
}

/// Arrowheads that point away from a line.
pub(crate) fn fold() -> Html {
    icon("M2.5 8h11M5 4.5 8 1.5l3 3M5 11.5l3 3 3-3")
}
