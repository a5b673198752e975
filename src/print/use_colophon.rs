//! Computes the colophon only when it changes: its QR code takes a while.

use std::rc::Rc;

use yew::prelude::*;

use crate::colophon::Colophon;
use crate::state::Viewer;

/// Returns the colophon of what is shown.
#[hook]
pub fn use_colophon(viewer: &Viewer) -> Rc<Colophon> {
    use_memo(
        (
            viewer.sheet.clone(),
            Rc::clone(&viewer.links.scope),
            viewer.public_base().map(ToOwned::to_owned),
        ),
        |(sheet, scope, base)| Colophon::new(sheet, scope, base.as_deref()),
    )
}
