//! Asks the browser to print.

use yew::prelude::*;

use crate::platform::printing;

/// A callback that opens the browser's dialog.
#[hook]
pub fn use_print() -> Callback<()> {
    use_callback((), |(), ()| printing::print())
}
