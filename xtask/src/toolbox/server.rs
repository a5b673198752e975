//! Web servers, for the browser tests to start each time one of their own.
//!
//! Debian's packages start them as well, for the whole machine and at the usual port, so they are only
//! unpacked, into the cache: nothing else of the package is wanted. What they need of libraries, the
//! browsers have brought.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::apt;
use super::cache::Cache;
use super::search_path::SearchPath;
use crate::process;

/// Where servers are installed; the search path of an ordinary user does not lead there on Debian.
const SYSTEM_FOLDERS: [&str; 2] = ["/usr/sbin", "/usr/local/sbin"];

/// A server by the name of its program and of its package.
pub(super) struct Server {
    pub(super) name: &'static str,
    /// Where its package puts the program.
    pub(super) folder: &'static str,
    /// What to ask it for to see that it starts.
    pub(super) version_flag: &'static str,
}

impl Server {
    /// The folder to look for the server in, or none where it is on the search path as it is.
    pub(super) fn provide(&self, cache: &Cache, path: &SearchPath) -> Result<Option<PathBuf>> {
        let name = format!("{}-unpacked", self.name);
        if !cache.holds(&name) {
            if path.find(self.name).is_some() {
                return Ok(None);
            }
            let system = SYSTEM_FOLDERS.map(PathBuf::from);
            let installed = system
                .into_iter()
                .find(|folder| folder.join(self.name).is_file());
            if installed.is_some() {
                return Ok(installed);
            }
        }
        let place = cache.provide(&name, |folder| self.unpack(folder, path))?;
        Ok(Some(place.join(self.folder)))
    }

    fn unpack(&self, folder: &Path, path: &SearchPath) -> Result<()> {
        eprintln!(
            "Unpacking {}: the browser tests serve the page with it.",
            self.name
        );
        apt::download(self.name, folder, path)?;
        let is_package = |file: &PathBuf| file.extension().is_some_and(|end| end == "deb");
        let package = fs::read_dir(folder)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(is_package)
            .with_context(|| format!("apt-get left no package {}", self.name))?;
        process::run(
            Command::new("dpkg-deb")
                .arg("--extract")
                .arg(&package)
                .arg(folder),
        )?;
        fs::remove_file(package)?;
        let program = folder.join(self.folder).join(self.name);
        process::output(Command::new(program).arg(self.version_flag))
            .with_context(|| format!("{0} does not start: install the package {0}", self.name))?;
        Ok(())
    }
}
