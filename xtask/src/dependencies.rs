//! Checks the dependencies against `deny.toml`: licences, duplicates, sources and advisories.
//!
//! The database of advisories has to be fetched, which not every machine can. That must not pass for
//! a clean answer, so the caller gets a note to show.

use anyhow::Result;

use crate::process;
use crate::toolbox::Toolbox;

const UNCHECKED: &str =
    "advisories were not checked: their database could not be fetched (`cargo deny fetch db`)";

/// Returns a note about a check that was not possible.
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
