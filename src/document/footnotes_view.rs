//! The footnotes, below the sections, each with links back to its references.

use yew::prelude::*;

use super::BlocksView;
use super::anchor_link::OnFollow;
use crate::interface_text as text;
use crate::sheet::{FootnoteReference, Shared, footnote_id, reference_id};
use crate::state::Viewer;

/// The footnotes if the sheet has any. In an extract, those without a visible reference are hidden.
pub fn footnotes_view(viewer: &Viewer, on_follow: &OnFollow) -> Html {
    let footnotes = &viewer.sheet.footnotes;
    if footnotes.is_empty() {
        return html! {};
    }
    let marks = viewer.links.scope.marks(&viewer.sheet);
    let marks = marks.as_deref();
    let hides =
        |number: u32| marks.is_some_and(|marks| marks.iter().all(|mark| mark.footnote != number));
    let hides_back = |mark| marks.is_some_and(|marks| !marks.contains(&mark));
    html! {
        <section class="footnotes text" aria-labelledby="_footnotes-heading" hidden={marks.is_some_and(<[_]>::is_empty)}>
            <h2 id="_footnotes-heading" class="footnotes__heading" lang={viewer.lang()}>{ text::FOOTNOTES }</h2>
            <ol>
                { for (1..).zip(footnotes).map(|(number, footnote)| html! {
                    <li id={footnote_id(number)} value={number.to_string()} hidden={hides(number)}>
                        <BlocksView
                            blocks={Shared::from(&footnote.blocks)}
                            heading={text::footnote(number)}
                            on_follow={on_follow.clone()}
                        />
                        { for (1..=footnote.references).map(|occurrence| {
                            let mark = FootnoteReference { footnote: number, occurrence };
                            back(mark, hides_back(mark))
                        }) }
                    </li>
                }) }
            </ol>
        </section>
    }
}

fn back(
    FootnoteReference {
        footnote,
        occurrence,
    }: FootnoteReference,
    hidden: bool,
) -> Html {
    html! {
        <a
            class="footnotes__back"
            href={format!("#{}", reference_id(footnote, occurrence))}
            aria-label={text::back_to_reference(occurrence, footnote)}
            {hidden}
        >{ "↩" }</a>
    }
}
