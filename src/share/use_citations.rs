//! Reads the citations from the page when they are needed.

use std::rc::Rc;

use yew::prelude::*;

use crate::citations::Citations;
use crate::embedded;
use crate::platform::clock;
use crate::sheet::Date;

/// Returns the citations and today's date; `None` before they are needed, or if the page has none.
#[hook]
pub fn use_citations(is_needed: bool) -> Option<(Rc<Citations>, Date)> {
    let found = use_state(|| None::<(Rc<Citations>, Date)>);
    let result = found.clone();
    use_effect_with(is_needed, move |is_needed| {
        if *is_needed {
            let read = (*result)
                .as_ref()
                .map(|(citations, _)| Rc::clone(citations));
            let citations = read.or_else(|| embedded::citations().map(Rc::new));
            result.set(citations.zip(today()));
        }
    });
    (*found).clone()
}

fn today() -> Option<Date> {
    let (year, month, day) = clock::today();
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}
