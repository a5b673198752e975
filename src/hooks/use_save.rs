//! Saves what the page has made.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::platform::download;
use crate::sharing::{File, Outcome};
use crate::view_state::{Action, ViewState};

/// A callback that gives the reader a file, and tells the view.
#[hook]
pub fn use_save(view: &UseReducerHandle<ViewState>) -> Callback<File> {
    let dispatcher = view.dispatcher();
    use_callback((), move |file: File, ()| {
        download::save(&file.name, file.kind, &file.bytes);
        // Taken away first, so that the same words are spoken again.
        dispatcher.dispatch(Action::Hush);
        let dispatcher = dispatcher.clone();
        spawn_local(async move { dispatcher.dispatch(Action::Tell(Outcome::Saved)) });
    })
}
