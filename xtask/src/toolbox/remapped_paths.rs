//! Keeps the paths of the machine that builds out of the program that every reader gets.
//!
//! Panic messages name the files of crates, and with them the folder in which Cargo keeps those, and
//! the one of Rust's own sources where these are installed, as editors want them. Cargo's own switch
//! for it, `trim-paths`, is not stable yet.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;

/// The flags of the program's target alone: the tools and tests are not rebuilt.
const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// What the folders of crates are called.
const CRATES: &str = "crates";

/// Sets the compiler's flags for the program, beside those the user has set.
pub(super) fn apply(command: &mut Command) {
    let mut flags: Vec<String> = std::env::var(VARIABLE).into_iter().collect();
    let crates = sources()
        .into_iter()
        .map(|folder| (folder, CRATES.to_owned()));
    let moves = crates.chain(standard_library());
    flags.extend(moves.filter_map(|(folder, name)| flag(folder.to_str()?, &name)));
    command.env(VARIABLE, flags.join(" "));
}

/// Cargo splits the flags at spaces, so a folder with one in its name stays as it is.
fn flag(folder: &str, name: &str) -> Option<String> {
    (!folder.contains(char::is_whitespace)).then(|| format!("--remap-path-prefix={folder}={name}"))
}

/// Where Rust's own sources are if they are installed, and what they are called where they are not.
fn standard_library() -> Option<(PathBuf, String)> {
    let rustc = |argument: &[&str]| process::output(Command::new("rustc").args(argument)).ok();
    let installed = rustc(&["--print", "sysroot"])?;
    let folder = Path::new(installed.trim()).join("lib/rustlib/src/rust");
    Some((folder, name_of_rust(&rustc(&["--version", "--verbose"])?)?))
}

fn name_of_rust(told: &str) -> Option<String> {
    let commit = told
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))?;
    let known = commit.bytes().all(|digit| digit.is_ascii_hexdigit());
    known.then(|| format!("/rustc/{commit}"))
}

/// The folders that hold the crates' sources, one a registry.
fn sources() -> Vec<PathBuf> {
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
    fn a_folder_becomes_one_word_on_the_command_line() {
        let expected = "--remap-path-prefix=/home/x/.cargo/registry/src/index=crates";
        assert_eq!(
            flag("/home/x/.cargo/registry/src/index", CRATES).as_deref(),
            Some(expected)
        );
        assert_eq!(flag("/home/a b/.cargo/registry/src/index", CRATES), None);
    }

    #[test]
    fn rust_is_called_by_its_commit_where_that_is_known() {
        let cases = [
            (
                "rustc 1.95.0 (59807616e 2026-04-14)\nbinary: rustc\ncommit-hash: 59807616e1fa\n",
                Some("/rustc/59807616e1fa"),
            ),
            ("rustc 1.95.0\nbinary: rustc\ncommit-hash: unknown\n", None),
            ("rustc 1.95.0\n", None),
        ];
        for (told, name) in cases {
            assert_eq!(name_of_rust(told).as_deref(), name, "{told}");
        }
    }
}
