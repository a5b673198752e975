//! A source file with what lies beside it: its pictures and the file of published ids.

use std::fs;
use std::io::{ErrorKind, Read as _, stdin};
use std::path::{Path, PathBuf};

use factsheet_publish::markdown::{SourceFile, decode};

use crate::error::Error;
use crate::files;

/// Stands for standard input.
pub(crate) const STDIN: &str = "-";

/// A source file as it is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its name in diagnostics.
    name: String,
    text: String,
    /// The folder of its pictures.
    folder: PathBuf,
    /// The file of published ids; none if there is no name to put it under.
    ids_file: Option<PathBuf>,
    published_ids: String,
}

impl Source {
    /// Reads the source file at a path, or standard input for `-`, whose pictures are in the current folder.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        if path.as_os_str() != STDIN {
            return Self::read_as(path, &path.to_string_lossy());
        }
        let name = "<stdin>";
        let mut bytes = Vec::new();
        let read = stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| Error::file(Path::new(name), error))?;
        Ok(Self {
            name: name.to_owned(),
            text: decode(name, bytes)?,
            folder: PathBuf::new(),
            ids_file: None,
            published_ids: String::new(),
        })
    }

    /// Reads the source file at a path, which diagnostics call by another name.
    pub(crate) fn read_as(path: &Path, name: &str) -> Result<Self, Error> {
        let text = decode(name, files::read(path)?)?;
        let ids_file = ids_file(path);
        let published_ids = match fs::read_to_string(&ids_file) {
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            read => read.map_err(|error| Error::file(&ids_file, error))?,
        };
        Ok(Self {
            name: name.to_owned(),
            text,
            folder: path.parent().map(Path::to_owned).unwrap_or_default(),
            ids_file: Some(ids_file),
            published_ids,
        })
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn published_ids(&self) -> &str {
        &self.published_ids
    }

    /// Returns the source file as the publisher reads it, without pictures.
    pub(crate) fn file(&self) -> SourceFile<'_> {
        SourceFile::new(&self.name, &self.text).with_published_ids(&self.published_ids)
    }

    /// Returns where a picture is, given its path relative to the source file.
    pub(crate) fn path_of(&self, picture: &str) -> PathBuf {
        self.folder.join(picture)
    }

    /// Returns the bytes of a picture, given its path relative to the source file.
    pub(crate) fn picture(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.path_of(path)).ok()
    }

    /// Writes the file of ids, if it has changed. To be called when the site is complete: only then are its
    /// ids published.
    pub(crate) fn write_ids(&self, ids: &str) -> Result<(), Error> {
        match &self.ids_file {
            Some(file) if ids != self.published_ids => files::write(file, ids.as_bytes()),
            _ => Ok(()),
        }
    }

    /// Returns whether the ids of the next site are compared with those of this one.
    pub(crate) fn keeps_ids(&self) -> bool {
        self.ids_file.is_some()
    }
}

/// Returns where the published ids of a source file are listed: `water.ids` for `water.md`.
pub(crate) fn ids_file(source: &Path) -> PathBuf {
    source.with_extension("ids")
}
