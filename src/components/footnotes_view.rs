//! The footnotes, below the sections, each with the way back to its marks.

use std::rc::Rc;

use yew::prelude::*;

use super::BlocksView;
use crate::sheet::{Footnote, PassageId, footnote_id, reference_id};

/// What a [`FootnotesView`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The footnotes in order.
    pub footnotes: Vec<Footnote>,
    /// Told when the reader follows a passage's link.
    pub on_follow: Callback<PassageId>,
}

/// A numbered list of footnotes; nothing where there are none.
#[component]
pub fn FootnotesView(
    Props {
        footnotes,
        on_follow,
    }: &Props,
) -> Html {
    if footnotes.is_empty() {
        return html! {};
    }
    html! {
        <section class="footnotes" aria-labelledby="footnotes-heading">
            <h2 id="footnotes-heading" class="footnotes__heading">{ "Footnotes" }</h2>
            <ol>
                { for (1..).zip(footnotes).map(|(number, footnote)| html! {
                    <li id={footnote_id(number)}>
                        <BlocksView
                            blocks={Rc::clone(&footnote.blocks)}
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
