//! Reports when the page has been rendered for the first time.

use yew::prelude::*;

/// Must be called before effects that depend on what `on_rendered` does.
#[hook]
pub fn use_first_render(on_rendered: &Callback<()>) {
    let on_rendered = on_rendered.clone();
    use_effect_with((), move |()| on_rendered.emit(()));
}
