//! The paragraphs before the first heading.

use yew::prelude::*;

use super::BlocksView;
use super::anchor_link::{OnFollow, anchor_link};
use crate::interface_text::THE_INTRODUCTION;
use crate::sheet::Shared;
use crate::state::Viewer;

/// The lead if the sheet has one, hidden if the extract does not include it.
pub fn lead_view(viewer: &Viewer, on_follow: &OnFollow) -> Html {
    let lead = &viewer.sheet.lead;
    if lead.blocks.is_empty() {
        return html! {};
    }
    html! {
        <div id={lead.passage.id.to_string()} class="lead text passage" hidden={!viewer.links.scope.includes(&lead.passage.id)}>
            <BlocksView blocks={Shared::from(&lead.blocks)} heading={THE_INTRODUCTION} on_follow={on_follow.clone()} />
            { anchor_link(&lead.passage, THE_INTRODUCTION, on_follow) }
        </div>
    }
}
