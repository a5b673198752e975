//! The link that every passage has to itself. The app copies its URL when it is followed.

use yew::prelude::*;

use crate::interface_text as text;
use crate::sheet::{Passage, PassageId};
use crate::ui::{Opener, click};

/// Called with the passage whose link was followed, and that link.
pub(crate) type OnFollow = Callback<(PassageId, Opener)>;

/// A link to a passage called `name` ("point 3 of Cooperation with NATO"), after empty anchors for the
/// ids it had before. `on_follow` is called when the reader follows it in this window.
pub(super) fn anchor_link(passage: &Passage, name: &str, on_follow: &OnFollow) -> Html {
    let onclick = {
        let (id, on_follow) = (passage.id.clone(), on_follow.clone());
        Callback::from(move |event: MouseEvent| {
            if click::is_plain(&event) {
                on_follow.emit((id.clone(), click::control(&event)));
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
            />
        </>
    }
}
