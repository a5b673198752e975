//! `cargo xtask build --pdf`: the fact sheet as PDF, beside the page that offers it.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::build;
use crate::cli::Publishing;
use crate::process;
use crate::toolbox::{Need, Toolbox};
use crate::workspace::Workspace;

pub(crate) fn build(workspace: &Workspace, publishing: &Publishing) -> Result<()> {
    // Only Chromium writes tagged PDF.
    let toolbox = Toolbox::for_browsers(workspace, &BTreeSet::from([Need::Chromium]), true)?;
    build::release(&toolbox, publishing)?;
    process::run(toolbox.command("cargo").args([
        "run",
        "--all-features",
        "--example",
        "reference_pdf",
    ]))
}
