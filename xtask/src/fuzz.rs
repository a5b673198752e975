//! `cargo xtask fuzz`: looks for input that breaks the parsers, for a limited time.
//!
//! It starts from the files in `fuzz/corpus`, which the tests replay, and adds none: what it finds
//! stays in `target`. A file that breaks a parser is added by hand, together with the fix.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::steps::Steps;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// Far above what any input needs; `crates/publish/tests/hostile` covers longer ones.
const LIMITS: [&str; 3] = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=2048"];

/// The fuzzer's own files, in the project.
const FOLDER: &str = "target/fuzz";

pub(crate) fn run(workspace: &Workspace, seconds: u32) -> Result<()> {
    let mut steps = Steps::default();
    let result = run_steps(workspace, seconds, &mut steps);
    println!("\n{}", steps.summary());
    result
}

fn run_steps(workspace: &Workspace, seconds: u32, steps: &mut Steps) -> Result<()> {
    let root = workspace.root();
    let targets = targets(&root.join("fuzz/corpus"))?;
    let tools = steps.run("tools", || Toolbox::for_fuzzing(workspace))?;
    steps.run("build the fuzzer", || {
        // Fuzzes the versions that are published.
        fs::copy(root.join("Cargo.lock"), root.join("fuzz/Cargo.lock"))?;
        process::run(&mut cargo_fuzz(&tools, "build"))
    })?;
    for target in &targets {
        for kind in ["finds", "crashes"] {
            fs::create_dir_all(root.join(FOLDER).join(kind).join(target))?;
        }
        steps.run(target, || {
            let mut command = cargo_fuzz(&tools, "run");
            command.arg(target);
            command.args([
                format!("{FOLDER}/finds/{target}"),
                format!("fuzz/corpus/{target}"),
            ]);
            command.arg("--").args(LIMITS);
            command.arg(format!("-max_total_time={seconds}"));
            command.arg(format!("-artifact_prefix={FOLDER}/crashes/{target}/"));
            process::run(&mut command).with_context(|| {
                format!(
                    "a file in {FOLDER}/crashes/{target} breaks the parser\n\
                     help: fix it, and move the file to fuzz/corpus/{target}, named after what it tests"
                )
            })
        })?;
    }
    Ok(())
}

/// Runs the fuzzer without the address sanitizer. That needs a nightly Rust and finds what cannot
/// happen, since no code here is unsafe. Panics are found on any machine without it, twice as fast.
fn cargo_fuzz(tools: &Toolbox, verb: &str) -> Command {
    let mut command = tools.command("cargo");
    command.args(["fuzz", verb, "--sanitizer", "none", "--target-dir", FOLDER]);
    command
}

/// The names of the folders in `corpora`, sorted.
fn targets(corpora: &Path) -> Result<Vec<String>> {
    let folders =
        fs::read_dir(corpora).with_context(|| format!("cannot read {}", corpora.display()))?;
    let mut names = Vec::new();
    for folder in folders {
        names.push(folder?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}
