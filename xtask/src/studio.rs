//! `cargo xtask studio`: the page where publishers write, in `studio/dist/`.
//!
//! It contains the viewer and the publisher, so it is built after the page, and only when it is asked for:
//! compiling the publisher for browsers takes minutes.

use std::path::PathBuf;

use anyhow::Result;

use crate::build;
use crate::cli::Publishing;
use crate::process;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let toolbox = Toolbox::for_building(workspace)?;
    build::release(&toolbox, &Publishing::default())?;
    release(&toolbox)?;
    println!(
        "The studio is in {}",
        folder(workspace).join("dist").display()
    );
    Ok(())
}

/// Builds the studio with the viewer that was built last.
pub(crate) fn release(toolbox: &Toolbox) -> Result<()> {
    let folder = folder(toolbox.workspace());
    process::run(
        toolbox
            .trunk("build", &[])
            .arg("--release")
            .current_dir(folder),
    )
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join("studio")
}
