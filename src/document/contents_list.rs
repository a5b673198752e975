//! The list of contents. With fewer than three sections it is not worth its space above the text, so it is
//! shown only if there is room next to the text.

use std::rc::Rc;

use yew::prelude::*;

use super::inline::unlinked;
use crate::interface_text::CONTENTS;
use crate::scope::{Inclusion, Scope};
use crate::sheet::Section;
use crate::state::Viewer;

const LONG: usize = 3;
/// How many levels of headings are listed.
const LEVELS: u8 = 2;

/// Links to the sections that are shown, if there are any.
pub fn contents_list(viewer: &Viewer) -> Html {
    let (sections, scope) = (&viewer.sheet.sections, &*viewer.links.scope);
    let count = sections
        .iter()
        .filter(|section| scope.inclusion(section) != Inclusion::None)
        .count();
    if count == 0 {
        return html! {};
    }
    let length = if count < LONG { "short" } else { "long" };
    html! {
        <nav class="contents-list" role="navigation" data-length={length} aria-labelledby="_contents-heading">
            <p id="_contents-heading" class="contents-list__heading" lang={viewer.lang()}>{ CONTENTS }</p>
            { entries(sections, scope, LEVELS) }
        </nav>
    }
}

fn entries(sections: &[Rc<Section>], scope: &Scope, levels: u8) -> Html {
    let shown = |section: &&Rc<Section>| scope.inclusion(section) != Inclusion::None;
    if sections.is_empty() || levels == 0 {
        return html! {};
    }
    html! {
        <ol class="contents-list__entries">
            { for sections.iter().filter(shown).map(|section| html! {
                <li key={section.passage.id.as_str()} lang={section.language.clone()}>
                    <a class="contents-list__link" href={["#", section.passage.id.as_str()].concat()}>
                        { unlinked(&section.heading) }
                    </a>
                    { entries(&section.sections, inner_scope(scope, section), levels - 1) }
                </li>
            }) }
        </ol>
    }
}

/// What is shown of a section that is shown.
fn inner_scope<'a>(scope: &'a Scope, section: &Section) -> &'a Scope {
    match scope.inclusion(section) {
        Inclusion::All => &Scope::Whole,
        Inclusion::Heading | Inclusion::None => scope,
    }
}
