//! Following links into the page, and the notice about the link that was followed.

mod notice_bar;
mod state;
mod text_search;
mod use_canonical;
mod use_dismissal;
mod use_keyboard_focus;
mod use_navigation;
mod use_text_fragment;

use yew::prelude::*;

use crate::address::Address;
use crate::state::Viewer;

pub use notice_bar::notice_bar;
pub use state::{Action, State};

/// Callbacks that change the URL without loading the page again.
pub struct Links {
    /// Replaces the URL.
    pub replace: Callback<Address>,
    /// Adds a history entry, so that the Back button returns to the current URL.
    pub push: Callback<Address>,
    /// Goes back to before the last added entry, or to this URL if there is none.
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
    use_canonical::use_canonical(viewer);
    Links {
        replace: visit.reform(use_navigation::Visit::Replace),
        push: visit.reform(use_navigation::Visit::Push),
        back: visit.reform(use_navigation::Visit::Back),
        dismiss,
    }
}
