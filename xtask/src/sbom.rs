//! The software bill of materials (`CycloneDX`) of the app and of the command, for vulnerability scanners.
//!
//! `cargo tree` knows which crates are compiled for the browser. `cargo metadata` does not: it mixes the
//! features that tests and the publisher ask for into those of the app, and would list crates that are
//! not in it. Macros and build scripts stay on the publisher's machine and are not listed.
//!
//! The file contains no date, no random number and no path, so that two builds give the same bytes.

mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use toml::Table;

use crate::process;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;
use tree::{Crate, Tree};

/// Ends as `CycloneDX` recommends.
const FILE: &str = "program.cdx.json";

/// The app's feature in `index.html`.
const FEATURE: &str = "hydration";

/// What is compiled for browsers.
const APP: [&str; 4] = [
    "--package=factsheet",
    "--target=wasm32-unknown-unknown",
    "--features",
    FEATURE,
];

/// What is compiled for publishers' machines.
const COMMAND: [&str; 2] = ["--package=factsheet-cli", "--target=all"];

/// The version that most scanners support.
const SPECIFICATION: &str = "1.6";

/// The licence of the standard library.
const LICENCE_OF_RUST: &str = "MIT OR Apache-2.0";

/// Writes the file beside the app that was just built, and returns its path.
pub(crate) fn write(toolbox: &Toolbox) -> Result<PathBuf> {
    let workspace = toolbox.workspace();
    let file = workspace.dist().join(FILE);
    write_of(workspace, &APP, &file)?;
    Ok(file)
}

/// Writes the file for the command `factsheet`, on any system.
pub(crate) fn write_for_command(workspace: &Workspace, file: &Path) -> Result<()> {
    write_of(workspace, &COMMAND, file)
}

fn write_of(workspace: &Workspace, package: &[&str], file: &Path) -> Result<()> {
    let command = |program| {
        let mut command = Command::new(program);
        command.current_dir(workspace.root());
        command
    };
    let tree = crates_of(package, &mut command("cargo"))?;
    let rust = process::output(command("rustc").arg("--version"))?;
    let sbom = sbom(&tree, &checksums(&workspace.lock_file()?)?, &rust)?;
    fs::write(file, format!("{sbom:#}\n"))
        .with_context(|| format!("cannot write {}", file.display()))
}

/// Runs the command in its current folder.
fn crates_of(package: &[&str], cargo: &mut Command) -> Result<Tree> {
    cargo.args(["tree", "--locked"]).args(package);
    let printed = process::output(cargo.args([
        "--edges=normal,no-proc-macro",
        "--prefix=depth",
        "--format",
        tree::FORMAT,
    ]))?;
    Tree::parse(&printed)
}

fn sbom(tree: &Tree, checksums: &BTreeMap<(String, String), String>, rust: &str) -> Result<Value> {
    let library = standard_library(rust)?;
    let mut components = vec![library.clone()];
    for krate in tree
        .dependencies
        .keys()
        .filter(|krate| **krate != tree.root)
    {
        let key = (krate.name.clone(), krate.version.clone());
        let checksum = checksums.get(&key).with_context(|| {
            format!(
                "Cargo.lock has no checksum for {} {}, which comes from no registry",
                krate.name, krate.version
            )
        })?;
        components.push(component(krate, checksum));
    }
    let dependencies = tree.dependencies.iter().map(|(krate, used)| {
        // All crates use the standard library, but only the root says so.
        let library = (*krate == tree.root).then(|| library["bom-ref"].clone());
        let used = used.iter().map(|krate| json!(reference(krate, tree)));
        let used: Vec<Value> = library.into_iter().chain(used).collect();
        json!({ "ref": reference(krate, tree), "dependsOn": used })
    });
    let dependencies: Vec<Value> = dependencies.collect();
    let root = &tree.root;
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": {
            "lifecycles": [{ "phase": "build" }],
            "tools": { "components": [
                { "type": "application", "name": "xtask", "version": env!("CARGO_PKG_VERSION") },
            ] },
            "component": {
                "type": "application",
                "bom-ref": reference(root, tree),
                "name": root.name,
                "version": root.version,
                "licenses": [{ "expression": root.licence }],
            },
            // Says why there is neither a date nor a serial number.
            "properties": [{ "name": "cdx:reproducible", "value": "true" }],
        },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn component(krate: &Crate, checksum: &str) -> Value {
    let purl = package_url(krate);
    json!({
        "type": "library",
        "bom-ref": purl,
        "name": krate.name,
        "version": krate.version,
        "purl": purl,
        "licenses": [{ "expression": krate.licence }],
        "hashes": [{ "alg": "SHA-256", "content": checksum }],
    })
}

/// The standard library is part of the app, but not of `Cargo.lock`.
fn standard_library(rust: &str) -> Result<Value> {
    let version = rust.split_whitespace().nth(1).with_context(|| {
        format!("there is no version in the output of `rustc --version`: {rust}")
    })?;
    Ok(json!({
        "type": "library",
        "bom-ref": format!("std@{version}"),
        "name": "std",
        "version": version,
        "description": "Rust's standard library",
        "licenses": [{ "expression": LICENCE_OF_RUST }],
    }))
}

fn package_url(krate: &Crate) -> String {
    // `+` has a meaning in URLs.
    let version = krate.version.replace('+', "%2B");
    format!("pkg:cargo/{}@{version}", krate.name)
}

/// The name of a crate within the file. The root has no package URL, as it is in no registry.
fn reference(krate: &Crate, tree: &Tree) -> String {
    if *krate == tree.root {
        format!("{}@{}", krate.name, krate.version)
    } else {
        package_url(krate)
    }
}

/// The checksum of each crate, by name and version.
fn checksums(lock_file: &str) -> Result<BTreeMap<(String, String), String>> {
    let lock: Table = lock_file.parse().context("Cargo.lock is not TOML")?;
    let entries = lock.get("package").and_then(|value| value.as_array());
    Ok(entries
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let text = |key| entry.get(key)?.as_str().map(str::to_owned);
            Some(((text("name")?, text("version")?), text("checksum")?))
        })
        .collect())
}

#[cfg(test)]
mod tests;
