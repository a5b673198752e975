//! Packages that only npm has, installed without running their scripts.

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
        cache.contains(&self.cache_name())
    }

    /// Installs the package if it is missing, and returns its folder `node_modules`, with programs
    /// in `.bin`.
    pub(super) fn install(&self, cache: &Cache, path: &SearchPath) -> Result<PathBuf> {
        let folder = cache.get(&self.cache_name(), |folder| self.download(folder, path))?;
        Ok(folder.join("node_modules"))
    }

    fn cache_name(&self) -> String {
        format!("{}-{}", self.name.replace('/', "+"), self.version)
    }

    fn download(&self, folder: &Path, path: &SearchPath) -> Result<()> {
        let package = format!("{}@{}", self.name, self.version);
        let npm = path
            .find("npm")
            .with_context(|| format!("npm is not on the PATH, which {package} needs"))?;
        eprintln!("Installing {package}, {}: once, some seconds", self.purpose);
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
