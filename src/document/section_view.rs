//! A section in a `<details>` element, which the browser folds.
//!
//! The heading is before the `<details>`, because screen readers lose headings inside `<summary>`; the
//! summary is the small control in the heading's row. The section's id is on the content, because a link opens
//! only the `<details>` around its target.

use std::rc::Rc;

use yew::prelude::*;

use super::BlocksView;
use super::anchor_link::{OnFollow, anchor_link};
use super::block::dir;
use super::inline::{inlines, unlinked};
use crate::interface_text as text;
use crate::scope::{Inclusion, Scope};
use crate::sheet::{PassageId, Section, Shared};
use crate::state::Viewer;
use crate::ui::{Opener, click, icons};

/// All sections. `folded` are those that are folded when the page is rendered for the first time;
/// `on_follow` and `on_share` are called for the link of a passage and the button of a section.
pub fn sections(
    viewer: &Viewer,
    folded: &Rc<Vec<PassageId>>,
    on_follow: &OnFollow,
    on_share: &Callback<(PassageId, Opener)>,
) -> Html {
    let section = |section: &Rc<Section>| {
        html! {
            <SectionView
                key={section.passage.id.as_str()}
                section={Shared::from(section)}
                scope={Rc::clone(&viewer.links.scope)}
                folded={Rc::clone(folded)}
                {on_follow}
                {on_share}
            />
        }
    };
    viewer.sheet.sections.iter().map(section).collect()
}

/// The props of [`SectionView`].
#[derive(Clone, PartialEq, Properties)]
struct Props {
    /// The section.
    section: Shared<Section>,
    /// The name of the section around it; empty at the top level.
    #[prop_or_default]
    within: AttrValue,
    /// The part of the sheet that is shown.
    scope: Rc<Scope>,
    /// Whether all of the section around it is shown.
    #[prop_or_default]
    wholly: bool,
    /// Which sections are folded when the page is rendered for the first time. This never changes:
    /// later on the browser folds and opens them by itself.
    folded: Rc<Vec<PassageId>>,
    /// Called when the link of a passage is followed.
    on_follow: OnFollow,
    /// Called when the reader wants to share the section.
    on_share: Callback<(PassageId, Opener)>,
}

/// A section and those under it.
#[component]
fn SectionView(
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
    let inclusion = if *wholly {
        Inclusion::All
    } else {
        scope.inclusion(section)
    };
    html! {
        <section
            class="section-view"
            dir={dir(&section.passage)}
            lang={section.language.clone()}
            aria-labelledby={id.heading()}
            hidden={inclusion == Inclusion::None}
            data-share={(inclusion == Inclusion::Heading).then_some("heading")}
        >
            <@{format!("h{}", section.level.min(6))} id={id.heading()} class="section-view__heading">
                { inlines(&section.heading) }
            </@>
            { anchor_link(&section.passage, &text::section(&name), on_follow) }
            { share_button(id, &name, on_share) }
            <details class="section-view__fold" open={!folded.contains(id)}>
                <summary class="section-view__toggle" aria-labelledby={id.heading()}>
                    <span class="section-view__row" aria-hidden="true">{ unlinked(&section.heading) }</span>
                </summary>
                <div id={id.to_string()} class="section-view__body text">
                    <BlocksView blocks={Shared::from(&section.blocks)} heading={name.clone()} on_follow={on_follow.clone()} />
                    { for section.sections.iter().map(|inner| html! {
                        <SectionView
                            key={inner.passage.id.as_str()}
                            section={Shared::from(inner)}
                            within={name.clone()}
                            scope={Rc::clone(scope)}
                            wholly={inclusion == Inclusion::All}
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

fn share_button(section: &PassageId, name: &str, on_share: &Callback<(PassageId, Opener)>) -> Html {
    let id = section.clone();
    html! {
        <button
            type="button"
            class="section-view__share"
            data-section={section.to_string()}
            aria-haspopup="dialog"
            aria-label={text::share_section(name)}
            onclick={on_share.reform(move |event: MouseEvent| (id.clone(), click::control(&event)))}
        >
            { icons::share() }
        </button>
    }
}
