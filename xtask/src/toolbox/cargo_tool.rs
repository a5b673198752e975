//! Tools written in Rust, built by `cargo install` from the versions their authors locked.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::cache::Cache;
use super::search_path::SearchPath;
use crate::process;

/// The tools run for seconds and compile for minutes: less optimising made installing Trunk take
/// 3 minutes in place of 12 on two cores.
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
    /// The folder to look for the tool in, or none where it is on the search path as it is.
    pub(super) fn provide(&self, cache: &Cache, path: &SearchPath) -> Result<Option<PathBuf>> {
        let name = format!("{}-{}", self.package, self.version);
        if !cache.holds(&name) && path.offers(self.executable, &self.version) {
            return Ok(None);
        }
        let place = cache.provide(&name, |folder| self.install(folder, path))?;
        Ok(Some(place.join("bin")))
    }

    fn install(&self, folder: &Path, path: &SearchPath) -> Result<()> {
        let package = format!("{}@{}", self.package, self.version);
        eprintln!(
            "Installing {package}: {}. This once, it takes some minutes.",
            self.purpose
        );
        // Cargo would advise to add this folder, which is not the last one, to the PATH.
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
