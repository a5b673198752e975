//! Draws runs of text.

use yew::prelude::*;

use crate::interface_text::footnote_mark;
use crate::sheet::{Inline, footnote_id, reference_id};

/// Draws them in order.
pub(crate) fn inlines(content: &[Inline]) -> Html {
    draw(content, true)
}

/// Draws them without anything that leads elsewhere, for words that stand in the page a second time.
pub(crate) fn unlinked(content: &[Inline]) -> Html {
    draw(content, false)
}

fn draw(content: &[Inline], linked: bool) -> Html {
    content.iter().map(|each| inline(each, linked)).collect()
}

fn inline(inline: &Inline, linked: bool) -> Html {
    match inline {
        Inline::Text(text) => html! { text },
        Inline::Strong(content) => html! { <strong>{ draw(content, linked) }</strong> },
        Inline::Emphasis(content) => html! { <em>{ draw(content, linked) }</em> },
        Inline::Link(link) if linked => {
            html! { <a class="text-link" href={link.address.clone()} data-on-paper={link.on_paper.clone()}>{ draw(&link.content, linked) }</a> }
        }
        Inline::Link(link) => draw(&link.content, linked),
        Inline::Abbreviation(abbreviation) => {
            html! { <abbr title={abbreviation.long.clone()}>{ &abbreviation.short }</abbr> }
        }
        Inline::Code(code) => html! { <code>{ code }</code> },
        Inline::Superscript(content) => html! { <sup>{ draw(content, linked) }</sup> },
        Inline::Subscript(content) => html! { <sub>{ draw(content, linked) }</sub> },
        Inline::LineBreak => html! { <br /> },
        Inline::FootnoteReference(mark) if linked => html! {
            <sup>
                <a
                    class="footnote-mark"
                    id={reference_id(mark.footnote, mark.occurrence)}
                    href={["#", &footnote_id(mark.footnote)].concat()}
                    aria-label={footnote_mark(mark.footnote)}
                >{ mark.footnote }</a>
            </sup>
        },
        Inline::FootnoteReference(_) => html! {},
    }
}
