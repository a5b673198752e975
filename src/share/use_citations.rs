//! Reads the citations from the page when they are needed.

use std::rc::Rc;

use yew::prelude::*;

use crate::citations::Citations;
use crate::platform::clock;
use crate::sheet::Date;

/// Returns the citations and today's date; `None` before there is a function that reads them, or if the
/// page has none.
#[hook]
pub fn use_citations(read: Option<fn() -> Option<Citations>>) -> Option<(Rc<Citations>, Date)> {
    let found = use_state(|| None::<(Rc<Citations>, Date)>);
    let result = found.clone();
    use_effect_with(read.is_some(), move |_| {
        if let Some(read) = read {
            let known = result.as_ref().map(|(citations, _)| Rc::clone(citations));
            let citations = known.or_else(|| read().map(Rc::new));
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
