//! The command `factsheet`.

use std::process::ExitCode;

fn main() -> ExitCode {
    factsheet_cli::command::run()
}
