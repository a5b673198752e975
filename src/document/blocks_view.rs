//! The blocks of a section. They never change, so they are rendered once.

use yew::prelude::*;

use super::anchor_link::OnFollow;
use super::block::{Place, blocks as render};
use crate::sheet::{Block, Shared};

/// The props of [`BlocksView`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The blocks.
    pub blocks: Shared<[Block]>,
    /// The heading above them, for the names of their links.
    pub heading: AttrValue,
    /// Called when the link of a passage is followed.
    pub on_follow: OnFollow,
}

/// Blocks, one below the other.
#[component]
pub(super) fn BlocksView(
    Props {
        blocks,
        heading,
        on_follow,
    }: &Props,
) -> Html {
    render(
        blocks,
        &Place {
            heading: heading.clone(),
            on_follow: on_follow.clone(),
        },
    )
}
