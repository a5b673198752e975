//! The list of abbreviations, for readers who cannot point at one with a mouse: on touch screens, by
//! keyboard, and on paper.

use yew::prelude::*;

use crate::interface_text::ABBREVIATIONS;
use crate::state::Viewer;

/// Renders the abbreviations of what is shown, if there are any.
pub fn abbreviations_view(viewer: &Viewer) -> Html {
    let abbreviations = viewer.sheet.abbreviations(&viewer.links.scope);
    if abbreviations.is_empty() {
        return html! {};
    }
    html! {
        <section class="abbreviations" aria-label={ABBREVIATIONS}>
            <h2 class="footnotes__heading" lang={viewer.lang()}>{ ABBREVIATIONS }</h2>
            <dl class="abbreviations__list">
                { for abbreviations.iter().map(|abbreviation| html! {
                    <div key={&*abbreviation.short}>
                        <dt>{ &abbreviation.short }</dt>
                        <dd>{ &abbreviation.long }</dd>
                    </div>
                }) }
            </dl>
        </section>
    }
}
