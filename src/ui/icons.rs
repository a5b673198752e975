//! The icons, as inline SVG: no font, no request, and they take the colour of the text.

use yew::prelude::*;

fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
    }
}

/// Two links of a chain.
pub(crate) fn link() -> Html {
    icon(
        "M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3a3 3 0 0 0-4.3-4.3L7.7 4M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3L8.3 12",
    )
}

/// An arrowhead that points down. It has a class of its own, so that a toggle does not restyle every icon
/// below it. The class is a literal, because a parameter would add 1.5 kB to the WebAssembly.
pub(crate) fn chevron() -> Html {
    html! {
        <svg class="icon section-view__chevron" viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 6 8 10.5 12.5 6" /></svg>
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
