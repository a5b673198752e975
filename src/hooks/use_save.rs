//! Saves what the page has made.

use yew::prelude::*;

use crate::platform::download;
use crate::sharing::File;

/// A callback that gives the reader a file.
#[hook]
pub fn use_save() -> Callback<File> {
    use_callback((), |file: File, ()| {
        download::save(&file.name, file.kind, &file.bytes);
    })
}
