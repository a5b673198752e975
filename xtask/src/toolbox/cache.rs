//! The folder in the user's cache where tools are kept, shared by every clone of the project.
//!
//! A tool is there entirely or not at all: it is installed beside its place and moved there when
//! done, so that an interrupted installation never counts.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[derive(Clone)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(super) fn of_this_user() -> Result<Self> {
        let folder = folder(std::env::consts::OS, |name| std::env::var_os(name)).context(
            "found no folder to keep tools in, expected HOME (or XDG_CACHE_HOME, on Windows \
             LOCALAPPDATA) to name one",
        )?;
        Ok(Self { folder })
    }

    pub(super) fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.place(name).is_dir()
    }

    /// Runs `install` on an empty folder unless this is there already, and gives its place.
    pub(super) fn provide(
        &self,
        name: &str,
        install: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let place = self.place(name);
        if !self.holds(name) {
            self.install(name, install)
                .with_context(|| format!("cannot install {name} in {}", self.folder.display()))?;
        }
        Ok(place)
    }

    fn install(&self, name: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
        fs::create_dir_all(&self.folder)?;
        let lock = File::create(self.place(&format!("{name}.lock")))?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            eprintln!("Another command is installing {name}: waiting for it");
            lock.lock()?;
        }
        if self.holds(name) {
            return Ok(());
        }
        let unfinished = self.place(&format!("{name}.unfinished"));
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        fs::create_dir_all(&unfinished)?;
        install(&unfinished)?;
        fs::rename(&unfinished, self.place(name))?;
        Ok(())
    }
}

/// Where each system keeps what may be thrown away and fetched again.
fn folder(os: &str, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    // A relative path is to be ignored, says the XDG Base Directory Specification.
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

    fn chosen(os: &str, environment: &str) -> Option<PathBuf> {
        folder(os, |name| {
            let mut pairs = environment
                .split_whitespace()
                .filter_map(|pair| pair.split_once('='));
            let (_, value) = pairs.find(|(key, _)| *key == name)?;
            Some(OsString::from(value))
        })
    }

    #[test]
    fn each_system_has_its_own_place_for_tools() {
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
                chosen(os, environment),
                Some(PathBuf::from(expected)),
                "{environment}"
            );
        }
    }

    #[test]
    fn without_a_home_there_is_no_place_for_tools() {
        for os in ["linux", "macos", "windows"] {
            assert_eq!(chosen(os, "HOME=relative"), None, "{os}");
        }
    }

    /// An empty cache that is gone at the end of the test.
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
            // Nothing depends on it being gone.
            let _ = fs::remove_dir_all(&self.0.folder);
        }
    }

    #[test]
    fn an_installation_that_failed_does_not_count() {
        let Scratch(cache) = &Scratch::new("failed");
        let failed = cache.provide("tool-1", |folder| {
            fs::write(folder.join("half"), "")?;
            bail!("the network is gone")
        });
        assert!(failed.is_err_and(|error| format!("{error:#}").ends_with(": the network is gone")));
        assert!(!cache.holds("tool-1"));
    }

    #[test]
    fn an_installation_starts_without_the_remains_of_another() -> Result<()> {
        let Scratch(cache) = &Scratch::new("remains");
        let remains = cache.place("tool-1.unfinished");
        fs::create_dir_all(&remains)?;
        fs::write(remains.join("half"), "")?;
        let place = cache.provide("tool-1", |folder| Ok(fs::write(folder.join("whole"), "")?))?;
        assert!(place.join("whole").exists());
        assert!(!place.join("half").exists());
        Ok(())
    }

    #[test]
    fn what_is_there_is_not_installed_again() -> Result<()> {
        let Scratch(cache) = &Scratch::new("again");
        let first = cache.provide("tool-1", |_| Ok(()))?;
        let second = cache.provide("tool-1", |_| bail!("installed again"))?;
        assert_eq!(first, second);
        Ok(())
    }
}
