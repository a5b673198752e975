//! A section that the browser folds by itself.
//!
//! The heading stands before the `<details>`, where every screen reader finds it; the summary is
//! the small control in the heading's row. The section's id is on the content, because an address
//! opens a fold only from within.

use std::rc::Rc;

use yew::prelude::*;

use super::BlocksView;
use super::anchor_link::anchor_link;
use super::inline::{inlines, unlinked};
use crate::interface_text::section as section_named;
use crate::scope::{Scope, Share};
use crate::share::share_button::section_share_button;
use crate::sheet::{PassageId, Section, Shared};
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
    /// Which sections are folded when the page is rendered for the first time. This never changes:
    /// later on the browser folds and opens them by itself.
    pub folded: Rc<Vec<PassageId>>,
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
        folded,
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
            <details class="section-view__fold" open={!folded.contains(id)}>
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
                            folded={Rc::clone(folded)}
                            on_follow={on_follow.clone()}
                            on_share={on_share.clone()}
                        />
                    }) }
                </div>
            </details>
        </section>
    }
}
