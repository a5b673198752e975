//! `cargo xtask fuzz`: looks for input that breaks a promise of the readers, for a bounded time.
//!
//! It starts from the files in `fuzz/corpus`, which the tests replay, and adds none to them: what is
//! new stays in `target`, and a file that breaks a promise is put there by hand, with its mending.

use std::fs;
use std::num::NonZeroU32;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::steps::Steps;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// No input takes longer by far, nor needs as much; longer ones are for `crates/publish/tests/hostile`.
const LIMITS: [&str; 3] = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=2048"];

/// Where the fuzzer's own files are, in the project.
const PLACE: &str = "target/fuzz";

pub(crate) fn run(workspace: &Workspace, seconds: NonZeroU32) -> Result<()> {
    let mut steps = Steps::default();
    let result = run_steps(workspace, seconds, &mut steps);
    println!("\n{}", steps.summary());
    result
}

fn run_steps(workspace: &Workspace, seconds: NonZeroU32, steps: &mut Steps) -> Result<()> {
    let root = workspace.root();
    let targets = targets(&root.join("fuzz/corpus"))?;
    let tools = steps.run("tools", || Toolbox::for_fuzzing(workspace))?;
    steps.run("build the fuzzer", || {
        // The crates are tried in the versions in which they are published.
        fs::copy(root.join("Cargo.lock"), root.join("fuzz/Cargo.lock"))?;
        process::run(&mut cargo_fuzz(&tools, "build"))
    })?;
    for target in &targets {
        for folder in ["finds", "crashes"] {
            fs::create_dir_all(root.join(PLACE).join(folder).join(target))?;
        }
        steps.run(target, || {
            let mut command = cargo_fuzz(&tools, "run");
            command.arg(target);
            command.args([
                format!("{PLACE}/finds/{target}"),
                format!("fuzz/corpus/{target}"),
            ]);
            command.arg("--").args(LIMITS);
            command.arg(format!("-max_total_time={seconds}"));
            command.arg(format!("-artifact_prefix={PLACE}/crashes/{target}/"));
            process::run(&mut command).with_context(|| {
                format!(
                    "a file in {PLACE}/crashes/{target} breaks a promise: mend it and put the file \
                     into fuzz/corpus/{target}, named by what it tries"
                )
            })
        })?;
    }
    Ok(())
}

/// The fuzzer without a sanitizer of addresses. That one needs a nightly Rust and looks for what
/// cannot be, since no code here is unsafe; what is looked for are broken promises, and those the
/// Rust of this project finds on any machine, twice as fast.
fn cargo_fuzz(tools: &Toolbox, verb: &str) -> Command {
    let mut command = tools.command("cargo");
    command.args(["fuzz", verb, "--sanitizer", "none", "--target-dir", PLACE]);
    command
}

/// The names of the folders there, in order.
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
