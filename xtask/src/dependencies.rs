//! Holds the crates this project uses to `deny.toml`: their licences, doubles and sources, and
//! what is known against them.
//!
//! What is known against crates stands in a database that not every machine can fetch. That it was
//! not looked at must not pass for a clean answer, so the caller is told to say it.

use anyhow::Result;

use crate::process;
use crate::toolbox::Toolbox;

const UNCHECKED: &str =
    "advisories were not checked: their database could not be fetched (`cargo deny fetch db`)";

/// What to tell about a check that was not made, if one was not.
pub(crate) fn check(tools: &Toolbox) -> Result<Option<&'static str>> {
    let deny = |line: &str| {
        let mut command = tools.command("cargo-deny");
        command.args(["--workspace", "--locked"]);
        command.args(line.split(' '));
        command
    };
    process::run(&mut deny("check bans licenses sources"))?;
    if process::run(&mut deny("fetch db")).is_err() {
        return Ok(Some(UNCHECKED));
    }
    process::run(&mut deny("check advisories"))?;
    Ok(None)
}
