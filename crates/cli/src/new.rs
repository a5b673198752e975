//! `factsheet new`: a source file to start from.

use std::fs::File;
use std::io::{ErrorKind, Write as _, stdout};
use std::path::Path;

use factsheet_publish::starter;

use crate::error::Error;
use crate::source::STDIN;

/// Writes a commented example, dated today. An existing file is left as it is.
pub(crate) fn run(file: &Path) -> Result<(), Error> {
    let text = starter(&jiff::ZonedDateTime::now().date().to_string());
    if file.as_os_str() == STDIN {
        let written = stdout().lock().write_all(text.as_bytes());
        return written.map_err(|error| Error::System(error.to_string()));
    }
    let created = File::create_new(file).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::System(format!(
            "{} already exists\nhelp: choose another name: factsheet new NAME.md",
            file.display()
        )),
        _ => Error::file(file, error),
    });
    let written = created?.write_all(text.as_bytes());
    written.map_err(|error| Error::file(file, error))?;
    let name = file.display();
    eprintln!("Wrote {name}. To see it while you write: factsheet serve {name}");
    Ok(())
}
