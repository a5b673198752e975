//! A section that the browser folds by itself.
//!
//! The heading stands before the `<details>`, where every screen reader finds it; the summary is
//! the small control in the heading's row. The section's id is on the content, because an address
//! opens a fold only from within.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use super::BlocksView;
use super::anchor_link::anchor_link;
use super::inline::{inlines, unlinked};
use crate::interface_text::section as section_named;
use crate::scope::{Scope, Share};
use crate::share::share_button::section_share_button;
use crate::sheet::{PassageId, Section, Shared};
use crate::state::Folds;
use crate::ui::icons;

/// What a [`SectionView`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The section.
    pub section: Shared<Section>,
    /// What the section above it is called; empty for the highest.
    #[prop_or_default]
    pub within: AttrValue,
    /// What of the sheet is shown.
    pub scope: Rc<Scope>,
    /// Whether all of the section above it is shown.
    #[prop_or_default]
    pub wholly: bool,
    /// Which of the sections are folded.
    pub folds: Rc<Folds>,
    /// Told of a section that was folded (`true`) or opened.
    pub on_fold: Callback<(PassageId, bool)>,
    /// Told when the reader follows a passage's link.
    pub on_follow: Callback<PassageId>,
    /// Told of the section that the reader wants to share.
    pub on_share: Callback<PassageId>,
}

/// A section and those under it.
#[component]
pub fn SectionView(
    Props {
        section,
        within,
        scope,
        wholly,
        folds,
        on_fold,
        on_follow,
        on_share,
    }: &Props,
) -> Html {
    let id = &section.passage.id;
    let mut name = section.title();
    if !within.is_empty() {
        name = [&name, ", ", within].concat();
    }
    let name = AttrValue::from(name);
    let share = if *wholly {
        Share::All
    } else {
        scope.share(section)
    };
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
        <section
            class="section-view"
            aria-labelledby={id.heading()}
            hidden={share == Share::None}
            data-share={(share == Share::Heading).then_some("heading")}
        >
            <@{format!("h{}", section.level.min(6))} id={id.heading()} class="section-view__heading">
                { inlines(&section.heading) }
            </@>
            { anchor_link(&section.passage, &section_named(&name), on_follow) }
            { section_share_button(id, &name, on_share) }
            <details class="section-view__fold" open={!folds.contains(id)} {ontoggle}>
                <summary class="section-view__toggle" aria-labelledby={id.heading()}>
                    <span class="section-view__row" aria-hidden="true">{ unlinked(&section.heading) }</span>
                    { icons::chevron() }
                </summary>
                <div id={id.to_string()} class="section-view__body text">
                    <BlocksView blocks={Shared::of(&section.blocks)} heading={name.clone()} on_follow={on_follow.clone()} />
                    { for section.sections.iter().map(|inner| html! {
                        <SectionView
                            key={inner.passage.id.as_str()}
                            section={Shared::of(inner)}
                            within={name.clone()}
                            scope={Rc::clone(scope)}
                            wholly={share == Share::All}
                            folds={Rc::clone(folds)}
                            on_fold={on_fold.clone()}
                            on_follow={on_follow.clone()}
                            on_share={on_share.clone()}
                        />
                    }) }
                </div>
            </details>
        </section>
    }
}
