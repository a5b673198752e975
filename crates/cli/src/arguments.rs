//! The command line: what can be typed after `factsheet`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::report::Format;

/// Publishes a fact sheet from one Markdown file.
#[derive(Debug, Parser)]
#[command(
    name = "factsheet",
    version,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 success, 1 errors in the fact sheet, 2 wrong arguments, 3 files or other programs."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a commented example to start from
    New {
        /// Where to write it; - for standard output
        #[arg(default_value = "fact-sheet.md")]
        file: PathBuf,
    },
    /// Report errors and warnings, and publish nothing
    Check {
        /// The source files; - for standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// How to print what is found
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Build the site of a fact sheet, ready to upload
    Build(Build),
    /// Show a fact sheet in the browser while you write it; reloads after every change
    Serve {
        /// The source file
        file: PathBuf,
        /// Port on this machine; 0 for any that is free
        #[arg(long, value_name = "N", default_value_t = 8080)]
        port: u16,
    },
    /// Print a script that completes this command in a shell
    Completions {
        /// The shell it is for
        shell: Shell,
    },
    /// Print the manual page, for man -l -
    Man,
}

#[derive(Args, Debug)]
pub(crate) struct Build {
    /// The source file; - for standard input
    pub(crate) file: PathBuf,
    /// Folder for the site; the site in it is replaced as a whole
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: PathBuf,
    /// URL that the page will have; replaces the one in the fact sheet
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Add the sheet as PDF (A4 and Letter), printed by an installed Chromium, Chrome or Edge
    #[arg(long)]
    pub(crate) pdf: bool,
    /// Keep no offline copy in readers' browsers, and remove existing ones
    #[arg(long)]
    pub(crate) no_offline: bool,
    /// Replace the folder even if it holds something else
    #[arg(long)]
    pub(crate) force: bool,
    /// How to print errors and warnings
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
