//! Says that the program works, once it has drawn the page and its effects have begun.

use yew::prelude::*;

use crate::platform::page::{self, Program};

/// Tells `on_drawn` first. To be called after all other effects.
#[hook]
pub fn use_program_ready(on_drawn: &Callback<()>) {
    let on_drawn = on_drawn.clone();
    use_effect_with((), move |()| {
        on_drawn.emit(());
        page::set_program(Program::Ready);
    });
}
