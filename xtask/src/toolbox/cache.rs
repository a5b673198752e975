//! The tools in the user's cache folder, shared by all clones of the project.
//!
//! A tool is installed into a temporary folder and renamed when it is complete, so that an interrupted
//! installation never counts.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[derive(Clone)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache of the current user.
    pub(super) fn open() -> Result<Self> {
        let folder = folder(std::env::consts::OS, |name| std::env::var_os(name)).context(
            "there is no cache folder for tools\n\
             help: set HOME or XDG_CACHE_HOME (on Windows LOCALAPPDATA) to an absolute path",
        )?;
        Ok(Self { folder })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.path(name).is_dir()
    }

    /// Returns the folder of a tool, after installing it into an empty folder if it is missing.
    pub(super) fn get(
        &self,
        name: &str,
        install: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        if !self.contains(name) {
            self.install(name, install)
                .with_context(|| format!("cannot install {name} in {}", self.folder.display()))?;
        }
        Ok(self.path(name))
    }

    fn install(&self, name: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
        fs::create_dir_all(&self.folder)?;
        let lock = File::create(self.path(&format!("{name}.lock")))?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            eprintln!("Waiting for another command that is installing {name}");
            lock.lock()?;
        }
        if self.contains(name) {
            return Ok(());
        }
        let unfinished = self.path(&format!("{name}.unfinished"));
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        fs::create_dir_all(&unfinished)?;
        install(&unfinished)?;
        fs::rename(&unfinished, self.path(name))?;
        Ok(())
    }
}

/// The cache folder by the conventions of each system.
fn folder(os: &str, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    // The XDG Base Directory Specification ignores relative paths.
    let absolute = |name| {
        variable(name)
            .map(PathBuf::from)
            .filter(|path| path.has_root())
    };
    let base = match os {
        "windows" => absolute("LOCALAPPDATA")?,
        "macos" => absolute("HOME")?.join("Library/Caches"),
        _ => absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))?,
    };
    Some(base.join("factsheet").join("tools"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    fn folder_for(os: &str, environment: &str) -> Option<PathBuf> {
        folder(os, |name| {
            let mut pairs = environment
                .split_whitespace()
                .filter_map(|pair| pair.split_once('='));
            let (_, value) = pairs.find(|(key, _)| *key == name)?;
            Some(OsString::from(value))
        })
    }

    #[test]
    fn follows_conventions_of_each_system() {
        let cases = [
            ("linux", "HOME=/ada", "/ada/.cache/factsheet/tools"),
            (
                "linux",
                "HOME=/ada XDG_CACHE_HOME=/var/c",
                "/var/c/factsheet/tools",
            ),
            (
                "linux",
                "HOME=/ada XDG_CACHE_HOME=c",
                "/ada/.cache/factsheet/tools",
            ),
            ("macos", "HOME=/ada", "/ada/Library/Caches/factsheet/tools"),
            ("windows", "LOCALAPPDATA=/local", "/local/factsheet/tools"),
        ];
        for (os, environment, expected) in cases {
            assert_eq!(
                folder_for(os, environment),
                Some(PathBuf::from(expected)),
                "{environment}"
            );
        }
    }

    #[test]
    fn needs_absolute_home() {
        for os in ["linux", "macos", "windows"] {
            assert_eq!(folder_for(os, "HOME=relative"), None, "{os}");
        }
    }

    /// A cache in a temporary folder.
    struct Scratch(Cache);

    impl Scratch {
        fn new(name: &str) -> Self {
            let folder = format!("factsheet-cache-{name}-{}", std::process::id());
            Self(Cache {
                folder: std::env::temp_dir().join(folder),
            })
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            // A temporary folder that stays does no harm.
            let _ = fs::remove_dir_all(&self.0.folder);
        }
    }

    #[test]
    fn ignores_failed_installation() {
        let Scratch(cache) = &Scratch::new("failed");
        let failed = cache.get("tool-1", |folder| {
            fs::write(folder.join("half"), "")?;
            bail!("the network is gone")
        });
        assert!(failed.is_err_and(|error| format!("{error:#}").ends_with(": the network is gone")));
        assert!(!cache.contains("tool-1"));
    }

    #[test]
    fn removes_interrupted_installation() -> Result<()> {
        let Scratch(cache) = &Scratch::new("unfinished");
        let unfinished = cache.path("tool-1.unfinished");
        fs::create_dir_all(&unfinished)?;
        fs::write(unfinished.join("half"), "")?;
        let place = cache.get("tool-1", |folder| Ok(fs::write(folder.join("whole"), "")?))?;
        assert!(place.join("whole").exists());
        assert!(!place.join("half").exists());
        Ok(())
    }

    #[test]
    fn installs_once() -> Result<()> {
        let Scratch(cache) = &Scratch::new("again");
        let first = cache.get("tool-1", |_| Ok(()))?;
        let second = cache.get("tool-1", |_| bail!("installed again"))?;
        assert_eq!(first, second);
        Ok(())
    }
}
