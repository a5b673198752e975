//! `factsheet check`: reports errors and warnings.

use std::path::PathBuf;

use factsheet_publish::markdown::Report;
use factsheet_publish::publish::check as check_sheet;

use crate::error::Error;
use crate::report::Format;
use crate::source::Source;

/// Checks all files, and returns the exit code: that of the worst of them.
pub(crate) fn run(files: &[PathBuf], format: Format) -> u8 {
    let mut exit_code = 0;
    for file in files {
        let name = file.to_string_lossy();
        match Source::read(file).and_then(|source| warnings(&source)) {
            Ok(warnings) => format.print_report(&name, &warnings),
            Err(error) => {
                format.print_error(Some(&name), &error);
                exit_code = exit_code.max(error.exit_code());
            }
        }
    }
    exit_code
}

/// Returns the warnings about a source file that can be published.
pub(crate) fn warnings(source: &Source) -> Result<Report, Error> {
    let picture = |path: &str| source.picture(path);
    let file = source.file().with_pictures(&picture);
    Ok(check_sheet(&file, source.published_ids())?)
}
