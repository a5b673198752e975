//! The footnotes, below the sections, each with the way back to its marks.

use yew::prelude::*;

use super::BlocksView;
use crate::interface_text as text;
use crate::sheet::{Footnote, FootnoteReference, PassageId, Shared, footnote_id, reference_id};

/// A numbered list of footnotes; nothing where there are none. Where `marks` is something, only those to which
/// these marks lead can be seen, and the ways back to them. `lang` is that of the page's own words.
pub fn footnotes_view(
    footnotes: &[Footnote],
    marks: Option<&[FootnoteReference]>,
    on_follow: &Callback<PassageId>,
    lang: Option<&'static str>,
) -> Html {
    if footnotes.is_empty() {
        return html! {};
    }
    let hides =
        |number: u32| marks.is_some_and(|marks| marks.iter().all(|mark| mark.footnote != number));
    let hides_back = |mark| marks.is_some_and(|marks| !marks.contains(&mark));
    html! {
        <section class="footnotes text" aria-labelledby="footnotes-heading" hidden={marks.is_some_and(<[_]>::is_empty)}>
            <h2 id="footnotes-heading" class="footnotes__heading" {lang}>{ text::FOOTNOTES }</h2>
            <ol>
                { for (1..).zip(footnotes).map(|(number, footnote)| html! {
                    <li id={footnote_id(number)} value={number.to_string()} hidden={hides(number)}>
                        <BlocksView
                            blocks={Shared::of(&footnote.blocks)}
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
