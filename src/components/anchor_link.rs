//! The link that every passage has to itself: an ordinary link, and what copies its address where
//! the program can.

use yew::prelude::*;

use super::icons;
use crate::sheet::{Passage, PassageId};

/// What an [`AnchorLink`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The passage.
    pub id: PassageId,
    /// What the passage is called: "point 3 of Cooperation with NATO".
    pub name: AttrValue,
    /// Told when the reader follows the link in this window.
    pub on_follow: Callback<PassageId>,
}

/// A quiet link to a passage.
#[component]
pub fn AnchorLink(
    Props {
        id,
        name,
        on_follow,
    }: &Props,
) -> Html {
    let onclick = {
        let (id, on_follow) = (id.clone(), on_follow.clone());
        Callback::from(move |event: MouseEvent| {
            if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
                on_follow.emit(id.clone());
            }
        })
    };
    html! {
        <a class="anchor-link" href={format!("#{id}")} aria-label={format!("Link to {name}")} {onclick}>
            { icons::link() }
        </a>
    }
}

/// Empty anchors for the ids that a passage had before, so that old links work without a program.
pub(super) fn former_ids(passage: &Passage) -> Html {
    passage
        .aliases
        .iter()
        .map(|alias| html! { <span class="former-id" id={alias.to_string()} /> })
        .collect()
}
