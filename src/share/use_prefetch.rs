//! Loads the code for sharing before it is needed, so that the dialog opens at once.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::lazy;
use crate::platform::page;

/// Starts loading when the reader first presses a key or a pointer, or moves to a control.
#[hook]
pub fn use_prefetch() {
    use_effect_with((), |()| {
        let listener = page::on_first_use(|| {
            spawn_local(async {
                // If it fails, the reader is informed when it is needed.
                let _ = lazy::load().await;
            });
        });
        move || drop(listener)
    });
}
