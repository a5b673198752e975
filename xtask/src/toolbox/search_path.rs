//! The folders in which programs are looked for, the project's own tools first.

use std::env::{self, consts::EXE_SUFFIX};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::version;
use crate::process;

#[derive(Clone)]
pub(super) struct SearchPath {
    value: OsString,
}

impl SearchPath {
    /// The folders of the terminal this was typed in.
    pub(super) fn inherited() -> Self {
        Self {
            value: env::var_os("PATH").unwrap_or_default(),
        }
    }

    pub(super) fn prepend(&mut self, folder: PathBuf) -> Result<()> {
        let shown = folder.display().to_string();
        let folders = std::iter::once(folder).chain(env::split_paths(&self.value));
        self.value = env::join_paths(folders).with_context(|| {
            format!("the folder {shown} cannot stand in PATH, expected another")
        })?;
        Ok(())
    }

    /// What the variable `PATH` should hold.
    pub(super) fn value(&self) -> &OsStr {
        &self.value
    }

    pub(super) fn find(&self, executable: &str) -> Option<PathBuf> {
        let mut names = vec![format!("{executable}{EXE_SUFFIX}")];
        if cfg!(windows) {
            // How npm and what it installs are called there.
            names.push(format!("{executable}.cmd"));
        }
        env::split_paths(&self.value)
            .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
            .find(|path| path.is_file())
    }

    /// Whether the program a child process would find is of this version.
    pub(super) fn offers(&self, executable: &str, wanted: &str) -> bool {
        self.find(executable).is_some_and(|path| {
            process::output(Command::new(path).arg("--version"))
                .is_ok_and(|printed| version::names(&printed, wanted))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(value: &str) -> SearchPath {
        SearchPath {
            value: OsString::from(value),
        }
    }

    #[test]
    fn the_folder_put_first_is_searched_first() -> Result<()> {
        let mut search = SearchPath::inherited();
        let cargo = search.find("cargo").context("cargo runs these tests")?;
        let folder = cargo
            .parent()
            .context("a program lies in a folder")?
            .to_owned();
        search.prepend(folder.clone())?;
        assert_eq!(env::split_paths(search.value()).next(), Some(folder));
        assert_eq!(search.find("cargo"), Some(cargo));
        Ok(())
    }

    #[test]
    fn a_program_in_none_of_the_folders_is_not_found() {
        assert_eq!(path("").find("cargo"), None);
        assert_eq!(SearchPath::inherited().find("no-such-program"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_stand_in_the_path_is_named() {
        let told = path("/bin").prepend(PathBuf::from("/odd:folder"));
        assert_eq!(
            told.map_err(|error| error.to_string()),
            Err("the folder /odd:folder cannot stand in PATH, expected another".to_owned())
        );
    }
}
