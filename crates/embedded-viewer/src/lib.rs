//! The viewer that `cargo xtask build` has built, for programs that publish without a compiler.
//!
//! A crate of its own, so that only programs with the viewer in them are compiled again after a build.

use factsheet_publish::publish::{PublishError, Viewer};

/// Names and bytes; empty in development builds from before there was a viewer (`build.rs`).
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

/// Returns the viewer, or nothing if this is a development build from before there was one.
///
/// # Errors
/// If the files do not belong together.
pub fn viewer() -> Result<Option<Viewer>, PublishError> {
    if FILES.is_empty() {
        return Ok(None);
    }
    let files = FILES.iter();
    let files = files.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
    Viewer::from_files(files.collect()).map(Some)
}
