//! Following links into the page, and the notice about the link that was followed.

mod notice_bar;
mod state;
mod use_dismissal;
mod use_keyboard_focus;
mod use_navigation;
mod use_text_fragment;

use yew::prelude::*;

use crate::address::Address;
use crate::state::Viewer;

pub use notice_bar::notice_bar;
pub use state::{Action, State};

/// Ways to go to another link within the page, without loading it again.
pub struct Links {
    /// Goes there in place of the present link.
    pub replace: Callback<Address>,
    /// Goes there as a step that the browser's Back button undoes.
    pub push: Callback<Address>,
    /// Undoes the last such step; goes there if there was none.
    pub back: Callback<Address>,
    /// Dismisses the notice.
    pub dismiss: Callback<()>,
}

/// Follows links for as long as the component lives.
#[hook]
pub fn use_links(viewer: &Viewer) -> Links {
    let visit = use_navigation::use_navigation(viewer);
    use_text_fragment::use_text_fragment(viewer);
    let dismiss = use_dismissal::use_dismissal(viewer);
    use_keyboard_focus::use_keyboard_focus();
    Links {
        replace: visit.reform(use_navigation::Visit::Replace),
        push: visit.reform(use_navigation::Visit::Push),
        back: visit.reform(use_navigation::Visit::Back),
        dismiss,
    }
}
