//! A section that the browser folds by itself.
//!
//! The heading stands before the `<details>`, where every screen reader finds it; the summary is
//! the small control in the heading's row. The section's id is on the content, because an address
//! opens a fold only from within.

use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use super::anchor_link::{AnchorLink, former_ids};
use super::inline::inlines;
use super::{BlocksView, icons};
use crate::sheet::{PassageId, PlainText, Section};

/// What a [`SectionView`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The section.
    pub section: Rc<Section>,
    /// The ids of all folded sections.
    pub folded: Rc<BTreeSet<PassageId>>,
    /// Told of a section that was folded (`true`) or opened.
    pub on_fold: Callback<(PassageId, bool)>,
    /// Told when the reader follows a passage's link.
    pub on_follow: Callback<PassageId>,
}

/// A section and those under it.
#[component]
pub fn SectionView(
    Props {
        section,
        folded,
        on_fold,
        on_follow,
    }: &Props,
) -> Html {
    let id = &section.passage.id;
    let name = AttrValue::from(section.heading.plain_text());
    let ontoggle = {
        let (id, on_fold) = (id.clone(), on_fold.clone());
        Callback::from(move |event: Event| {
            let details = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
            if let Some(details) = details {
                on_fold.emit((id.clone(), !details.open()));
            }
        })
    };
    html! {
        <section class="section-view" aria-labelledby={id.heading()}>
            <@{format!("h{}", section.level.min(6))} id={id.heading()} class="section-view__heading">
                { inlines(&section.heading) }
            </@>
            <AnchorLink id={id.clone()} name={format!("section {name}")} on_follow={on_follow.clone()} />
            <details class="section-view__fold" open={!folded.contains(id)} {ontoggle}>
                <summary class="section-view__toggle" aria-labelledby={id.heading()}>
                    { icons::chevron() }
                </summary>
                <div id={id.to_string()} class="section-view__body">
                    { former_ids(&section.passage) }
                    <BlocksView blocks={Rc::clone(&section.blocks)} heading={name} on_follow={on_follow.clone()} />
                    { for section.sections.iter().map(|inner| html! {
                        <SectionView
                            key={inner.passage.id.as_str()}
                            section={Rc::clone(inner)}
                            folded={Rc::clone(folded)}
                            on_fold={on_fold.clone()}
                            on_follow={on_follow.clone()}
                        />
                    }) }
                </div>
            </details>
        </section>
    }
}
