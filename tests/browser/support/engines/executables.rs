//! Where the browsers and their drivers are on this machine.
//!
//! A missing one fails the test with what to install: a test that is skipped when its browser is
//! not there says nothing, and says it in green.

use std::path::PathBuf;

use crate::support::Result;

/// A program that a test needs, the names it goes by, and the Debian package that brings it.
pub(crate) struct Executable {
    pub(crate) names: &'static [&'static str],
    pub(crate) package: &'static str,
}

impl Executable {
    /// The first of the names found on the PATH, or where servers are installed.
    pub(crate) fn find(&self) -> Result<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        // The PATH of an ordinary user does not lead there on Debian.
        folders.extend(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
        self.names
            .iter()
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
            .find(|candidate| candidate.is_file())
            .ok_or_else(|| {
                format!(
                    "{} is not on the PATH: install {} (`cargo xtask test` does)",
                    self.names.join(" or "),
                    self.package
                )
                .into()
            })
    }
}
