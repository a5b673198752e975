//! Says that the program works, once it has drawn what the address asks for: who is told sooner may
//! meet a page that is about to change.

use yew::prelude::*;

use crate::platform::page::{self, Program};

/// To be called after all other effects; `arrived` when an address has been followed.
#[hook]
pub fn use_program_ready(arrived: bool) {
    use_effect_with(arrived, |arrived| {
        if *arrived {
            page::set_program(Program::Ready);
        }
    });
}
