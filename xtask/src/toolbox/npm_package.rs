//! What is only to be had from npm, without running any of its installation scripts.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::cache::Cache;
use super::search_path::SearchPath;
use crate::process;

pub(super) struct NpmPackage {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    pub(super) purpose: &'static str,
}

impl NpmPackage {
    pub(super) fn is_in(&self, cache: &Cache) -> bool {
        cache.holds(&self.cache_name())
    }

    /// The folder `node_modules` that holds the package, with its programs in `.bin`.
    pub(super) fn provide(&self, cache: &Cache, path: &SearchPath) -> Result<PathBuf> {
        let place = cache.provide(&self.cache_name(), |folder| self.install(folder, path))?;
        Ok(place.join("node_modules"))
    }

    fn cache_name(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }

    fn install(&self, folder: &Path, path: &SearchPath) -> Result<()> {
        let package = format!("{}@{}", self.name, self.version);
        let npm = path
            .find("npm")
            .with_context(|| format!("npm is not there, expected it on the PATH for {package}"))?;
        eprintln!(
            "Installing {package}: {}. This once, it takes some seconds.",
            self.purpose
        );
        process::run(
            Command::new(npm)
                .args([
                    "install",
                    "--no-save",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                ])
                .arg("--prefix")
                .arg(folder)
                .arg(package),
        )
    }
}
