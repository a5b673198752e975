//! The folders in which programs are looked for, the project's own tools first.

use std::env;
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
    /// The `PATH` of this process.
    pub(super) fn inherited() -> Self {
        Self {
            value: env::var_os("PATH").unwrap_or_default(),
        }
    }

    pub(super) fn prepend(&mut self, folder: PathBuf) -> Result<()> {
        let shown = folder.display().to_string();
        let folders = std::iter::once(folder).chain(env::split_paths(&self.value));
        self.value = env::join_paths(folders)
            .with_context(|| format!("cannot add the folder {shown} to PATH"))?;
        Ok(())
    }

    /// The value for the variable `PATH`.
    pub(super) fn value(&self) -> &OsStr {
        &self.value
    }

    pub(super) fn find(&self, program: &str) -> Option<PathBuf> {
        which::which_in_global(program, Some(&self.value))
            .ok()?
            .next()
    }

    /// Whether the program that a child process would find has this version.
    pub(super) fn has_version(&self, program: &str, version: &str) -> bool {
        self.find(program).is_some_and(|path| {
            process::output(Command::new(path).arg("--version"))
                .is_ok_and(|printed| version::is_named_in(&printed, version))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_program_in_prepended_folder_first() -> Result<()> {
        let mut path = SearchPath::inherited();
        let cargo = path.find("cargo").context("cargo runs these tests")?;
        let folder = cargo
            .parent()
            .context("a program is in a folder")?
            .to_owned();
        path.prepend(folder.clone())?;
        assert_eq!(env::split_paths(path.value()).next(), Some(folder));
        assert_eq!(path.find("cargo"), Some(cargo));
        assert_eq!(path.find("no-such-program"), None);
        Ok(())
    }

    #[test]
    fn finds_nothing_in_empty_path() {
        let value = OsString::new();
        assert_eq!(SearchPath { value }.find("cargo"), None);
    }

    #[cfg(unix)]
    #[test]
    fn refuses_folder_with_separator() {
        let error = SearchPath::inherited().prepend(PathBuf::from("/odd:folder"));
        assert_eq!(
            error.map_err(|error| error.to_string()),
            Err("cannot add the folder /odd:folder to PATH".to_owned())
        );
    }
}
