//! Splits the app: what few readers use goes into a second WebAssembly file, which the page loads later.
//!
//! Only what the linker has written tells which function needs which, and Trunk has no hook between the
//! linker and wasm-bindgen. So Trunk finds this program under the name of wasm-bindgen. It splits the
//! app at the functions marked with `wasm_split`, and then runs wasm-bindgen.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::process;

/// The name under which this program splits the app.
pub(crate) const NAME: &str = "wasm-bindgen";
/// The variable with the path of the real wasm-bindgen.
pub(crate) const WASM_BINDGEN: &str = "FACTSHEET_WASM_BINDGEN";
/// The variable with the file of the lazy part, which the last step of the build reads (`crates/cli`). Its
/// folder is for both parts.
pub(crate) const LAZY_PART: &str = "FACTSHEET_LAZY_PART";

/// Makes the linker keep what tells which function needs which.
pub(crate) const LINKER_FLAGS: &str = "-Clink-args=--emit-relocs";

/// What rustc uses. `wasm-opt --all-features` would use what browsers don't have yet.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];
/// As in `index.html`, whose options Trunk passes for the rest of the app.
const OPTIMIZATIONS: &str = "--flatten --rereloop -Oz -Oz --converge --low-memory-unused --skip-pass=local-cse --strip-producers --strip-target-features";

/// Whether this program runs under that name.
pub(crate) fn is_called() -> bool {
    let name = env::args_os().next().unwrap_or_default();
    Path::new(&name).file_stem() == Some(OsStr::new(NAME))
}

/// Splits the app that the arguments name, and runs wasm-bindgen.
pub(crate) fn run() -> Result<()> {
    let variable = |name| env::var_os(name).with_context(|| format!("{name} is not set"));
    let mut wasm_bindgen = Command::new(variable(WASM_BINDGEN)?);
    let lazy_part = PathBuf::from(variable(LAZY_PART)?);
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let is_app =
        |argument: &&mut OsString| Path::new(argument).extension() == Some("wasm".as_ref());
    // Trunk also asks for the version.
    if let Some(app) = arguments.iter_mut().find(is_app) {
        *app = split(Path::new(app), &lazy_part)?.into();
        wasm_bindgen.arg("--keep-lld-exports");
    }
    process::run(wasm_bindgen.args(arguments))
}

/// Writes the lazy part to a file, and the one that every reader loads beside it, whose path it returns.
fn split(app: &Path, lazy_part: &Path) -> Result<PathBuf> {
    let folder = lazy_part.parent().context("the lazy part has no folder")?;
    let bytes = fs::read(app).with_context(|| format!("cannot read {}", app.display()))?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let main = folder.join(app.file_name().unwrap_or_default());
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    // Its error is no `std::error::Error`.
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cannot split the app: {error:#}"))?;
    let [part] = &split.split_modules[..] else {
        bail!(
            "the app has {} lazy parts, not one",
            split.split_modules.len()
        );
    };
    let Ok(wasm_opt) = which::which("wasm-opt") else {
        eprintln!("wasm-opt is not installed, so the lazy part of the app is not optimized");
        fs::copy(part, lazy_part)?;
        return Ok(main);
    };
    let mut wasm_opt = Command::new(wasm_opt);
    wasm_opt.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    wasm_opt.args(OPTIMIZATIONS.split(' ')).arg(part);
    process::run(wasm_opt.args(["--strip-debug", "-o"]).arg(lazy_part))?;
    Ok(main)
}

#[cfg(test)]
mod tests {
    use super::OPTIMIZATIONS;

    #[test]
    fn both_parts_are_optimized_alike() {
        let options = format!("data-wasm-opt-params=\"{OPTIMIZATIONS}\"");
        assert!(include_str!("../../index.html").contains(&options));
    }
}
