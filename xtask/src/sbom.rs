//! What the program is made of, listed beside it for whoever looks for faults in it (CycloneDX).
//!
//! Cargo itself is asked which crates are compiled for the browser; macros and build scripts run on
//! the publisher's machine and do not travel. There is no date and no number drawn by lot in it, so
//! that two builds give the same bytes, and no path of the machine.

mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use toml::Table;

use crate::process;
use crate::toolbox::Toolbox;
use tree::{Crate, Tree};

/// Not `fact-sheet.…`, which are the sheet in other forms; ends as CycloneDX recommends.
const FILE: &str = "program.cdx.json";

/// As `index.html` names it to Trunk.
const FEATURE: &str = "hydration";

/// The version that most readers of such lists know by now.
const SPECIFICATION: &str = "1.6";

/// What Rust itself is licensed under, and most crates with it.
const LICENCE_OF_RUST: &str = "MIT OR Apache-2.0";

/// Puts the list beside the program that was just built.
pub(crate) fn write(toolbox: &Toolbox) -> Result<()> {
    let workspace = toolbox.workspace();
    let tree = crates_of_program(&mut toolbox.command("cargo"))?;
    let rust = process::output(toolbox.command("rustc").arg("--version"))?;
    let bill = bill(&tree, &checksums(&workspace.lock_file()?)?, &rust)?;
    let place = workspace.dist().join(FILE);
    fs::write(&place, format!("{bill:#}\n"))
        .with_context(|| format!("cannot write {}", place.display()))
}

/// Asks in the folder that the command is set to.
fn crates_of_program(cargo: &mut Command) -> Result<Tree> {
    let printed = process::output(cargo.args([
        "tree",
        "--locked",
        "--package=factsheet",
        "--target=wasm32-unknown-unknown",
        "--features",
        FEATURE,
        "--edges=normal,no-proc-macro",
        "--prefix=depth",
        "--format",
        tree::FORMAT,
    ]))?;
    tree::read(&printed)
}

fn bill(tree: &Tree, checksums: &BTreeMap<(String, String), String>, rust: &str) -> Result<Value> {
    let library = standard_library(rust)?;
    let mut components = vec![library.clone()];
    for part in tree.parts() {
        let key = (part.name.clone(), part.version.clone());
        let checksum = checksums.get(&key).with_context(|| {
            format!(
                "Cargo.lock has no checksum of {} {}, expected one: it comes from no registry",
                part.name, part.version
            )
        })?;
        components.push(component(part, checksum));
    }
    let dependencies: Vec<Value> = tree
        .links()
        .map(|(user, used)| {
            // All use it; of the others that is not said.
            let library = (user == tree.root()).then(|| library["bom-ref"].clone());
            let used = used.iter().map(|part| json!(reference(part, tree)));
            let used: Vec<Value> = library.into_iter().chain(used).collect();
            json!({ "ref": reference(user, tree), "dependsOn": used })
        })
        .collect();
    let root = tree.root();
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
            // Why there is neither a date nor a serial number.
            "properties": [{ "name": "cdx:reproducible", "value": "true" }],
        },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn component(part: &Crate, checksum: &str) -> Value {
    let address = address(part);
    json!({
        "type": "library",
        "bom-ref": address,
        "name": part.name,
        "version": part.version,
        "purl": address,
        "licenses": [{ "expression": part.licence }],
        "hashes": [{ "alg": "SHA-256", "content": checksum }],
    })
}

/// It travels with the program and stands in no `Cargo.lock`.
fn standard_library(rust: &str) -> Result<Value> {
    let version = rust.split_whitespace().nth(1).with_context(|| {
        format!("`rustc --version` printed {rust:?}, expected a name and a version")
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

/// How others call this crate (package URL).
fn address(part: &Crate) -> String {
    // Build metadata is parted off by a sign that has a meaning of its own in a URL.
    let version = part.version.replace('+', "%2B");
    format!("pkg:cargo/{}@{version}", part.name)
}

/// What this list itself calls a crate. Ours is in no registry.
fn reference(part: &Crate, tree: &Tree) -> String {
    if part == tree.root() {
        format!("{}@{}", part.name, part.version)
    } else {
        address(part)
    }
}

/// What the registry says of each crate's archive, by name and version.
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
