//! Builds the site again in another folder and compares every byte.
//!
//! Only a reproducible build lets others check that a published page was built from this text and
//! this code. The copy is built the way they build it, with `cargo xtask build`.
//!
//! The copy shares compiled third-party crates with the first build: they are locked by checksum, and
//! neither their code nor what they are compiled with differs between folders. The crates of this
//! project are compiled again, since the copied files are newer (`folder::copy`), and the linker
//! optimizes the whole app again. What sharing could hide is a folder's name that a third-party crate
//! has compiled in, so the site is searched for the names of this machine's folders.
//!
//! From then on, Cargo takes what the copy compiled for the first folder's. That is right as long as
//! neither the app nor the publisher compiles `CARGO_MANIFEST_DIR` in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::build;
use crate::cli::Publishing;
use crate::folder;
use crate::toolbox::{self, Toolbox};
use crate::workspace::Workspace;

/// Built again in the copy, or not part of the build.
const EXCLUDED: [&str; 3] = [".git", "dist", "target"];

/// The bytes of each file.
type Site = BTreeMap<PathBuf, Vec<u8>>;

/// Compares the site that was just built with one that is built elsewhere.
pub(crate) fn check(tools: &Toolbox) -> Result<()> {
    let workspace = tools.workspace();
    let folder = copy_folder(workspace);
    folder::copy(workspace.root(), &folder, &EXCLUDED)?;
    let copy = Workspace::at(folder.clone());
    build::release(&tools.for_copy(copy.clone()), &Publishing::default())?;

    let first = read(&workspace.dist())?;
    let leaks = leaks(&first, &machine_folders(workspace.target()));
    ensure!(
        leaks.is_empty(),
        "the site contains paths of this machine: {}",
        leaks.join(", ")
    );
    let differences = differences(&first, &read(&copy.dist())?);
    ensure!(
        differences.is_empty(),
        "two builds differ: {}\nhelp: compare dist with {}",
        differences.join(", "),
        copy.dist().display()
    );
    remove_copy(workspace)
}

/// Removes the copy, if a check that failed or was interrupted has left it. As long as it is there, Cargo
/// looks for changes in it instead of in the workspace, and compiles nothing.
pub(crate) fn remove_copy(workspace: &Workspace) -> Result<()> {
    let folder = copy_folder(workspace);
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))
}

fn copy_folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("built-again")
}

fn read(folder: &Path) -> Result<Site> {
    let mut site = Site::new();
    for path in folder::files(folder)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        site.insert(path.strip_prefix(folder)?.to_owned(), bytes);
    }
    Ok(site)
}

/// The folders that a compiler could name in its output: those of the crates' sources, and that of
/// the code which crates generate.
fn machine_folders(target: PathBuf) -> Vec<String> {
    let folders = toolbox::crate_sources().into_iter().chain([target]);
    folders
        .map(|folder| format!("{}/", folder.display()))
        .collect()
}

/// The files that contain one of these texts, with the text. Files that are compressed beside these
/// have the same content.
fn leaks(site: &Site, texts: &[String]) -> Vec<String> {
    let contains = |bytes: &[u8], text: &str| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    let mut leaks = Vec::new();
    for (path, bytes) in site {
        for text in texts.iter().filter(|text| contains(bytes, text)) {
            leaks.push(format!("{} contains {text}", path.display()));
        }
    }
    leaks
}

/// One sentence for each file that differs or is missing.
fn differences(first: &Site, second: &Site) -> Vec<String> {
    let paths: BTreeSet<&PathBuf> = first.keys().chain(second.keys()).collect();
    let difference = |path: &PathBuf| {
        let name = path.display();
        match (first.get(path), second.get(path)) {
            (Some(one), Some(other)) => {
                let at = first_difference(one, other)?;
                Some(format!("{name} differs at byte {at}"))
            }
            (Some(_), None) => Some(format!("{name} is only in the first")),
            (None, _) => Some(format!("{name} is only in the second")),
        }
    };
    paths.into_iter().filter_map(difference).collect()
}

/// The index of the first byte that is different or missing.
fn first_difference(one: &[u8], other: &[u8]) -> Option<usize> {
    let shared = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    (shared < one.len().max(other.len())).then_some(shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Files<'a> = &'a [(&'a str, &'a str)];

    fn site(files: Files<'_>) -> Site {
        let file = |(path, text): &(&str, &str)| (PathBuf::from(path), text.as_bytes().to_vec());
        files.iter().map(file).collect()
    }

    #[test]
    fn finds_differences() {
        let page = [("index.html", "<p>Text</p>"), ("a/page.css", "p {}")];
        let cases: [(Files<'_>, &[&str]); 6] = [
            (&page, &[]),
            (
                &[("index.html", "<p>text</p>"), page[1]],
                &["index.html differs at byte 3"],
            ),
            (
                &[("index.html", "<p>Text"), page[1]],
                &["index.html differs at byte 7"],
            ),
            (
                &[page[0], ("a/page.css", "p {}\n")],
                &["a/page.css differs at byte 4"],
            ),
            (
                &[page[0], ("a/other.css", "p {}")],
                &[
                    "a/other.css is only in the second",
                    "a/page.css is only in the first",
                ],
            ),
            (
                &[],
                &[
                    "a/page.css is only in the first",
                    "index.html is only in the first",
                ],
            ),
        ];
        for (second, expected) in cases {
            assert_eq!(differences(&site(&page), &site(second)), expected);
        }
    }

    #[test]
    fn finds_paths_of_this_machine() {
        let texts = [
            "/ada/sheet/target/".to_owned(),
            "/ada/.cargo/registry/src/".to_owned(),
        ];
        let cases: [(&str, &[&str]); 3] = [
            ("src/lib.rs /ada/sheet", &[]),
            (
                "at /ada/sheet/target/out.rs",
                &["app.wasm contains /ada/sheet/target/"],
            ),
            (
                "\0/ada/.cargo/registry/src/yew\0/ada/sheet/target/out.rs",
                &[
                    "app.wasm contains /ada/sheet/target/",
                    "app.wasm contains /ada/.cargo/registry/src/",
                ],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(leaks(&site(&[("app.wasm", text)]), &texts), expected);
        }
    }
}
