//! The footnotes, below the sections, each with the way back to its marks.

use yew::prelude::*;

use super::BlocksView;
use crate::sheet::{Footnote, PassageId, Shared, footnote_id, reference_id};

/// A numbered list of footnotes, of which only those in `shown` can be seen where that is something; nothing where there are
/// none. `lang` is that of the page's own words.
pub fn footnotes_view(
    footnotes: &[Footnote],
    shown: Option<&[u32]>,
    on_follow: &Callback<PassageId>,
    lang: Option<&'static str>,
) -> Html {
    if footnotes.is_empty() {
        return html! {};
    }
    let hides = |number: u32| shown.is_some_and(|shown| !shown.contains(&number));
    html! {
        <section class="footnotes text" aria-labelledby="footnotes-heading" hidden={shown.is_some_and(<[u32]>::is_empty)}>
            <h2 id="footnotes-heading" class="footnotes__heading" {lang}>{ "Footnotes" }</h2>
            <ol>
                { for (1..).zip(footnotes).map(|(number, footnote)| html! {
                    <li id={footnote_id(number)} value={number.to_string()} hidden={hides(number)}>
                        <BlocksView
                            blocks={Shared::of(&footnote.blocks)}
                            heading={format!("footnote {number}")}
                            on_follow={on_follow.clone()}
                        />
                        { for (1..=footnote.references).map(|occurrence| back(number, occurrence)) }
                    </li>
                }) }
            </ol>
        </section>
    }
}

fn back(number: u32, occurrence: u32) -> Html {
    html! {
        <a
            class="footnotes__back"
            href={format!("#{}", reference_id(number, occurrence))}
            aria-label={format!("Back to mark {occurrence} of footnote {number}")}
        >{ "↩" }</a>
    }
}
