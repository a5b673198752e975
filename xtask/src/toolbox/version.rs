//! Versions as programs print them and as `Cargo.lock` keeps them.

use anyhow::{Context, Result, bail};
use toml::Table;

/// The version `Cargo.lock` holds of a package, which must be there once.
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
        [] => bail!("Cargo.lock names no {package}, expected one: run `cargo update {package}`"),
        _ => bail!(
            "Cargo.lock names {package} in the versions {}, expected one: \
             `cargo tree --invert {package}` shows who asks for them",
            versions.join(" and ")
        ),
    }
}

/// Whether what a program printed for `--version` names this version, as a word of its first line.
pub(super) fn names(printed: &str, version: &str) -> bool {
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

    fn told(lock_file: &str, package: &str) -> String {
        locked(lock_file, package).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn the_lock_file_gives_the_version_of_the_very_package() {
        assert_eq!(told(LOCK, "wasm-bindgen"), "0.2.129");
    }

    #[test]
    fn a_package_the_lock_file_lacks_is_named() {
        assert_eq!(
            told(LOCK, "yew"),
            "Cargo.lock names no yew, expected one: run `cargo update yew`"
        );
    }

    #[test]
    fn a_package_locked_twice_is_refused() {
        assert_eq!(
            told(LOCK, "syn"),
            "Cargo.lock names syn in the versions 1.0.0 and 2.0.0, expected one: \
             `cargo tree --invert syn` shows who asks for them"
        );
    }

    #[test]
    fn a_faulty_lock_file_is_refused() {
        assert_eq!(told("version = ", "yew"), "Cargo.lock is not TOML");
    }

    #[test]
    fn a_version_is_a_whole_word_of_the_first_line() {
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
                names(printed, version),
                expected,
                "{version} in {printed:?}"
            );
        }
    }
}
