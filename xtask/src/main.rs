//! The project's own commands, typed as `cargo xtask …`.
//!
//! A clone needs nothing but Rust: what else a command wants is installed the first time it is
//! wanted (`toolbox`). To add a command, add a variant to `Command`; the compiler lists the rest.

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
mod steps;
mod test;
mod toolbox;
mod weight;
mod workspace;

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};

use cli::Command;
use workspace::Workspace;

/// The exit code for arguments that mean nothing here, as most command lines have it.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let command = match cli::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("error: {error}\n\n`cargo xtask --help` shows every command.");
            return ExitCode::from(MISUSED);
        }
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        // Unlike `println!`, this bears being piped into a program that stops reading.
        Command::Help => writeln!(io::stdout(), "{}", cli::USAGE).context("cannot show help"),
        Command::Serve { port, open } => serve::run(&Workspace::find()?, port, open),
        Command::Build(publishing) => build::run(&Workspace::find()?, &publishing),
        Command::Test { filter } => test::run(&Workspace::find()?, filter.as_deref()),
        Command::Fuzz { seconds } => fuzz::run(&Workspace::find()?, seconds),
        Command::Pdf(publishing) => pdf::run(&Workspace::find()?, &publishing),
        Command::Bench => bench::run(&Workspace::find()?),
    }
}
