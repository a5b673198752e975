//! Says that the program works, once it has drawn what the address asks for and its effects have
//! begun.

use yew::prelude::*;

use crate::platform::page::{self, Program};

/// To be called after all other effects; it says so once the first address has been followed.
#[hook]
pub fn use_program_ready(arrived: bool) {
    use_effect_with(arrived, |arrived| {
        if *arrived {
            page::set_program(Program::Ready);
        }
    });
}
