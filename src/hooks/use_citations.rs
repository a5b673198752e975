//! Reads how the sheet is cited, once somebody may want to know.

use std::rc::Rc;

use yew::prelude::*;

use crate::citations::Citations;
use crate::embedded;
use crate::platform::clock;
use crate::sheet::Date;

/// The citations and the day of today; `None` until they are `wanted`, and where there are none.
#[hook]
pub fn use_citations(wanted: bool) -> Option<(Rc<Citations>, Date)> {
    let found = use_state(|| None);
    let keep = found.setter();
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            keep.set(read());
        }
    });
    (*found).clone()
}

fn read() -> Option<(Rc<Citations>, Date)> {
    let (year, month, day) = clock::today();
    let today = Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    );
    Some((Rc::new(embedded::citations()?), today.ok()?))
}
