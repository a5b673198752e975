//! The programs that commands call, in pinned versions, installed if they are missing.
//!
//! They are in a folder of the user's cache, shared by all clones; the user's own installations stay as
//! they are. Each command asks only for what it needs.

mod apt;
mod cache;
mod cargo_tool;
mod firefox_previous;
mod need;
mod npm_package;
mod remapped_paths;
mod search_path;
mod server;
mod system_package;
mod version;
mod wasm_target;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::split;
use crate::workspace::Workspace;
use apt::Apt;
pub(crate) use apt::Consent;
use cache::Cache;
use cargo_tool::CargoTool;
pub(crate) use need::Need;
use npm_package::NpmPackage;
pub(crate) use remapped_paths::crate_sources;
use search_path::SearchPath;
use server::Server;

/// Read by the browser tests.
const AXE_CORE_JS: &str = "AXE_CORE_JS";
const READABILITY_JS: &str = "READABILITY_JS";
pub(crate) const FIREFOX_PREVIOUS: &str = "FACTSHEET_FIREFOX_PREVIOUS";

/// The newest version that compiles with the Rust of `rust-toolchain.toml`.
const TRUNK: &str = "0.21.14";

const CARGO_FUZZ: &str = "0.13.2";

/// Tested with Firefox ESR 140 and 153.
const GECKODRIVER: &str = "0.37.1";

const CARGO_DENY: &str = "0.20.2";

const TYPOS: &str = "1.52.0";

/// Contains wasm-opt, in the release that `Trunk.toml` names.
const BINARYEN: NpmPackage = NpmPackage {
    name: "binaryen",
    version: "132.0.0",
    purpose: "whose wasm-opt makes the app smaller",
};
const WASM_OPT: &str = "132";

const AXE_CORE: NpmPackage = NpmPackage {
    name: "axe-core",
    version: "4.14.1",
    purpose: "which checks accessibility",
};

/// What Firefox's Reader View shows.
const READABILITY: NpmPackage = NpmPackage {
    name: "@mozilla/readability",
    version: "0.6.0",
    purpose: "which makes the text of Reader View",
};

/// The versions that Debian has.
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

/// Installed programs and files, as child processes find them.
#[derive(Clone)]
pub(crate) struct Toolbox {
    workspace: Workspace,
    cache: Cache,
    path: SearchPath,
    consent: Consent,
    variables: Vec<(&'static str, PathBuf)>,
}

impl Toolbox {
    /// For development builds, which are not optimized for size.
    pub(crate) fn for_serving(workspace: &Workspace) -> Result<Self> {
        let mut toolbox = Self::empty(workspace, Consent::Ask)?;
        toolbox.add_build_tools()?;
        Ok(toolbox)
    }

    /// For builds to publish.
    pub(crate) fn for_building(workspace: &Workspace) -> Result<Self> {
        let mut toolbox = Self::for_serving(workspace)?;
        toolbox.add_wasm_opt();
        Ok(toolbox)
    }

    /// For browser tests, and for building the site that they test.
    pub(crate) fn for_browsers(
        workspace: &Workspace,
        needs: &BTreeSet<Need>,
        build: bool,
    ) -> Result<Self> {
        let mut toolbox = Self::empty(workspace, Consent::Ask)?;
        toolbox.add_browsers(needs)?;
        if build {
            toolbox.add_build_tools()?;
            toolbox.add_wasm_opt();
        }
        Ok(toolbox)
    }

    /// For `cargo xtask test`.
    pub(crate) fn for_checks(workspace: &Workspace, consent: Consent) -> Result<Self> {
        let mut toolbox = Self::empty(workspace, consent)?;
        toolbox.add_browsers(&BTreeSet::from(Need::ALL))?;
        toolbox.add_build_tools()?;
        toolbox.add_wasm_opt();
        toolbox.add(&CargoTool {
            package: "cargo-deny",
            executable: "cargo-deny",
            version: CARGO_DENY.to_owned(),
            purpose: "which checks dependencies",
        })?;
        toolbox.add(&CargoTool {
            package: "typos-cli",
            executable: "typos",
            version: TYPOS.to_owned(),
            purpose: "which finds typos",
        })?;
        Ok(toolbox)
    }

    /// For `cargo xtask fuzz`.
    pub(crate) fn for_fuzzing(workspace: &Workspace) -> Result<Self> {
        let mut toolbox = Self::empty(workspace, Consent::Ask)?;
        toolbox.add_fuzzer()?;
        Ok(toolbox)
    }

    /// Installs what any command needs.
    pub(crate) fn install_all(workspace: &Workspace, consent: Consent) -> Result<()> {
        Self::for_checks(workspace, consent)?.add_fuzzer()
    }

    /// The same tools for a copy of the project, with the same target folder.
    pub(crate) fn for_copy(&self, copy: Workspace) -> Self {
        let mut toolbox = self.clone();
        let target = self.workspace.target();
        toolbox.variables.push(("CARGO_TARGET_DIR", target));
        toolbox.workspace = copy;
        toolbox
    }

    /// Whether the tests can run in the other Firefox ESR.
    pub(crate) fn has_firefox_previous(&self) -> bool {
        self.variables
            .iter()
            .any(|(name, _)| *name == FIREFOX_PREVIOUS)
    }

    pub(crate) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    fn empty(workspace: &Workspace, consent: Consent) -> Result<Self> {
        Ok(Self {
            workspace: workspace.clone(),
            cache: Cache::open()?,
            path: SearchPath::inherited(),
            consent,
            variables: Vec::new(),
        })
    }

    /// A program that runs in the root of the project and finds all tools.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.workspace.root())
            .env("PATH", self.path.value())
            .envs(self.variables.iter().map(|(name, file)| (name, file)));
        command
    }

    /// Trunk for a release build, which splits the app ([`split`]).
    pub(crate) fn trunk_that_splits(&self) -> Result<Command> {
        let wasm_bindgen = self.path.find(split::NAME);
        let wasm_bindgen = wasm_bindgen.context("wasm-bindgen is not installed")?;
        let folder = self.workspace.target().join("split");
        fs::create_dir_all(&folder)?;
        let name = format!("{}{}", split::NAME, std::env::consts::EXE_SUFFIX);
        fs::copy(std::env::current_exe()?, folder.join(name))?;
        let mut path = self.path.clone();
        path.prepend(folder.clone())?;
        let mut trunk = self.trunk("build", &[split::LINKER_FLAGS]);
        trunk
            .arg("--release")
            .env("PATH", path.value())
            .env(split::WASM_BINDGEN, wasm_bindgen)
            .env(split::LAZY_PART, folder.join("parts").join("lazy.wasm"));
        Ok(trunk)
    }

    /// Trunk without its check for a newer version, which needs the network. `flags` are for the linker
    /// of the app.
    pub(crate) fn trunk(&self, verb: &str, flags: &[&str]) -> Command {
        let mut trunk = self.command("trunk");
        trunk.args([verb, "--skip-version-check"]);
        remapped_paths::apply(&mut trunk, flags);
        // Trunk accepts only `true` and `false`, and fails on the usual `NO_COLOR=1`.
        match std::env::var_os("NO_COLOR") {
            Some(value) if !value.is_empty() => trunk.env("NO_COLOR", "true"),
            _ => trunk.env_remove("NO_COLOR"),
        };
        trunk
    }

    fn add(&mut self, tool: &CargoTool) -> Result<()> {
        if let Some(folder) = tool.install(&self.cache, &self.path)? {
            self.path.prepend(folder)?;
        }
        Ok(())
    }

    fn add_build_tools(&mut self) -> Result<()> {
        wasm_target::install()?;
        self.add(&CargoTool {
            package: "trunk",
            executable: "trunk",
            version: TRUNK.to_owned(),
            purpose: "which builds and serves the page",
        })?;
        self.add(&CargoTool {
            package: "wasm-bindgen-cli",
            executable: "wasm-bindgen",
            version: version::locked(&self.workspace.lock_file()?, "wasm-bindgen")?,
            purpose: "which connects WebAssembly and JavaScript",
        })
    }

    /// Adds wasm-opt. Without it, Trunk downloads the same release.
    fn add_wasm_opt(&mut self) {
        if !BINARYEN.is_in(&self.cache)
            && (self.path.has_version("wasm-opt", WASM_OPT) || self.path.find("npm").is_none())
        {
            return;
        }
        let added = BINARYEN
            .install(&self.cache, &self.path)
            .and_then(|modules| self.path.prepend(modules.join(".bin")));
        if let Err(error) = added {
            eprintln!("{error:#}\nTrunk will download wasm-opt instead");
        }
    }

    fn add_fuzzer(&mut self) -> Result<()> {
        self.add(&CargoTool {
            package: "cargo-fuzz",
            executable: "cargo-fuzz",
            version: CARGO_FUZZ.to_owned(),
            purpose: "which builds and runs the fuzzer",
        })
    }

    fn add_browsers(&mut self, needs: &BTreeSet<Need>) -> Result<()> {
        let apt = Apt {
            path: self.path.clone(),
            consent: self.consent,
        };
        let missing = || {
            system_package::missing(needs, |evidence| {
                system_package::is_there(evidence, &self.path)
            })
        };
        if !missing().is_empty() {
            apt.install(&missing())?;
            let missing = missing();
            ensure!(
                missing.is_empty(),
                "apt installed {}, but not the files that the tests look for",
                missing.join(", ")
            );
        }
        if needs.contains(&Need::Firefox) || needs.contains(&Need::FirefoxPrevious) {
            self.add(&CargoTool {
                package: "geckodriver",
                executable: "geckodriver",
                version: GECKODRIVER.to_owned(),
                purpose: "which controls Firefox",
            })?;
        }
        if needs.contains(&Need::FirefoxPrevious) {
            let program = firefox_previous::install(&self.cache, &self.path, &apt)?;
            let variable = program.map(|program| (FIREFOX_PREVIOUS, program));
            self.variables.extend(variable);
        }
        if needs.contains(&Need::Servers) {
            for server in SERVERS {
                if let Some(folder) = server.install(&self.cache, &self.path, &apt)? {
                    self.path.prepend(folder)?;
                }
            }
        }
        if needs.contains(&Need::Accessibility) {
            let modules = AXE_CORE.install(&self.cache, &self.path)?;
            let script = modules.join(AXE_CORE.name).join("axe.min.js");
            self.variables.push((AXE_CORE_JS, script));
            let modules = READABILITY.install(&self.cache, &self.path)?;
            let script = modules.join(READABILITY.name).join("Readability.js");
            self.variables.push((READABILITY_JS, script));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_uses_installed_wasm_opt() {
        let trunk = include_str!("../../Trunk.toml");
        assert!(trunk.contains(&format!("wasm_opt = \"version_{WASM_OPT}\"")));
        assert!(BINARYEN.version.starts_with(&format!("{WASM_OPT}.")));
    }

    #[test]
    fn trunk_has_required_version() {
        let trunk = include_str!("../../Trunk.toml");
        assert!(trunk.contains(&format!("trunk-version = \"={TRUNK}\"")));
    }
}
