//! A site with all its files, in memory.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use factsheet_publish::markdown::SourceFile;
use factsheet_publish::publish::{Audience, Options, Site, Viewer, compressed};

use crate::error::Error;
use crate::files::Files;
use crate::progress::Progress;

/// Returns the viewer in this program.
pub(crate) fn viewer() -> Result<Viewer, Error> {
    factsheet_embedded_viewer::viewer()?.ok_or_else(|| {
        Error::System(
            "this build of factsheet has no viewer to publish with\n\
             help: run `cargo xtask build`, and compile factsheet again"
                .to_owned(),
        )
    })
}

/// Makes the site of a source file: with compressed files, if it is for readers.
pub(crate) fn site(
    viewer: &Viewer,
    file: &SourceFile<'_>,
    options: Options<'_>,
    progress: &mut Progress,
) -> Result<Site, Error> {
    let mut site = pollster::block_on(viewer.publish(file, options))?;
    if options.audience != Audience::Author {
        let is_new = |(name, _): &&(String, Vec<u8>)| !viewer.has_file(name);
        let files: Vec<_> = site.files.iter().filter(is_new).collect();
        let forms = compress(&files, progress)?;
        site.files.extend(forms);
    }
    Ok(site)
}

/// Returns the compressed forms of files, made on all cores.
fn compress(files: &[&(String, Vec<u8>)], progress: &mut Progress) -> Result<Files, Error> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let compress_next = |sender: mpsc::Sender<_>| {
        while let Some((name, bytes)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let forms = compressed(name, bytes);
            let forms = forms.map_err(|error| Error::System(format!("{name}: {error}")));
            if sender.send(forms).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            let sender = sender.clone();
            scope.spawn(|| compress_next(sender));
        }
        // The workers have their own: the channel ends with the last of them.
        drop(sender);
        let mut all = Vec::new();
        for (done, forms) in receiver.into_iter().enumerate() {
            all.extend(forms?);
            progress.show(&format!(
                "Compressing: {} of {} files",
                done + 1,
                files.len()
            ));
        }
        Ok(all)
    })
}
