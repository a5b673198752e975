//! Says that the program works, once it has drawn the page and its effects have begun.

use yew::prelude::*;

use crate::platform::page::{self, Program};

/// To be called after all other effects.
#[hook]
pub fn use_program_ready() {
    use_effect_with((), |()| page::set_program(Program::Ready));
}
