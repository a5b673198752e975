//! Looks where the page is read, and when it is printed.

use yew::prelude::*;

use crate::address::View;
use crate::platform::{clock, location, printing};
use crate::print_options::Paper;
use crate::sheet::Date;
use crate::view_state::{Action, Surroundings, ViewState};

/// Looks around as soon as the page is drawn; at the calendar only where paper is in view, and
/// right before printing, which may be days later.
#[hook]
pub fn use_surroundings(view: &UseReducerHandle<ViewState>) {
    let dispatcher = view.dispatcher();
    use_effect_with(view.view(), move |view| {
        let today = (*view == View::Print).then(today).flatten();
        dispatcher.dispatch(Action::LookAround(surroundings(today)));
    });
    let dispatcher = view.dispatcher();
    use_effect_with((), move |()| {
        let listener = printing::before_print(move || {
            dispatcher.dispatch(Action::LookAround(surroundings(today())));
        });
        move || drop(listener)
    });
}

fn surroundings(today: Option<Date>) -> Surroundings {
    Surroundings {
        here: location::base(),
        today,
        paper: Paper::usual_in(&printing::locale().unwrap_or_default()),
    }
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
