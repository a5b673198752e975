//! The button for all sections at once.
//!
//! Only the DOM knows which sections are open. The button listens to `toggle` events and renders only
//! when its label changes, so that folding a section renders nothing.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::interface_text::{COLLAPSE_ALL, EXPAND_ALL};
use crate::platform::{details, page};
use crate::scope::Scope;
use crate::sheet::PassageId;
use crate::state::Viewer;
use crate::ui::icons;

const SECTIONS: &str = ".section-view__fold";
const OPEN_SECTION: &str = ".section-view:not([hidden]) > .section-view__fold[open]";

/// Renders the button if any section is shown. `folded` are the sections that are folded when the page is
/// rendered for the first time.
pub fn fold_all_button(viewer: &Viewer, folded: &[PassageId]) -> Html {
    let scope = &viewer.links.scope;
    let sections = scope.sections(&viewer.sheet);
    if sections.is_empty() {
        return html! {};
    }
    let all_folded = (sections.iter()).all(|section| folded.contains(&section.passage.id));
    html! { <FoldAllButton {all_folded} scope={Rc::clone(scope)} /> }
}

/// The props of [`FoldAllButton`].
#[derive(Clone, PartialEq, Properties)]
struct Props {
    /// Whether all sections are folded when the page is rendered for the first time.
    all_folded: bool,
    /// The part of the sheet that is shown.
    scope: Rc<Scope>,
}

/// "Collapse all" while a section is open, "Expand all" when none is.
#[component]
fn FoldAllButton(Props { all_folded, scope }: &Props) -> Html {
    let all_folded = use_state_eq(|| *all_folded);
    {
        let all_folded = all_folded.clone();
        use_effect_with(Rc::clone(scope), move |_| {
            let is_open = || page::first_matching(OPEN_SECTION).is_some();
            let has_open = Cell::new(is_open());
            all_folded.set(!has_open.get());
            let listener = details::on_toggle(move |opened| {
                // Looks for open sections only if this may have been the first or the last.
                if opened != has_open.get() && is_open() == opened {
                    has_open.set(opened);
                    all_folded.set(!opened);
                }
            });
            move || drop(listener)
        });
    }
    let open = *all_folded;
    let label = if open { EXPAND_ALL } else { COLLAPSE_ALL };
    let onclick = Callback::from(move |_| details::set_open(SECTIONS, open));
    html! {
        <button type="button" class="fold-all button" {onclick}>{ icons::fold() }<span key={label}>{ label }</span></button>
    }
}
