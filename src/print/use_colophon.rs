//! Keeps the colophon, whose code is worth computing once.

use std::rc::Rc;

use yew::prelude::*;

use crate::colophon::Colophon;
use crate::scope::Scope;
use crate::sheet::{Shared, Sheet};

/// The colophon of what is shown, for readers who find the page at `place`; made anew only where
/// either is another.
#[hook]
pub fn use_colophon(sheet: &Shared<Sheet>, scope: &Rc<Scope>, place: Option<&str>) -> Rc<Colophon> {
    use_memo(
        (
            sheet.clone(),
            Rc::clone(scope),
            place.map(ToOwned::to_owned),
        ),
        |(sheet, scope, place)| Colophon::new(sheet, scope, place.as_deref()),
    )
}
