//! The viewer in the program itself.

use factsheet_publish::publish::Viewer;

use crate::error::Error;

/// Names and bytes; empty in development builds from before there was a viewer (`build.rs`).
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

/// Returns the viewer that this program publishes with.
pub(crate) fn viewer() -> Result<Viewer, Error> {
    if FILES.is_empty() {
        return Err(Error::System(
            "this build of factsheet has no viewer to publish with\n\
             help: run `cargo xtask build`, and compile factsheet again"
                .to_owned(),
        ));
    }
    let files = FILES.iter();
    let files = files.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
    Ok(Viewer::from_files(files.collect())?)
}
