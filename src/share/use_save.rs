//! Saves what the page has made.

use yew::prelude::*;

use super::use_share::tell;
use crate::platform::download;
use crate::sharing::{File, Outcome};
use crate::state::ViewState;

/// A callback that gives the reader a file, and tells the view.
#[hook]
pub fn use_save(view: &UseReducerHandle<ViewState>) -> Callback<File> {
    let dispatcher = view.dispatcher();
    use_callback((), move |file: File, ()| {
        download::save(&file.name, file.kind, &file.bytes);
        tell(&dispatcher, async { Some(Outcome::Saved) });
    })
}
