//! The list of contents. Beside the text it costs nothing and is always there; above the text it
//! is worth its place from three sections on, so a shorter one shows on wide screens alone.

use std::rc::Rc;

use yew::prelude::*;

use super::inline::unlinked;
use crate::interface_text::CONTENTS;
use crate::scope::{Scope, Share};
use crate::sheet::Section;

const WORTH_ITS_PLACE: usize = 3;
/// Deeper headings are found from these.
const LEVELS: u8 = 2;

/// Links to the sections that are shown; nothing where there are none. `lang` is that of the page's
/// own words.
pub fn contents_list(sections: &[Rc<Section>], scope: &Scope, lang: Option<&'static str>) -> Html {
    let count = sections
        .iter()
        .filter(|section| scope.share(section) != Share::None)
        .count();
    if count == 0 {
        return html! {};
    }
    let length = if count < WORTH_ITS_PLACE {
        "short"
    } else {
        "long"
    };
    html! {
        <nav class="contents-list" data-length={length} aria-labelledby="contents-heading">
            <p id="contents-heading" class="contents-list__heading" {lang}>{ CONTENTS }</p>
            { entries(sections, scope, LEVELS) }
        </nav>
    }
}

fn entries(sections: &[Rc<Section>], scope: &Scope, levels: u8) -> Html {
    let shown = |section: &&Rc<Section>| scope.share(section) != Share::None;
    if sections.is_empty() || levels == 0 {
        return html! {};
    }
    html! {
        <ol class="contents-list__entries">
            { for sections.iter().filter(shown).map(|section| html! {
                <li>
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
    match scope.share(section) {
        Share::All => &Scope::Whole,
        Share::Heading | Share::None => scope,
    }
}
