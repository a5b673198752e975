//! Keeps paths of this machine out of the app.
//!
//! Panic messages contain the paths of the crates' sources, and those of Rust's own sources if they are
//! installed for an editor. Cargo's option for this, `trim-paths`, is not stable yet.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;

/// Sets flags for the app's target only, so that tools and tests are not rebuilt.
const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Replaces the folders of the crates' sources.
const CRATES: &str = "crates";

/// Adds the compiler's flags, and `more`, to those that the user has set.
pub(super) fn apply(command: &mut Command, more: &[&str]) {
    let mut flags: Vec<String> = std::env::var(VARIABLE).into_iter().collect();
    flags.extend(more.iter().map(ToString::to_string));
    let crates = crate_sources()
        .into_iter()
        .map(|folder| (folder, CRATES.to_owned()));
    let renamed = crates.chain(standard_library());
    flags.extend(renamed.filter_map(|(folder, name)| flag(folder.to_str()?, &name)));
    command.env(VARIABLE, flags.join(" "));
}

/// Cargo splits the flags at spaces, so a folder with a space in its name cannot be replaced.
fn flag(folder: &str, name: &str) -> Option<String> {
    (!folder.contains(char::is_whitespace)).then(|| format!("--remap-path-prefix={folder}={name}"))
}

/// The folder of Rust's own sources if they are installed, and its name if they are not.
fn standard_library() -> Option<(PathBuf, String)> {
    let rustc = |argument: &[&str]| process::output(Command::new("rustc").args(argument)).ok();
    let installed = rustc(&["--print", "sysroot"])?;
    let folder = Path::new(installed.trim()).join("lib/rustlib/src/rust");
    Some((
        folder,
        name_of_sources(&rustc(&["--version", "--verbose"])?)?,
    ))
}

fn name_of_sources(version: &str) -> Option<String> {
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))?;
    let known = commit.bytes().all(|digit| digit.is_ascii_hexdigit());
    known.then(|| format!("/rustc/{commit}"))
}

/// The folders of the crates' sources, one for each registry.
pub(crate) fn crate_sources() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| home.join("registry/src").read_dir().ok());
    let mut folders: Vec<PathBuf> = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort_unstable();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flag_is_one_word() {
        let expected = "--remap-path-prefix=/home/x/.cargo/registry/src/index=crates";
        assert_eq!(
            flag("/home/x/.cargo/registry/src/index", CRATES).as_deref(),
            Some(expected)
        );
        assert_eq!(flag("/home/a b/.cargo/registry/src/index", CRATES), None);
    }

    #[test]
    fn names_rust_by_known_commit() {
        let cases = [
            (
                "rustc 1.95.0 (59807616e 2026-04-14)\nbinary: rustc\ncommit-hash: 59807616e1fa\n",
                Some("/rustc/59807616e1fa"),
            ),
            ("rustc 1.95.0\nbinary: rustc\ncommit-hash: unknown\n", None),
            ("rustc 1.95.0\n", None),
        ];
        for (version, name) in cases {
            assert_eq!(name_of_sources(version).as_deref(), name, "{version}");
        }
    }
}
