//! `cargo xtask pdf`: the reference copies of the fact sheet, beside the built page.

use anyhow::Result;

use crate::build;
use crate::cli::Publishing;
use crate::process;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, publishing: &Publishing) -> Result<()> {
    let toolbox = Toolbox::for_printing(workspace)?;
    build::release(&toolbox, publishing)?;
    process::run(toolbox.command("cargo").args([
        "run",
        "--quiet",
        "--all-features",
        "--example",
        "reference_pdf",
    ]))
}
