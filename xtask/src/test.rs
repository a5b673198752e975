//! `cargo xtask test`: the one command that says that all is well.
//!
//! The tools come first, so that what is missing is told in the first second; after that, what is
//! quick to fail comes before what is slow. A filter leaves out whatever is not a test.

use anyhow::Result;

use crate::build;
use crate::cli::Publishing;
use crate::dependencies;
use crate::process;
use crate::rebuild;
use crate::steps::Steps;
use crate::toolbox::Toolbox;
use crate::weight;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, filter: Option<&str>) -> Result<()> {
    let mut steps = Steps::default();
    let result = run_steps(workspace, filter, &mut steps);
    println!("\n{}", steps.summary());
    result
}

fn run_steps(workspace: &Workspace, filter: Option<&str>, steps: &mut Steps) -> Result<()> {
    let tools = steps.run("tools", || match filter {
        None => Toolbox::for_every_check(workspace),
        Some(_) => Toolbox::for_browsers(workspace),
    })?;
    let cargo = |line: &str| {
        let mut command = tools.command("cargo");
        command.args(line.split(' '));
        command
    };
    if filter.is_none() {
        steps.run("formatting", || {
            process::run(&mut cargo("fmt --all --check"))
        })?;
        let unchecked = steps.run("dependencies", || dependencies::check(&tools))?;
        if let Some(note) = unchecked {
            steps.note(note);
        }
        steps.run("lints", || {
            // The browser tests are a target that is only meant when it is named.
            process::run(&mut cargo(
                "clippy --workspace --all-targets --all-features -- -D warnings",
            ))?;
            process::run(&mut cargo(
                "clippy --all-features --test browser -- -D warnings",
            ))
        })?;
    }
    steps.run("tests without a browser", || {
        process::run(cargo("test --workspace --all-features --").args(filter))
    })?;
    steps.run("build for publishing", || {
        build::release(&tools, &Publishing::default())
    })?;
    if filter.is_none() {
        steps.run("weight", || weight::check(&workspace.dist()))?;
        steps.run("the same build twice", || rebuild::check(&tools))?;
    }
    steps.run("tests in browsers", || {
        // With the features of the tests before, nothing is compiled twice.
        process::run(cargo("test --all-features --test browser --").args(filter))
    })
}
