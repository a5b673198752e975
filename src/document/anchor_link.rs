//! The link that every passage has to itself: an ordinary link, and what copies its address where
//! the program can.

use yew::prelude::*;

use crate::interface_text as text;
use crate::sheet::{Passage, PassageId};
use crate::ui::icons;
use crate::ui::plain_click::is_plain;

/// A selector of the link of this passage.
#[must_use]
pub fn selector_of(passage: &PassageId) -> String {
    format!(".anchor-link[href='#{passage}']")
}

/// A quiet link to a passage called `name` ("point 3 of Cooperation with NATO"), after empty anchors
/// for the ids it had before. `on_follow` is told when the reader follows it in this window.
pub(crate) fn anchor_link(passage: &Passage, name: &str, on_follow: &Callback<PassageId>) -> Html {
    let onclick = {
        let (id, on_follow) = (passage.id.clone(), on_follow.clone());
        Callback::from(move |event: MouseEvent| {
            if is_plain(&event) {
                on_follow.emit(id.clone());
            }
        })
    };
    html! {
        <>
            { for passage.aliases.iter().map(|alias| html! { <span class="former-id" id={alias.to_string()} /> }) }
            <a
                class="anchor-link"
                href={["#", passage.id.as_str()].concat()}
                aria-label={text::link_to(name)}
                {onclick}
            >
                { icons::link() }
            </a>
        </>
    }
}
