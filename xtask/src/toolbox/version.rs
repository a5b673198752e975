//! Versions as programs print them, and as `Cargo.lock` records them.

use anyhow::{Context, Result, bail};
use toml::Table;

/// Returns the version of a package in `Cargo.lock`, which must have exactly one.
pub(super) fn locked(lock_file: &str, package: &str) -> Result<String> {
    let lock: Table = lock_file.parse().context("Cargo.lock is not TOML")?;
    let entries = lock.get("package").and_then(|value| value.as_array());
    let versions: Vec<&str> = entries
        .into_iter()
        .flatten()
        .filter(|entry| entry.get("name").and_then(|name| name.as_str()) == Some(package))
        .filter_map(|entry| entry.get("version")?.as_str())
        .collect();
    match versions[..] {
        [version] => Ok(version.to_owned()),
        [] => bail!("Cargo.lock does not contain {package}\nhelp: cargo update {package}"),
        _ => bail!(
            "Cargo.lock contains several versions of {package}: {}\n\
             help: find out who needs them: cargo tree --invert {package}",
            versions.join(", ")
        ),
    }
}

/// Whether the first line of what a program prints for `--version` contains this version.
pub(super) fn is_named_in(printed: &str, version: &str) -> bool {
    printed
        .lines()
        .next()
        .is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        version = 4

        [[package]]
        name = "wasm-bindgen"
        version = "0.2.129"

        [[package]]
        name = "wasm-bindgen-shared"
        version = "0.2.130"

        [[package]]
        name = "syn"
        version = "1.0.0"

        [[package]]
        name = "syn"
        version = "2.0.0"
    "#;

    #[test]
    fn reads_locked_version() {
        let cases = [
            (LOCK, "wasm-bindgen", "0.2.129"),
            (
                LOCK,
                "yew",
                "Cargo.lock does not contain yew\nhelp: cargo update yew",
            ),
            (
                LOCK,
                "syn",
                "Cargo.lock contains several versions of syn: 1.0.0, 2.0.0\n\
                 help: find out who needs them: cargo tree --invert syn",
            ),
            ("version = ", "yew", "Cargo.lock is not TOML"),
        ];
        for (lock_file, package, expected) in cases {
            let result = locked(lock_file, package);
            assert_eq!(result.unwrap_or_else(|error| error.to_string()), expected);
        }
    }

    #[test]
    fn finds_whole_version_in_first_line() {
        let cases = [
            ("trunk 0.21.14", "0.21.14", true),
            ("trunk 0.21.14", "0.21.1", false),
            ("wasm-bindgen 0.2.129\n", "0.2.129", true),
            (
                "geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source",
                "0.37.1",
                true,
            ),
            ("wasm-opt version 132 (version_132)", "132", true),
            ("wasm-opt version 108 (version_108)", "132", false),
            ("a tool\n0.21.14", "0.21.14", false),
            ("", "0.21.14", false),
        ];
        for (printed, version, expected) in cases {
            assert_eq!(
                is_named_in(printed, version),
                expected,
                "{version} in {printed:?}"
            );
        }
    }
}
