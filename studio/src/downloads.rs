//! What can be downloaded.

use factsheet::platform::download::save;
use factsheet_publish::publish::{Site, Viewer, compressed, media_type};
use gloo::timers::future::TimeoutFuture;

use crate::project::Project;

/// The files that can be downloaded alone, with what they are called.
pub(crate) const SINGLE: [(&str, &str); 4] = [
    ("fact-sheet.html", "Page"),
    ("fact-sheet.txt", "Text"),
    ("fact-sheet.md", "Markdown"),
    ("fact-sheet.json", "JSON"),
];

/// Downloads one file of a site.
pub(crate) fn save_file(site: &Site, name: &str) -> Option<()> {
    let (_, bytes) = site.files.iter().find(|(file, _)| file == name)?;
    save(name, &media_type(name)?, bytes)
}

/// Downloads the site with the file of ids, as `cargo xtask build` and `factsheet build` write it. Calls
/// `show_progress` while files are compressed.
pub(crate) async fn save_zip(
    project: &Project,
    viewer: &Viewer,
    site: &Site,
    show_progress: impl Fn(String),
) -> Option<()> {
    let mut files = site.files.clone();
    let count = site.files.len();
    for (done, (name, bytes)) in site.files.iter().enumerate() {
        if !viewer.has_file(name) {
            show_progress(format!("Compressing file {} of {count}", done + 1));
            // Lets the browser show this.
            TimeoutFuture::new(0).await;
            files.extend(compressed(name, bytes).ok()?);
        }
    }
    let zip = project.zip(&files, &site.ids).ok()?;
    save(&format!("{}.zip", project.name), "application/zip", &zip)
}
