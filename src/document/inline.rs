//! Runs of text.

use yew::prelude::*;

use crate::interface_text::footnote_mark;
use crate::sheet::{Inline, footnote_id, reference_id};

/// Renders them in order.
pub(super) fn inlines(content: &[Inline]) -> Html {
    render(content, true)
}

/// Renders them without links, for text that is in the page twice.
pub(super) fn unlinked(content: &[Inline]) -> Html {
    render(content, false)
}

fn render(content: &[Inline], linked: bool) -> Html {
    let before = std::iter::once(None).chain(content.iter().map(Some));
    let each = content.iter().zip(before);
    each.map(|(each, before)| inline(each, before, linked))
        .collect()
}

fn inline(inline: &Inline, before: Option<&Inline>, linked: bool) -> Html {
    match inline {
        Inline::Text(text) => html! { text },
        Inline::Strong(content) => html! { <strong>{ render(content, linked) }</strong> },
        Inline::Emphasis(content) => html! { <em>{ render(content, linked) }</em> },
        Inline::Link(link) if linked => {
            html! { <a class="text-link" href={link.address.clone()} data-on-paper={link.on_paper.clone()}>{ render(&link.content, linked) }</a> }
        }
        Inline::Link(link) => render(&link.content, linked),
        Inline::Abbreviation(abbreviation) => {
            html! { <abbr title={abbreviation.long.clone()}>{ &abbreviation.short }</abbr> }
        }
        Inline::Code(code) => html! { <code>{ code }</code> },
        Inline::Superscript(content) => html! { <sup>{ render(content, linked) }</sup> },
        Inline::Subscript(content) => html! { <sub>{ render(content, linked) }</sub> },
        Inline::LeftToRight(text) => html! { <bdi dir="ltr">{ text }</bdi> },
        Inline::LineBreak => html! { <br /> },
        Inline::FootnoteReference(mark) if linked => html! {
            // Two marks side by side would read as one number.
            <sup class={matches!(before, Some(Inline::FootnoteReference(_))).then_some("further-mark")}>
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
