//! What lies in a folder, however deep.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The files in a folder and in those below it.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// Copies a folder with all below it, but for files and folders of these names.
pub(crate) fn copy(from: &Path, to: &Path, left_out: &[&str]) -> Result<()> {
    let copied = || -> Result<()> {
        // Listed before the copy is begun, which may lie below.
        let entries = fs::read_dir(from)?.collect::<Result<Vec<_>, _>>()?;
        fs::create_dir_all(to)?;
        for entry in entries {
            if left_out.iter().any(|name| entry.file_name() == *name) {
                continue;
            }
            let (path, place) = (entry.path(), to.join(entry.file_name()));
            if path.is_dir() {
                copy(&path, &place, left_out)?;
            } else {
                fs::copy(&path, &place)?;
            }
        }
        Ok(())
    };
    copied().with_context(|| format!("cannot copy {}", from.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_holds_all_but_what_is_left_out() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("factsheet-folder-{}", std::process::id()));
        let from = folder.join("from");
        for path in ["a", "src/b", "src/deep/c", "target/d", "src/target/e"] {
            let path = from.join(path);
            fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
            fs::write(path, "text")?;
        }
        // Below what is copied, as the copy of the whole project is.
        let to = from.join("target/copy");
        copy(&from, &to, &["target"])?;
        let mut copied = files(&to)?;
        copied.sort_unstable();
        assert_eq!(
            copied,
            ["a", "src/b", "src/deep/c"].map(|path| to.join(path))
        );
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
