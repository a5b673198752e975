//! Looks where the page is read.

use yew::prelude::*;

use crate::platform::{location, printing, share_sheet};
use crate::print_options::Paper;
use crate::state::{Action, Surroundings, ViewState};

/// Looks around once the page is drawn.
#[hook]
pub fn use_surroundings(view: &UseReducerHandle<ViewState>) {
    let dispatcher = view.dispatcher();
    use_effect_with((), move |()| {
        dispatcher.dispatch(Action::LookAround(Surroundings {
            here: location::base(),
            paper: Paper::usual_in(&printing::locale().unwrap_or_default()),
            shares: share_sheet::is_there(),
        }));
    });
}
