//! `factsheet check`: reports errors and warnings.

use std::path::PathBuf;

use factsheet_publish::publish::check as check_sheet;

use crate::error::Error;
use crate::report::Format;
use crate::source::Source;

/// Checks all files, and returns the exit code: that of the worst of them.
pub(crate) fn run(files: &[PathBuf], format: Format) -> u8 {
    let mut exit_code = 0;
    for file in files {
        let checked = Source::read(file).and_then(|source| {
            let warnings = source.with_file(|file| check_sheet(file, source.published_ids()))?;
            format.print_report(source.name(), &warnings);
            Ok(())
        });
        if let Err(error) = checked {
            report(&error, file, format);
            exit_code = exit_code.max(error.exit_code());
        }
    }
    exit_code
}

fn report(error: &Error, file: &std::path::Path, format: Format) {
    format.print_error(Some(&file.to_string_lossy()), error);
}
