//! `cargo xtask build`: the site as it is published, in `dist/`.

use anyhow::Result;

use crate::bill;
use crate::process;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, public_url: Option<&str>) -> Result<()> {
    release(&Toolbox::for_building(workspace)?, public_url)?;
    println!("The site is in {}", workspace.dist().display());
    Ok(())
}

/// Builds with the tools at hand, for the commands that need the built site.
pub(crate) fn release(toolbox: &Toolbox, public_url: Option<&str>) -> Result<()> {
    let mut trunk = toolbox.trunk("build");
    trunk.arg("--release");
    if let Some(url) = public_url {
        trunk.args(["--public-url", url]);
    }
    process::run(&mut trunk)?;
    bill::write(toolbox)
}
