//! Where the project lies on this machine.
//!
//! Commands are typed in any sub-folder and mean the whole project, so nothing else here asks for
//! the current folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[derive(Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Cargo tells whom it runs where their manifest lies; asking when running, not when compiling,
    /// stays right where several clones share one target folder.
    pub(crate) fn find() -> Result<Self> {
        let member = std::env::var_os("CARGO_MANIFEST_DIR")
            .context("CARGO_MANIFEST_DIR is not set, start this program as `cargo xtask`")?;
        let root = Path::new(&member)
            .parent()
            .with_context(|| format!("{} has no parent folder", Path::new(&member).display()))?;
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// A copy of the project in another folder.
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The built site, as `Trunk.toml` has it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    pub(crate) fn lock_file(&self) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }
}
