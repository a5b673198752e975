//! Listing and copying folders.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// Returns the files in a folder and in those below it, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    files_except(folder, &[])
}

/// Returns the files in a folder, in order, except files and folders with one of these names.
pub(crate) fn files_except(folder: &Path, except: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in entries(folder, except) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn entries(
    folder: &Path,
    except: &[&str],
) -> impl Iterator<Item = walkdir::Result<walkdir::DirEntry>> {
    let is_excluded = |name: &OsStr| except.iter().any(|other| name == *other);
    WalkDir::new(folder)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| !is_excluded(entry.file_name()))
}

/// Copies a folder, except files and folders with one of these names. The copies are of now, so
/// that Cargo compiles them instead of taking them for the files it has compiled before.
pub(crate) fn copy(from: &Path, to: &Path, except: &[&str]) -> Result<()> {
    let now = SystemTime::now();
    for entry in entries(from, except) {
        let entry = entry?;
        let copy = to.join(entry.path().strip_prefix(from)?);
        let copied = || -> Result<()> {
            if entry.file_type().is_dir() {
                fs::create_dir_all(&copy)?;
            } else {
                fs::create_dir_all(copy.parent().unwrap_or(to))?;
                fs::copy(entry.path(), &copy)?;
                File::options().write(true).open(&copy)?.set_modified(now)?;
            }
            Ok(())
        };
        copied().with_context(|| format!("cannot copy {}", entry.path().display()))?;
    }
    Ok(())
}

/// Copies a file into a folder, unless the same file is there already.
pub(crate) fn copy_if_changed(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().context("a file has a name")?;
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let copy = folder.join(name);
    if fs::read(&copy).is_ok_and(|found| found == bytes) {
        return Ok(());
    }
    fs::write(&copy, bytes).with_context(|| format!("cannot write {}", copy.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_all_but_excluded_names() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("factsheet-folder-{}", std::process::id()));
        let from = folder.join("from");
        let long_ago = SystemTime::UNIX_EPOCH;
        for path in ["a", "src/b", "src/deep/c", "target/d", "src/target/e"] {
            let path = from.join(path);
            fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
            fs::write(&path, "text")?;
            File::options()
                .write(true)
                .open(&path)?
                .set_modified(long_ago)?;
        }
        // Inside the copied folder, as the copy of the whole project is.
        let to = from.join("target/copy");
        copy(&from, &to, &["target"])?;
        let copied = files(&to)?;
        assert_eq!(
            copied,
            ["a", "src/b", "src/deep/c"].map(|path| to.join(path))
        );
        for path in copied {
            assert!(
                path.metadata()?.modified()? > long_ago,
                "{}",
                path.display()
            );
        }
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
