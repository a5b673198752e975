//! The paragraphs before the first heading.

use yew::prelude::*;

use super::BlocksView;
use super::anchor_link::anchor_link;
use crate::interface_text::THE_INTRODUCTION;
use crate::sheet::{Lead, PassageId, Shared};

/// The lead, which can be seen where it is `shown`; nothing where there is none. `on_follow` is told
/// when the reader follows a link to it or one of its passages.
pub fn lead_view(lead: &Lead, shown: bool, on_follow: &Callback<PassageId>) -> Html {
    if lead.blocks.is_empty() {
        return html! {};
    }
    html! {
        <div id={lead.passage.id.to_string()} class="lead text passage" hidden={!shown}>
            <BlocksView blocks={Shared::of(&lead.blocks)} heading={THE_INTRODUCTION} on_follow={on_follow.clone()} />
            { anchor_link(&lead.passage, THE_INTRODUCTION, on_follow) }
        </div>
    }
}
