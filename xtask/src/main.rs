//! The project's own commands, typed as `cargo xtask …`.
//!
//! A clone needs nothing but Rust: each command installs what it needs the first time (`toolbox`).
//! To add a command, add a variant to `cli::Command`; the compiler lists the rest.

mod bench;
mod build;
mod cli;
mod dependencies;
mod folder;
mod fuzz;
mod pdf;
mod process;
mod rebuild;
mod sbom;
mod serve;
mod split;
mod steps;
mod studio;
mod test;
mod tidy;
mod toolbox;
mod weight;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser};

use cli::{Cli, Command};
use toolbox::{Consent, Toolbox};
use workspace::Workspace;

fn main() -> ExitCode {
    let result = if split::is_called() {
        split::run()
    } else {
        run(Cli::parse())
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let Some(command) = cli.command else {
        return Ok(Cli::command().print_help()?);
    };
    let workspace = Workspace::find()?;
    rebuild::remove_copy(&workspace)?;
    match command {
        Command::Serve { port, no_open, .. } => serve::run(&workspace, port, !no_open),
        Command::Build(publishing) => build::run(&workspace, &publishing),
        Command::Test(selection) => test::run(&workspace, &selection),
        Command::Fuzz { seconds } => fuzz::run(&workspace, seconds),
        Command::Bench => bench::run(&workspace),
        Command::Sbom { file } => sbom::write_for_command(&workspace, &workspace.root().join(file)),
        Command::Studio => studio::run(&workspace),
        Command::Setup { yes } => {
            let consent = if yes { Consent::Given } else { Consent::Ask };
            Toolbox::install_all(&workspace, consent)?;
            println!("All tools and browsers are installed");
            Ok(())
        }
    }
}
