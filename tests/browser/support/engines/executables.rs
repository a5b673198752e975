//! Finds the browsers and their drivers on this machine.
//!
//! A missing program fails the test instead of skipping it, because a skipped test looks like a passed one.

use std::path::PathBuf;

use crate::support::Result;

/// A program that tests need: its possible names and its Debian package.
pub(crate) struct Executable {
    pub(crate) names: &'static [&'static str],
    pub(crate) package: &'static str,
}

impl Executable {
    /// Returns the first of the names found on the PATH, or where servers are installed.
    pub(crate) fn find(&self) -> Result<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        // On Debian these are not on the PATH of an ordinary user.
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
