//! Keeps the colophon, whose code is worth computing once.

use std::rc::Rc;

use yew::prelude::*;

use crate::colophon::Colophon;
use crate::sheet::{Shared, Sheet};
use crate::view_state::ViewState;

/// The colophon of what is shown, made anew only where that, or the place, is another.
#[hook]
pub fn use_colophon(sheet: &Shared<Sheet>, view: &ViewState) -> Rc<Colophon> {
    use_memo(
        (
            sheet.clone(),
            Rc::clone(&view.scope),
            Rc::clone(&view.surroundings),
        ),
        |(sheet, scope, surroundings)| Colophon::new(sheet, scope, surroundings.here.as_deref()),
    )
}
