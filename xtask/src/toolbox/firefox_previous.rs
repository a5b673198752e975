//! The other Firefox ESR that Debian offers: it keeps two in its archive, and readers use both.
//!
//! It is unpacked into the cache, beside the installed one.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::apt::Apt;
use super::cache::Cache;
use super::search_path::SearchPath;
use crate::process;

const PACKAGE: &str = "firefox-esr";
/// Names of the installed one, in the order in which the tests look for it.
const PROGRAMS: [&str; 2] = ["firefox-esr", "firefox"];

/// Unpacks the Firefox ESR of another major version than the installed one, and returns its program.
/// `None` if the archive offers no other.
pub(super) fn install(cache: &Cache, path: &SearchPath, apt: &Apt) -> Result<Option<PathBuf>> {
    let installed = PROGRAMS.iter().find_map(|name| path.find(name));
    let installed = installed.context("Firefox is not on the PATH")?;
    let installed = process::output(Command::new(installed).arg("--version"))?;
    let offered = apt.versions(PACKAGE)?;
    let Some(version) = other_major(&offered, &installed) else {
        return Ok(None);
    };
    // A version can contain `:` and `~`, which a folder's name need not.
    let name = version.replace(|c: char| !c.is_ascii_alphanumeric() && c != '.', "-");
    let folder = cache.get(&format!("{PACKAGE}-{name}"), |folder| {
        eprintln!("Unpacking {PACKAGE} {version}, to test the page in both Firefox ESR");
        apt.unpack(&format!("{PACKAGE}={version}"), folder)?;
        process::output(Command::new(program(folder.to_owned())).arg("--version"))
            .with_context(|| format!("{PACKAGE} {version} does not start"))?;
        Ok(())
    })?;
    Ok(Some(program(folder)))
}

fn program(folder: PathBuf) -> PathBuf {
    folder.join("usr/lib/firefox-esr/firefox-esr")
}

/// The newest version in the output of `apt-cache madison` whose major version is not that of the
/// installed Firefox.
fn other_major<'a>(madison: &'a str, installed: &str) -> Option<&'a str> {
    let installed = *numbers(installed).first()?;
    madison
        .lines()
        .filter_map(|line| line.split('|').nth(1).map(str::trim))
        .filter(|version| {
            numbers(version)
                .first()
                .is_some_and(|major| *major != installed)
        })
        .max_by_key(|version| numbers(version))
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_newest_of_other_major_version() {
        let line = |version: &str| {
            format!(
                "firefox-esr | {version} | https://deb.example.org bookworm/main amd64 Packages\n"
            )
        };
        let [new, old, older] = [
            "153.8.0esr-1~deb12u1",
            "140.12.0esr-1~deb12u1",
            "140.9.1esr-1",
        ];
        let offers = [new, old, older, "a source without a number"]
            .map(line)
            .concat();
        let cases = [
            (offers.as_str(), "Mozilla Firefox 153.8.0esr", Some(old)),
            (offers.as_str(), "Mozilla Firefox 140.12.0esr\n", Some(new)),
            (offers.as_str(), "Mozilla Firefox 160.0", Some(new)),
            (&line(new), "Mozilla Firefox 153.7.0esr", None),
            (&line(new), "no number", None),
            ("", "Mozilla Firefox 153.8.0esr", None),
        ];
        for (madison, installed, expected) in cases {
            assert_eq!(other_major(madison, installed), expected, "{installed}");
        }
    }
}
