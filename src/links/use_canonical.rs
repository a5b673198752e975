//! Keeps the canonical link in step with what is shown, because the share menus of phones send it.

use yew::prelude::*;

use crate::address::{Address, View};
use crate::platform::page;
use crate::state::Viewer;

/// Sets the canonical link, if the page has one, to that of the extract or the print view.
#[hook]
pub(super) fn use_canonical(viewer: &Viewer) {
    let is_special = viewer.is_extract() || viewer.view() == View::Print;
    let address = is_special.then(|| Address {
        id: String::new(),
        foreign: Vec::new(),
        ..viewer.shown_address()
    });
    let base = viewer.sheet.about.base_url.as_deref();
    let url = base.map(|base| [base, &address.unwrap_or_default().to_string()].concat());
    use_effect_with(url, |url| {
        if let Some(url) = url {
            page::set_canonical(url);
        }
    });
}
