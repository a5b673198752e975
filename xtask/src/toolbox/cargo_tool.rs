//! Tools written in Rust, built by `cargo install` with the versions that their authors locked.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::cache::Cache;
use super::search_path::SearchPath;
use crate::process;

/// The tools run for seconds and compile for minutes. Optimizing less installs Trunk in 3 minutes
/// instead of 12 on two cores.
const QUICK_BUILD: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

pub(super) struct CargoTool {
    pub(super) package: &'static str,
    pub(super) executable: &'static str,
    pub(super) version: String,
    pub(super) purpose: &'static str,
}

impl CargoTool {
    /// Installs the tool if it is missing. Returns its folder, or `None` if it is on the `PATH`.
    pub(super) fn install(&self, cache: &Cache, path: &SearchPath) -> Result<Option<PathBuf>> {
        let name = format!("{}-{}", self.package, self.version);
        if !cache.contains(&name) && path.has_version(self.executable, &self.version) {
            return Ok(None);
        }
        let folder = cache.get(&name, |folder| self.compile(folder, path))?;
        Ok(Some(folder.join("bin")))
    }

    fn compile(&self, folder: &Path, path: &SearchPath) -> Result<()> {
        let package = format!("{}@{}", self.package, self.version);
        eprintln!("Installing {package}, {}: once, some minutes", self.purpose);
        // Otherwise Cargo advises to add this folder, which is temporary, to the PATH.
        let mut path = path.clone();
        path.prepend(folder.join("bin"))?;
        process::run(
            Command::new("cargo")
                .args(["install", "--locked", &package, "--root"])
                .arg(folder)
                .env("PATH", path.value())
                .envs(QUICK_BUILD),
        )
    }
}
