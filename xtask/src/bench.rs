//! `cargo xtask bench`: how the published page does on a slow phone.

use anyhow::Result;

use crate::build;
use crate::cli::Publishing;
use crate::process;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let toolbox = Toolbox::for_browsers(workspace)?;
    build::release(&toolbox, &Publishing::default())?;
    process::run(toolbox.command("cargo").args([
        "bench",
        "--features",
        "ssr",
        "--bench",
        "slow_phone",
    ]))
}
