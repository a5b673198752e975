//! Takes the focus from what is offered for selected words back to the words.

use yew::prelude::*;

use crate::platform::{focus, selection};

/// A callback that does so.
#[hook]
pub fn use_leaving() -> Callback<()> {
    use_callback((), |(), ()| {
        if let Some(holder) = selection::holder() {
            focus::lend(&holder);
        }
    })
}
