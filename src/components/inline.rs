//! Draws runs of text.

use yew::prelude::*;

use crate::sheet::{Inline, footnote_id, reference_id};

/// Draws them in order.
pub(super) fn inlines(content: &[Inline]) -> Html {
    content.iter().map(inline).collect()
}

/// Draws them without anything that leads elsewhere, for words that stand in the page a second time.
pub(super) fn unlinked(content: &[Inline]) -> Html {
    let draw = |each: &Inline| match each {
        Inline::Link(link) => unlinked(&link.content),
        Inline::Strong(content) => html! { <strong>{ unlinked(content) }</strong> },
        Inline::Emphasis(content) => html! { <em>{ unlinked(content) }</em> },
        Inline::Superscript(content) => html! { <sup>{ unlinked(content) }</sup> },
        Inline::Subscript(content) => html! { <sub>{ unlinked(content) }</sub> },
        Inline::FootnoteReference(_) => html! {},
        Inline::Text(_) | Inline::Code(_) | Inline::Abbreviation(_) | Inline::LineBreak => {
            inline(each)
        }
    };
    content.iter().map(draw).collect()
}

fn inline(inline: &Inline) -> Html {
    match inline {
        Inline::Text(text) => html! { text },
        Inline::Strong(content) => html! { <strong>{ inlines(content) }</strong> },
        Inline::Emphasis(content) => html! { <em>{ inlines(content) }</em> },
        Inline::Link(link) => {
            html! { <a class="text-link" href={link.address.clone()}>{ inlines(&link.content) }</a> }
        }
        Inline::Abbreviation(abbreviation) => {
            html! { <abbr title={abbreviation.long.clone()}>{ &abbreviation.short }</abbr> }
        }
        Inline::Code(code) => html! { <code>{ code }</code> },
        Inline::Superscript(content) => html! { <sup>{ inlines(content) }</sup> },
        Inline::Subscript(content) => html! { <sub>{ inlines(content) }</sub> },
        Inline::LineBreak => html! { <br /> },
        Inline::FootnoteReference(mark) => html! {
            <sup>
                <a
                    class="footnote-mark"
                    id={reference_id(mark.footnote, mark.occurrence)}
                    href={format!("#{}", footnote_id(mark.footnote))}
                    aria-label={format!("Footnote {}", mark.footnote)}
                >{ mark.footnote }</a>
            </sup>
        },
    }
}
