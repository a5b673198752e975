//! Web servers that the browser tests start.
//!
//! Debian's packages also start them for the whole machine on the usual port, so they are unpacked
//! into the cache instead of installed. The browsers bring the libraries they need.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::apt::Apt;
use super::cache::Cache;
use super::search_path::SearchPath;
use crate::process;

/// On Debian, the `PATH` of an ordinary user does not contain these.
const SYSTEM_FOLDERS: [&str; 2] = ["/usr/sbin", "/usr/local/sbin"];

/// A server, named like its program and its package.
pub(super) struct Server {
    pub(super) name: &'static str,
    /// The program's folder in the package.
    pub(super) folder: &'static str,
    /// Shows that the program starts.
    pub(super) version_flag: &'static str,
}

impl Server {
    /// Unpacks the server if it is missing. Returns its folder, or `None` if it is on the `PATH`.
    pub(super) fn install(
        &self,
        cache: &Cache,
        path: &SearchPath,
        apt: &Apt,
    ) -> Result<Option<PathBuf>> {
        let name = format!("{}-unpacked", self.name);
        if !cache.contains(&name) {
            if path.find(self.name).is_some() {
                return Ok(None);
            }
            let folders = SYSTEM_FOLDERS.map(PathBuf::from);
            let installed = folders
                .into_iter()
                .find(|folder| folder.join(self.name).is_file());
            if installed.is_some() {
                return Ok(installed);
            }
        }
        let folder = cache.get(&name, |folder| {
            eprintln!("Unpacking {}, which serves the page in tests", self.name);
            apt.unpack(self.name, folder)?;
            let program = folder.join(self.folder).join(self.name);
            process::output(Command::new(program).arg(self.version_flag)).with_context(|| {
                format!(
                    "{0} does not start\nhelp: install the package {0}",
                    self.name
                )
            })?;
            Ok(())
        })?;
        Ok(Some(folder.join(self.folder)))
    }
}
