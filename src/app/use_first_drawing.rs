//! Tells when the page has been drawn for the first time.

use yew::prelude::*;

/// To be called before effects that depend on what `on_drawn` does.
#[hook]
pub fn use_first_drawing(on_drawn: &Callback<()>) {
    let on_drawn = on_drawn.clone();
    use_effect_with((), move |()| on_drawn.emit(()));
}
