//! The folder of a site, replaced as a whole: a new site is written beside it and then takes its place, so
//! that a build which fails or is interrupted leaves the site as it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use factsheet_publish::publish::is_site_file;

use crate::error::Error;
use crate::files;

/// How many files are named that are not part of a site.
const MOST_NAMED: usize = 3;

/// A site that is being written.
#[derive(Debug)]
pub(crate) struct Output {
    /// The folder of the site.
    folder: PathBuf,
    /// The new site, beside it.
    staging: PathBuf,
    /// The old site while the new one takes its place.
    replaced: PathBuf,
}

impl Output {
    /// Makes an empty folder for a new site. `kept` are paths that the site must not replace.
    ///
    /// # Errors
    /// If the folder of the site holds something else and this is not forced.
    pub(crate) fn prepare(folder: &Path, kept: &[&Path], force: bool) -> Result<Self, Error> {
        // Through links, so that the folder is replaced and not the link to it.
        let folder = resolve(folder).map_err(|error| Error::file(folder, error))?;
        ensure_replaceable(&folder, kept, force)?;
        let beside = |suffix: &str| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            folder.with_file_name(format!(".{name}.{suffix}"))
        };
        let output = Self {
            staging: beside("new"),
            replaced: beside("old"),
            folder,
        };
        output.recover()?;
        fs::create_dir_all(&output.staging).map_err(|error| Error::file(&output.staging, error))?;
        Ok(output)
    }

    /// Returns the folder that the new site is written into.
    pub(crate) fn staging(&self) -> &Path {
        &self.staging
    }

    /// Puts the new site in the place of the old one.
    pub(crate) fn publish(self) -> Result<(), Error> {
        let error = |error| Error::file(&self.folder, error);
        if self.folder.exists() {
            fs::rename(&self.folder, &self.replaced).map_err(error)?;
        }
        if let Err(failure) = fs::rename(&self.staging, &self.folder) {
            // Back to where it was; the first failure is the one to report.
            let _ = fs::rename(&self.replaced, &self.folder);
            return Err(error(failure));
        }
        files::remove(&self.replaced)
    }

    /// Completes what a build has left that was interrupted.
    fn recover(&self) -> Result<(), Error> {
        files::remove(&self.staging)?;
        if self.folder.exists() {
            return files::remove(&self.replaced);
        }
        if self.replaced.exists() {
            let restored = fs::rename(&self.replaced, &self.folder);
            restored.map_err(|error| Error::file(&self.folder, error))?;
        }
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // The next build removes what cannot be removed now.
        let _ = files::remove(&self.staging);
    }
}

/// Returns an absolute path without links, also of a folder that does not exist yet.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    if let Ok(path) = path.canonicalize() {
        return Ok(path);
    }
    let path = std::path::absolute(path)?;
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => Ok(resolve(parent)?.join(name)),
        _ => Ok(path),
    }
}

fn ensure_replaceable(folder: &Path, kept: &[&Path], force: bool) -> Result<(), Error> {
    for path in kept {
        let path = resolve(path).map_err(|error| Error::file(path, error))?;
        if path.starts_with(folder) {
            return Err(Error::Usage(format!(
                "the site would replace {}, which contains {}\n\
                 help: choose another folder, such as --out site",
                folder.display(),
                path.display()
            )));
        }
    }
    let Ok(found) = fs::metadata(folder) else {
        return Ok(());
    };
    if !found.is_dir() {
        return Err(Error::Usage(format!(
            "{} is not a folder",
            folder.display()
        )));
    }
    let names = files::names(folder)?;
    let is_empty = names.is_empty();
    let is_site = names.iter().any(|name| name == "fact-sheet.json");
    let is_other = |name: &&String| !is_site || !is_site_file(name);
    let others: Vec<&str> = names.iter().filter(is_other).map(String::as_str).collect();
    if force || is_empty || others.is_empty() {
        return Ok(());
    }
    let more = if others.len() > MOST_NAMED {
        ", …"
    } else {
        ""
    };
    Err(Error::Usage(format!(
        "{} holds files that are not from a site, which would be deleted: {}{more}\n\
         help: choose another folder, or add --force to replace all that is in it",
        folder.display(),
        others[..others.len().min(MOST_NAMED)].join(", ")
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

    /// An empty folder for one test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Result<Self> {
            let path =
                std::env::temp_dir().join(format!("factsheet-{name}-{}", std::process::id()));
            files::remove(&path).map_err(|error| error.to_string())?;
            fs::create_dir_all(&path)?;
            Ok(Self(path.canonicalize()?))
        }

        fn site(&self) -> PathBuf {
            self.0.join("site")
        }

        fn write(&self, name: &str, text: &str) -> Result {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().ok_or("a folder")?)?;
            Ok(fs::write(path, text)?)
        }

        fn names(&self) -> Result<Vec<String>> {
            files::names(&self.0).map_err(|error| error.to_string().into())
        }

        fn prepare(&self, force: bool) -> Result<Output> {
            let output = Output::prepare(&self.site(), &[&self.0.join("water.md")], force);
            output.map_err(|error| error.to_string().into())
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn publish(output: Output, text: &str) -> Result {
        fs::write(output.staging().join("fact-sheet.json"), text)?;
        output.publish().map_err(|error| error.to_string().into())
    }

    #[test]
    fn replaces_site_as_a_whole() -> Result {
        let folder = Folder::new("replaces")?;
        folder.write("site/fact-sheet.json", "old")?;
        folder.write("site/former-section/index.html", "old")?;
        publish(folder.prepare(false)?, "new")?;
        assert_eq!(folder.names()?, ["site/fact-sheet.json"]);
        assert_eq!(
            fs::read_to_string(folder.site().join("fact-sheet.json"))?,
            "new"
        );
        Ok(())
    }

    #[test]
    fn failed_build_leaves_site_as_it_was() -> Result {
        let folder = Folder::new("fails")?;
        folder.write("site/fact-sheet.json", "old")?;
        let output = folder.prepare(false)?;
        fs::write(output.staging().join("index.html"), "half")?;
        drop(output);
        assert_eq!(folder.names()?, ["site/fact-sheet.json"]);
        Ok(())
    }

    #[test]
    fn completes_what_an_interrupted_build_has_left() -> Result {
        let folder = Folder::new("interrupted")?;
        folder.write(".site.new/half.html", "")?;
        folder.write(".site.old/fact-sheet.json", "old")?;
        drop(folder.prepare(false)?);
        assert_eq!(folder.names()?, ["site/fact-sheet.json"]);
        Ok(())
    }

    #[test]
    fn refuses_folder_that_holds_something_else() -> Result {
        let folder = Folder::new("refuses")?;
        for (files, named) in [
            (&["site/photo.png"][..], "photo.png"),
            (&["site/fact-sheet.json", "site/CNAME"], "CNAME"),
            (&["site/fact-sheet.json", "site/.git/HEAD"], ".git/HEAD"),
        ] {
            for file in files {
                folder.write(file, "")?;
            }
            let error = folder.prepare(false).err().map(|error| error.to_string());
            let part = format!("which would be deleted: {named}\nhelp: ");
            assert!(
                error.clone().is_some_and(|text| text.contains(&part)),
                "{error:?}"
            );
            publish(folder.prepare(true)?, "new")?;
            assert_eq!(folder.names()?, ["site/fact-sheet.json"]);
        }
        Ok(())
    }

    #[test]
    fn never_replaces_the_folder_of_the_source() -> Result {
        let folder = Folder::new("source")?;
        folder.write("water.md", "")?;
        for out in [folder.0.clone(), folder.0.join("site/..")] {
            fs::create_dir_all(folder.site())?;
            let error = Output::prepare(&out, &[&folder.0.join("water.md")], true).err();
            let text = error.map(|error| error.to_string()).unwrap_or_default();
            assert!(text.starts_with("the site would replace"), "{text}");
        }
        Ok(())
    }

    #[test]
    #[cfg(unix)]
    fn replaces_folder_behind_link() -> Result {
        let folder = Folder::new("link")?;
        folder.write("real/fact-sheet.json", "old")?;
        std::os::unix::fs::symlink("real", folder.site())?;
        publish(folder.prepare(false)?, "new")?;
        assert!(fs::symlink_metadata(folder.site())?.is_symlink());
        assert_eq!(
            fs::read_to_string(folder.0.join("real/fact-sheet.json"))?,
            "new"
        );
        Ok(())
    }
}
