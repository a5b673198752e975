//! Trunk's hook: publishes the fact sheet into the folder that Trunk has built. Before anything is compiled,
//! as `publish check`, it checks the fact sheet.

use std::process::ExitCode;

fn main() -> ExitCode {
    factsheet_cli::hook::run(std::env::args().nth(1).as_deref() == Some("check"))
}
