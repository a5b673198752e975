//! `cargo xtask build`: the site for publishing, in `dist/`.

use anyhow::Result;

use crate::cli::Publishing;
use crate::folder;
use crate::pdf;
use crate::process;
use crate::sbom;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// Options for the last step of the build (`crates/cli`).
const NO_OFFLINE: &str = "FACTSHEET_NO_OFFLINE";
const BASE_URL: &str = "FACTSHEET_BASE_URL";
const PDF: &str = "FACTSHEET_PDF";
const VIEWER: &str = "FACTSHEET_VIEWER";

pub(crate) fn run(workspace: &Workspace, publishing: &Publishing) -> Result<()> {
    if publishing.pdf {
        pdf::build(workspace, publishing)?;
    } else {
        release(&Toolbox::for_building(workspace)?, publishing)?;
    }
    println!("The site is in {}", workspace.dist().display());
    Ok(())
}

/// Builds the site for the commands that need one.
pub(crate) fn release(toolbox: &Toolbox, publishing: &Publishing) -> Result<()> {
    let mut trunk = toolbox.trunk_that_splits()?;
    if let Some(url) = &publishing.public_url {
        trunk.args(["--public-url", url]);
    }
    if let Some(url) = &publishing.base_url {
        trunk.env(BASE_URL, url);
    }
    if publishing.no_offline {
        trunk.env(NO_OFFLINE, "1");
    }
    if publishing.pdf {
        trunk.env(PDF, "1");
    }
    // `factsheet` publishes into any folder, so it needs a viewer whose files are beside the page.
    let viewer = toolbox.workspace().target().join("viewer");
    if publishing.public_url.is_none() {
        trunk.env(VIEWER, &viewer);
    }
    process::run(&mut trunk)?;
    let sbom = sbom::write(toolbox)?;
    if publishing.public_url.is_none() {
        folder::copy_if_changed(&sbom, &viewer)?;
    }
    Ok(())
}
