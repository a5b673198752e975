//! `cargo xtask bench`: the published page on a simulated slow phone.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::build;
use crate::cli::Publishing;
use crate::process;
use crate::toolbox::{Need, Toolbox};
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let toolbox = Toolbox::for_browsers(workspace, &BTreeSet::from([Need::Chromium]), true)?;
    build::release(&toolbox, &Publishing::default())?;
    process::run(toolbox.command("cargo").args([
        "bench",
        "--features",
        "ssr",
        "--bench",
        "slow_phone",
    ]))
}
