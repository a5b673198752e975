//! The programs the commands call, in the versions the project pins, installed when missing.
//!
//! They go to a folder of their own in the user's cache: clones share them, and what the user has
//! installed for other projects stays as it is. Each command asks for no more than it needs.

mod apt;
mod cache;
mod cargo_tool;
mod npm_package;
mod remapped_paths;
mod search_path;
mod server;
mod system_package;
mod version;
mod wasm_target;

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::workspace::Workspace;
use cache::Cache;
use cargo_tool::CargoTool;
use npm_package::NpmPackage;
use search_path::SearchPath;
use server::Server;

/// The newest that compiles with the Rust of `rust-toolchain.toml`.
const TRUNK: &str = "0.21.14";

/// The newest there is.
const CARGO_FUZZ: &str = "0.13.2";

/// The newest there is, tried with Firefox ESR 153.
const GECKODRIVER: &str = "0.37.1";

/// The newest there is.
const CARGO_DENY: &str = "0.20.2";

/// wasm-opt comes in this package; `Trunk.toml` names the same release to Trunk.
const BINARYEN: NpmPackage = NpmPackage {
    name: "binaryen",
    version: "132.0.0",
    purpose: "its wasm-opt makes the program smaller",
};
const WASM_OPT: &str = "132";

const AXE_CORE: NpmPackage = NpmPackage {
    name: "axe-core",
    version: "4.14.1",
    purpose: "the browser tests look for obstacles to accessibility with it",
};

/// As Debian has them; the browser tests serve the built page with each.
const SERVERS: [Server; 2] = [
    Server {
        name: "nginx",
        folder: "usr/sbin",
        version_flag: "-v",
    },
    Server {
        name: "caddy",
        folder: "usr/bin",
        version_flag: "version",
    },
];

/// Programs and files at hand, as the child processes should find them.
#[derive(Clone)]
pub(crate) struct Toolbox {
    workspace: Workspace,
    cache: Cache,
    path: SearchPath,
    variables: Vec<(&'static str, PathBuf)>,
}

impl Toolbox {
    /// What a development build needs: nothing that makes the program smaller.
    pub(crate) fn for_serving(workspace: &Workspace) -> Result<Self> {
        let mut toolbox = Self::empty(workspace)?;
        wasm_target::provide()?;
        toolbox.add(&CargoTool {
            package: "trunk",
            executable: "trunk",
            version: TRUNK.to_owned(),
            purpose: "it builds and serves the page",
        })?;
        toolbox.add(&CargoTool {
            package: "wasm-bindgen-cli",
            executable: "wasm-bindgen",
            version: version::locked(&workspace.lock_file()?, "wasm-bindgen")?,
            purpose: "it joins the program to JavaScript, in the version Cargo.lock names",
        })?;
        Ok(toolbox)
    }

    /// What a build for publishing needs.
    pub(crate) fn for_building(workspace: &Workspace) -> Result<Self> {
        let mut toolbox = Self::for_serving(workspace)?;
        toolbox.add_wasm_opt();
        Ok(toolbox)
    }

    /// What printing the built page needs: a browser and its driver.
    pub(crate) fn for_printing(workspace: &Workspace) -> Result<Self> {
        apt::provide(&SearchPath::inherited())?;
        Self::for_building(workspace)
    }

    /// What driving real browsers over the built page needs.
    pub(crate) fn for_browsers(workspace: &Workspace) -> Result<Self> {
        let mut toolbox = Self::for_printing(workspace)?;
        toolbox.add(&CargoTool {
            package: "geckodriver",
            executable: "geckodriver",
            version: GECKODRIVER.to_owned(),
            purpose: "the browser tests drive Firefox with it",
        })?;
        for server in SERVERS {
            if let Some(folder) = server.provide(&toolbox.cache, &toolbox.path)? {
                toolbox.path.prepend(folder)?;
            }
        }
        let modules = AXE_CORE.provide(&toolbox.cache, &toolbox.path)?;
        let script = modules.join(AXE_CORE.name).join("axe.min.js");
        toolbox.variables.push(("AXE_CORE_JS", script));
        Ok(toolbox)
    }

    /// What every check together needs.
    pub(crate) fn for_every_check(workspace: &Workspace) -> Result<Self> {
        let mut toolbox = Self::for_browsers(workspace)?;
        toolbox.add(&CargoTool {
            package: "cargo-deny",
            executable: "cargo-deny",
            version: CARGO_DENY.to_owned(),
            purpose: "it holds the dependencies to `deny.toml`",
        })?;
        Ok(toolbox)
    }

    /// What looking for hostile input needs.
    pub(crate) fn for_fuzzing(workspace: &Workspace) -> Result<Self> {
        let mut toolbox = Self::empty(workspace)?;
        toolbox.add(&CargoTool {
            package: "cargo-fuzz",
            executable: "cargo-fuzz",
            version: CARGO_FUZZ.to_owned(),
            purpose: "it builds and runs the fuzzer",
        })?;
        Ok(toolbox)
    }

    /// The same tools for a copy of the project, which is compiled from nothing there.
    pub(crate) fn for_copy(&self, copy: Workspace) -> Self {
        let mut toolbox = self.clone();
        let target = copy.root().join("target");
        toolbox.variables.push(("CARGO_TARGET_DIR", target));
        toolbox.workspace = copy;
        toolbox
    }

    pub(crate) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    fn empty(workspace: &Workspace) -> Result<Self> {
        Ok(Self {
            workspace: workspace.clone(),
            cache: Cache::of_this_user()?,
            path: SearchPath::inherited(),
            variables: Vec::new(),
        })
    }

    /// A program that runs in the project's root and finds every tool.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.workspace.root())
            .env("PATH", self.path.value())
            .envs(self.variables.iter().map(|(name, file)| (name, file)));
        command
    }

    /// Trunk without its look for a newer version, which wants the network.
    pub(crate) fn trunk(&self, verb: &str) -> Command {
        let mut trunk = self.command("trunk");
        trunk.args([verb, "--skip-version-check"]);
        remapped_paths::apply(&mut trunk);
        // Trunk reads this variable as `true` or `false`, and stops at the usual `NO_COLOR=1`.
        match std::env::var_os("NO_COLOR") {
            Some(value) if !value.is_empty() => trunk.env("NO_COLOR", "true"),
            _ => trunk.env_remove("NO_COLOR"),
        };
        trunk
    }

    fn add(&mut self, tool: &CargoTool) -> Result<()> {
        if let Some(folder) = tool.provide(&self.cache, &self.path)? {
            self.path.prepend(folder)?;
        }
        Ok(())
    }

    /// Where this cannot be had, Trunk fetches a wasm-opt itself: no reason to stop.
    fn add_wasm_opt(&mut self) {
        if !BINARYEN.is_in(&self.cache)
            && (self.path.offers("wasm-opt", WASM_OPT) || self.path.find("npm").is_none())
        {
            return;
        }
        let added = BINARYEN
            .provide(&self.cache, &self.path)
            .and_then(|modules| self.path.prepend(modules.join(".bin")));
        if let Err(error) = added {
            eprintln!("{error:#}\nIt is left to Trunk to fetch wasm-opt.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_asks_for_the_wasm_opt_that_is_installed() {
        let trunk = include_str!("../../Trunk.toml");
        assert!(trunk.contains(&format!("wasm_opt = \"version_{WASM_OPT}\"")));
        assert!(BINARYEN.version.starts_with(&format!("{WASM_OPT}.")));
    }

    #[test]
    fn trunk_is_asked_for_in_the_version_that_is_installed() {
        let trunk = include_str!("../../Trunk.toml");
        assert!(trunk.contains(&format!("trunk-version = \"={TRUNK}\"")));
    }
}
