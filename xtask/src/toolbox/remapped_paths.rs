//! Keeps the paths of the machine that builds out of the program that every reader gets.
//!
//! Panic messages name the files of crates, and with them the folder in which Cargo keeps those.
//! Cargo's own switch for it, `trim-paths`, is not stable yet.

use std::path::PathBuf;
use std::process::Command;

/// The flags of the program's target alone: the tools and tests are not rebuilt.
const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Sets the compiler's flags for the program, beside those the user has set.
pub(super) fn apply(command: &mut Command) {
    let mut flags: Vec<String> = std::env::var(VARIABLE).into_iter().collect();
    flags.extend(sources().iter().filter_map(|folder| flag(folder.to_str()?)));
    command.env(VARIABLE, flags.join(" "));
}

/// Cargo splits the flags at spaces, so a folder with one in its name stays as it is.
fn flag(folder: &str) -> Option<String> {
    (!folder.contains(char::is_whitespace)).then(|| format!("--remap-path-prefix={folder}=crates"))
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
            flag("/home/x/.cargo/registry/src/index").as_deref(),
            Some(expected)
        );
        assert_eq!(flag("/home/a b/.cargo/registry/src/index"), None);
    }
}
