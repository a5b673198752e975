//! The blocks of a section. They never change, so folding a section does not draw them again.

use yew::prelude::*;

use super::block::{Place, blocks as draw};
use crate::sheet::{Block, PassageId, Shared};

/// What a [`BlocksView`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The blocks.
    pub blocks: Shared<[Block]>,
    /// The heading under which they stand, for the names of their links.
    pub heading: AttrValue,
    /// Told when the reader follows a passage's link.
    pub on_follow: Callback<PassageId>,
}

/// Blocks, one below the other.
#[component]
pub fn BlocksView(
    Props {
        blocks,
        heading,
        on_follow,
    }: &Props,
) -> Html {
    draw(
        blocks,
        &Place {
            heading: heading.clone(),
            on_follow: on_follow.clone(),
        },
    )
}
