//! Trunk's hook: publishes `assets/fact-sheet.md` into the folder that is about to become `dist`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use factsheet_publish::publish::{Audience, Options, Viewer};

use crate::check;
use crate::error::Error;
use crate::files::{self, Files};
use crate::progress::Progress;
use crate::report::Format;
use crate::site::site;
use crate::source::Source;

const SHEET: &str = "assets/fact-sheet.md";
/// Set by `cargo xtask build --no-offline`.
const NO_OFFLINE: &str = "FACTSHEET_NO_OFFLINE";
/// Set by `cargo xtask build --base-url URL`.
const BASE_URL: &str = "FACTSHEET_BASE_URL";
/// Set by `cargo xtask build --pdf`.
const PDF: &str = "FACTSHEET_PDF";
/// The file of the lazy part of the app. Set by `cargo xtask build`.
const LAZY_PART: &str = "FACTSHEET_LAZY_PART";
/// The folder for the viewer, which `factsheet` embeds. Set by `cargo xtask build`.
const VIEWER: &str = "FACTSHEET_VIEWER";
/// Written into that folder afterwards, by `cargo xtask build`.
const SBOM: &str = "program.cdx.json";

/// Publishes the fact sheet, or only checks it, and returns the exit code.
#[must_use]
pub fn run(only_check: bool) -> ExitCode {
    match publish(only_check) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            Format::Human.print_error(Some(SHEET), &error);
            ExitCode::FAILURE
        }
    }
}

fn publish(only_check: bool) -> Result<(), Error> {
    let folder = PathBuf::from(env::var_os("TRUNK_SOURCE_DIR").unwrap_or_default());
    let source = Source::read_as(&folder.join(SHEET), SHEET)?;
    if only_check {
        Format::Human.print_report(SHEET, &check::warnings(&source)?);
        return Ok(());
    }
    let staging = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
        Error::Usage(
            "TRUNK_STAGING_DIR is not set: this runs as Trunk's post_build hook, by `cargo xtask build`"
                .to_owned(),
        )
    })?);
    // Drafts are neither compressed nor recorded in the file of ids.
    let is_for_readers = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let mut viewer = Viewer::from_files(files::read_all(&staging)?)?;
    let mut audience = Audience::Author;
    if is_for_readers {
        viewer = viewer.for_readers(&lazy_part()?)?;
        audience = Audience::Readers {
            offline: env::var_os(NO_OFFLINE).is_none(),
        };
        if let Some(folder) = env::var_os(VIEWER) {
            keep(Path::new(&folder), &viewer.to_files())?;
        }
    }
    let base_url = env::var(BASE_URL).ok();
    let options = Options {
        base_url: base_url.as_deref(),
        audience,
        has_pdf: env::var_os(PDF).is_some(),
    };
    let picture = |path: &str| source.picture(path);
    let file = source.file().with_pictures(&picture);
    let site = site(&viewer, &file, options, &mut Progress::new())?;
    for notice in &site.notices {
        eprintln!("{SHEET}: {notice}");
    }
    for name in files::names(&staging)? {
        files::remove(&staging.join(name))?;
    }
    files::write_all(&staging, &site.files)?;
    if is_for_readers {
        // Last, because only a site that is complete has published its ids.
        source.write_ids(&site.ids)?;
    }
    Ok(())
}

/// Reads the lazy part of the app, which is split off before Trunk sees the app.
fn lazy_part() -> Result<Vec<u8>, Error> {
    let file = env::var_os(LAZY_PART).ok_or_else(|| {
        Error::Usage(format!(
            "{LAZY_PART} is not set: sites for readers are built by `cargo xtask build`"
        ))
    })?;
    files::read(Path::new(&file))
}

/// Writes the viewer, unless it is there already: `factsheet` is compiled again after a change.
fn keep(folder: &Path, viewer: &Files) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|error| Error::file(folder, error))?;
    for name in files::names(folder)? {
        if viewer.iter().all(|(file, _)| *file != name) && name != SBOM {
            files::remove(&folder.join(name))?;
        }
    }
    for (name, bytes) in viewer {
        let file = folder.join(name);
        if fs::read(&file).ok().as_ref() != Some(bytes) {
            files::write(&file, bytes)?;
        }
    }
    Ok(())
}
