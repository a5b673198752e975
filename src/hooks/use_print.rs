//! Asks the browser to print.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::platform::printing;

/// A callback that opens the browser's dialog.
#[hook]
pub fn use_print() -> Callback<()> {
    let pending = use_mut_ref(|| None);
    // By itself and not within the click, so that what the program does before printing is drawn.
    use_callback((), move |(), ()| {
        *pending.borrow_mut() = Some(Timeout::new(0, printing::print));
    })
}
