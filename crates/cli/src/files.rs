//! Reading and writing folders of files.

use std::fs;
use std::path::Path;

use crate::error::Error;

/// Names and bytes of files. Names are relative to a folder and use `/`.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// Returns the names of all files in a folder and its subfolders, in order.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| Error::file(folder, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| Error::file(folder, error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type();
        if kind.is_ok_and(|kind| kind.is_dir()) {
            let inside = self::names(&entry.path())?;
            names.extend(inside.iter().map(|file| format!("{name}/{file}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Reads all files in a folder and its subfolders.
pub(crate) fn read_all(folder: &Path) -> Result<Files, Error> {
    let names = names(folder)?.into_iter();
    names
        .map(|name| Ok((name.clone(), read(&folder.join(&name))?)))
        .collect()
}

/// Writes files into a folder, and makes the subfolders they need.
pub(crate) fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| Error::file(parent, error))?;
        write(&path, bytes)?;
    }
    Ok(())
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::file(path, error))
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(|error| Error::file(path, error))
}

/// Removes a file or a folder with all that is in it, if it is there.
pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(_) => Ok(()),
    };
    removed.map_err(|error| Error::file(path, error))
}
