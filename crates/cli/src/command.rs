//! Runs what was typed.

use std::io::{Write as _, stdout};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use crate::arguments::{Arguments, Command};
use crate::error::Error;
use crate::report::Format;
use crate::{build, check, new, serve};

/// Runs the command that was typed, and returns its exit code.
#[must_use]
pub fn run() -> ExitCode {
    match Arguments::parse().command {
        Command::New { file } => exit_code(new::run(&file), Format::Human, None),
        Command::Check { files, format } => ExitCode::from(check::run(&files, format)),
        Command::Build(arguments) => {
            let file = arguments.file.to_string_lossy();
            exit_code(build::run(&arguments), arguments.format, Some(&file))
        }
        Command::Serve { file, port } => exit_code(serve::run(&file, port), Format::Human, None),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "factsheet", &mut script);
            exit_code(print(&script), Format::Human, None)
        }
        Command::Man => exit_code(manual().and_then(|page| print(&page)), Format::Human, None),
    }
}

fn exit_code(result: Result<(), Error>, format: Format, file: Option<&str>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            format.print_error(file, &error);
            ExitCode::from(error.exit_code())
        }
    }
}

fn print(bytes: &[u8]) -> Result<(), Error> {
    let written = stdout().lock().write_all(bytes);
    written.map_err(|error| Error::System(error.to_string()))
}

/// Returns the manual page: of the command, and then of its subcommands.
fn manual() -> Result<Vec<u8>, Error> {
    let mut page = Vec::new();
    let mut command = Arguments::command();
    command.build();
    let subcommands = command.get_subcommands().cloned();
    let written = std::iter::once(command.clone())
        .chain(subcommands)
        .try_for_each(|command| clap_mangen::Man::new(command).render(&mut page));
    written.map_err(|error| Error::System(error.to_string()))?;
    Ok(page)
}
