//! Debian packages: installed for the whole machine, or unpacked into a folder.
//!
//! Installing needs root. Nothing runs `sudo` before the user has agreed to the very commands. Without
//! a terminal to ask on, the command stops and says what to install: an engine that is skipped silently
//! would look like one that passed.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Error, Result, anyhow, bail, ensure};

use super::search_path::SearchPath;
use crate::process;

const UPDATE: &[&str] = &["update"];
const INSTALL: &[&str] = &["install", "--yes", "--no-install-recommends"];

/// Whether `sudo` may be run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    Ask,
    Given,
}

/// How apt-get gets the rights to install.
#[derive(Debug, PartialEq, Eq)]
enum Access {
    Root,
    Sudo,
}

#[derive(Clone)]
pub(super) struct Apt {
    pub(super) path: SearchPath,
    pub(super) consent: Consent,
}

impl Apt {
    pub(super) fn install(&self, packages: &[&str]) -> Result<()> {
        let install = [INSTALL, packages].concat();
        self.run_as_root(&[UPDATE, &install])
            .map_err(|cause| missing(packages, &cause))
    }

    /// Downloads a package, as `name` or `name=version`, and unpacks it into a folder.
    pub(super) fn unpack(&self, package: &str, folder: &Path) -> Result<()> {
        let mut download = Command::new("apt-get");
        download.args(["download", package]).current_dir(folder);
        if process::run(&mut download).is_err() {
            // The lists of packages can be missing or out of date.
            self.run_as_root(&[UPDATE])
                .map_err(|cause| missing(&[package], &cause))?;
            process::run(&mut download)?;
        }
        let archive = fs::read_dir(folder)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path: &PathBuf| path.extension().is_some_and(|end| end == "deb"))
            .with_context(|| format!("apt-get downloaded no package {package}"))?;
        process::run(
            Command::new("dpkg-deb")
                .arg("--extract")
                .args([&archive, folder]),
        )?;
        Ok(fs::remove_file(archive)?)
    }

    /// What `apt-cache madison` prints about a package; nothing without apt.
    pub(super) fn versions(&self, package: &str) -> Result<String> {
        if self.path.find("apt-cache").is_none() {
            return Ok(String::new());
        }
        let versions = || process::output(Command::new("apt-cache").args(["madison", package]));
        let printed = versions()?;
        if printed.trim().is_empty() && is_root() {
            self.run_as_root(&[UPDATE])?;
            return versions();
        }
        Ok(printed)
    }

    fn run_as_root(&self, commands: &[&[&str]]) -> Result<()> {
        ensure!(self.path.find("apt-get").is_some(), "there is no apt-get");
        let may_use_sudo = || match self.consent {
            Consent::Given => Ok(true),
            Consent::Ask => confirm(commands),
        };
        let access = access(is_root(), self.path.find("sudo").is_some(), may_use_sudo)?;
        for arguments in commands {
            let mut command = match access {
                Access::Root => Command::new("env"),
                Access::Sudo => {
                    let mut sudo = Command::new("sudo");
                    sudo.arg("env");
                    sudo
                }
            };
            // Packages must not ask questions, but sudo may ask for a password.
            command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            process::run_with_input(command.args(*arguments))?;
        }
        Ok(())
    }
}

fn access(
    is_root: bool,
    has_sudo: bool,
    may_use_sudo: impl FnOnce() -> Result<bool>,
) -> Result<Access> {
    if is_root {
        return Ok(Access::Root);
    }
    ensure!(has_sudo, "this needs root, and sudo is not there");
    ensure!(may_use_sudo()?, "sudo was not allowed");
    Ok(Access::Sudo)
}

/// Asks on the terminal whether to run these commands; fails without a terminal.
fn confirm(commands: &[&[&str]]) -> Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        bail!("this needs root, and there is no terminal to ask for sudo on");
    }
    let lines: String = commands.iter().map(|arguments| line(arguments)).collect();
    eprint!(
        "\nThe browser tests need programs that only root can install:\n\n{lines}\nRun this? [y/N] "
    );
    io::stderr().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(is_yes(&answer))
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|printed| printed.trim() == "0")
}

/// A command as one would type it.
fn line(arguments: &[&str]) -> String {
    format!("    sudo apt-get {}\n", arguments.join(" "))
}

fn missing(packages: &[&str], cause: &Error) -> Error {
    let install = [INSTALL, packages].concat();
    anyhow!(
        "Debian packages are missing: {}: {cause:#}\n\
         help: install them, or run `cargo xtask setup` in a terminal\n\n{}{}\n\
         help: on other systems, install the same programs, or use a Debian container",
        packages.join(", "),
        line(UPDATE),
        line(&install),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_can_be_pasted() {
        let text = missing(&["xvfb", "npm"], &anyhow!("no sudo")).to_string();
        assert!(text.starts_with("Debian packages are missing: xvfb, npm: no sudo\nhelp: "));
        let line = "    sudo apt-get install --yes --no-install-recommends xvfb npm";
        assert!(text.lines().any(|found| found == line), "{text}");
    }

    #[test]
    fn asks_before_sudo_only() {
        let cases = [
            (true, true, None, Ok(Access::Root)),
            (true, false, None, Ok(Access::Root)),
            (false, true, Some(true), Ok(Access::Sudo)),
            (false, true, Some(false), Err("sudo was not allowed")),
            (
                false,
                false,
                None,
                Err("this needs root, and sudo is not there"),
            ),
        ];
        for (is_root, has_sudo, answer, expected) in cases {
            let ask = || answer.context("asked needlessly");
            let result = access(is_root, has_sudo, ask).map_err(|error| error.to_string());
            assert_eq!(
                result,
                expected.map_err(str::to_owned),
                "{is_root} {has_sudo}"
            );
        }
    }

    #[test]
    fn only_yes_is_consent() {
        for answer in ["y\n", "Y", "yes\n", " YES "] {
            assert!(is_yes(answer), "{answer:?}");
        }
        for answer in ["", "\n", "n", "no", "yesterday"] {
            assert!(!is_yes(answer), "{answer:?}");
        }
    }
}
