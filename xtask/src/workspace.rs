//! The folders of the project on this machine.
//!
//! Commands can be typed in any sub-folder and mean the whole project, so nothing else asks for the
//! current folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[derive(Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the project that Cargo runs this program for. Asking at run time stays right when
    /// several clones share one target folder.
    pub(crate) fn find() -> Result<Self> {
        let member = std::env::var_os("CARGO_MANIFEST_DIR")
            .context("CARGO_MANIFEST_DIR is not set\nhelp: run this program as `cargo xtask`")?;
        let root = Path::new(&member)
            .parent()
            .with_context(|| format!("{} has no parent folder", Path::new(&member).display()))?;
        Ok(Self::at(root.to_owned()))
    }

    /// A copy of the project in another folder.
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The built site, where `Trunk.toml` puts it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What Cargo compiles.
    pub(crate) fn target(&self) -> PathBuf {
        let folder = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        self.root.join(folder)
    }

    pub(crate) fn lock_file(&self) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }
}
