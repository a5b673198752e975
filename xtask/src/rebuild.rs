//! Builds the site once more, in another folder and from nothing, and compares every byte.
//!
//! Whoever is given a published page can only then tell that it was built from this text and this
//! code and nothing else: by building it again. The copy lies in `target/`, so what is left of a
//! comparison that failed is in nobody's way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::build;
use crate::cli::Publishing;
use crate::folder;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// What is made anew in the copy, or is no part of the build.
const LEFT_OUT: [&str; 3] = [".git", "dist", "target"];

type Site = BTreeMap<PathBuf, Vec<u8>>;

/// Compares the site that was just built with one that is built elsewhere.
pub(crate) fn check(tools: &Toolbox) -> Result<()> {
    let workspace = tools.workspace();
    let elsewhere = workspace.root().join("target").join("built-again");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere)
            .with_context(|| format!("cannot empty {}", elsewhere.display()))?;
    }
    folder::copy(workspace.root(), &elsewhere, &LEFT_OUT)?;
    let copy = Workspace::at(elsewhere.clone());
    build::release(&tools.for_copy(copy.clone()), &Publishing::default())?;

    let differences = differences(&read(&workspace.dist())?, &read(&copy.dist())?);
    ensure!(
        differences.is_empty(),
        "building twice gave two sites, expected the same bytes: {}; the second is in {}",
        differences.join(", "),
        copy.dist().display()
    );
    fs::remove_dir_all(&elsewhere).with_context(|| format!("cannot remove {}", elsewhere.display()))
}

fn read(site: &Path) -> Result<Site> {
    let mut read = Site::new();
    for path in folder::files(site)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        read.insert(path.strip_prefix(site)?.to_owned(), bytes);
    }
    Ok(read)
}

/// What sets two sites apart, file by file, in words.
fn differences(first: &Site, second: &Site) -> Vec<String> {
    let paths: BTreeSet<&PathBuf> = first.keys().chain(second.keys()).collect();
    let difference = |path: &PathBuf| {
        let name = path.display();
        match (first.get(path), second.get(path)) {
            (Some(one), Some(other)) => {
                let at = first_difference(one, other)?;
                Some(format!("{name} differs from byte {at} on"))
            }
            (Some(_), None) => Some(format!("{name} is only in the first")),
            (None, _) => Some(format!("{name} is only in the second")),
        }
    };
    paths.into_iter().filter_map(difference).collect()
}

/// The place of the first byte, from 0, that is not the same, or not there, in the other.
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
    fn whatever_differs_is_named_with_its_place() {
        let page = [("index.html", "<p>Text</p>"), ("a/page.css", "p {}")];
        let cases: [(Files<'_>, &[&str]); 6] = [
            (&page, &[]),
            (
                &[("index.html", "<p>text</p>"), page[1]],
                &["index.html differs from byte 3 on"],
            ),
            (
                &[("index.html", "<p>Text"), page[1]],
                &["index.html differs from byte 7 on"],
            ),
            (
                &[page[0], ("a/page.css", "p {}\n")],
                &["a/page.css differs from byte 4 on"],
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
}
