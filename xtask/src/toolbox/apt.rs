//! Installs what the browser tests need of the system, where apt and the rights to use it are there.
//!
//! Where they are not, the command stops and says what to install: an engine that is passed over in
//! silence would look like one that passed.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::search_path::SearchPath;
use super::system_package::{self, NEEDED};
use crate::process;

pub(super) fn provide(path: &SearchPath) -> Result<()> {
    let look =
        || system_package::missing(NEEDED, |evidence| system_package::is_seen(evidence, path));
    let missing = look();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(rights) = Rights::here(path) else {
        bail!(advice(&missing));
    };
    eprintln!(
        "Installing {}: the browser tests need them. This once, it takes some minutes.",
        missing.join(", ")
    );
    process::run(&mut rights.apt_get(&["update"]))?;
    process::run(
        rights
            .apt_get(&["install", "--yes", "--no-install-recommends"])
            .args(missing),
    )?;

    let still = look();
    ensure!(
        still.is_empty(),
        "apt installed {}, but what the browser tests look for is still not there",
        still.join(", ")
    );
    Ok(())
}

/// Fetches a package into this folder, which takes no rights where apt knows of it.
pub(super) fn download(package: &'static str, folder: &Path, path: &SearchPath) -> Result<()> {
    if path.find("apt-get").is_none() {
        bail!(advice(&[package]));
    }
    let mut fetch = Command::new("apt-get");
    fetch.args(["download", package]).current_dir(folder);
    if process::run(&mut fetch).is_ok() {
        return Ok(());
    }
    let rights = Rights::here(path).with_context(|| advice(&[package]))?;
    process::run(&mut rights.apt_get(&["update"]))?;
    process::run(&mut fetch)
}

/// By what right apt-get may be asked to install.
enum Rights {
    Root,
    Sudo,
}

impl Rights {
    fn here(path: &SearchPath) -> Option<Self> {
        path.find("apt-get")?;
        if is_root() {
            Some(Self::Root)
        } else {
            may_sudo(path).then_some(Self::Sudo)
        }
    }

    /// Calls apt-get so that no package asks a question.
    fn apt_get(&self, arguments: &[&str]) -> Command {
        let mut command = match self {
            Self::Root => Command::new("env"),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["--non-interactive", "env"]);
                sudo
            }
        };
        command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .args(arguments);
        command
    }
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|printed| printed.trim() == "0")
}

fn may_sudo(path: &SearchPath) -> bool {
    path.find("sudo").is_some()
        && process::output(Command::new("sudo").args(["--non-interactive", "true"])).is_ok()
}

fn advice(missing: &[&str]) -> String {
    let packages = missing.join(" ");
    format!(
        "the browser tests need the Debian packages {packages}, which are not there and cannot be \
         installed from here (it takes apt-get, and to be root or have sudo without a password)\n\
         On Debian or a relative, install them with\n\n    \
         sudo apt-get update\n    \
         sudo apt-get install --no-install-recommends {packages}\n\n\
         On another system, install their like so that the programs are on the PATH, or run the \
         tests in a Debian container"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_advice_is_a_line_to_paste() {
        let text = advice(&["xvfb", "npm"]);
        let line = "    sudo apt-get install --no-install-recommends xvfb npm";
        assert!(text.lines().any(|found| found == line), "{text}");
    }
}
