//! Runs the command in a folder of its own.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A sheet that can be published as it is.
pub(crate) const SHEET: &str = "+++\ntitle = \"Water\"\npublisher = \"Valley Council\"\ndate = 2026-01-31\n\
     language = \"en\"\n+++\n\nIntroduction.\n\n## Supply\n\nWells.\n\n## Costs\n\nNone.\n";

/// An empty folder, in which the command runs.
pub(crate) struct Folder(PathBuf);

/// What the command has printed, and its exit code.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    /// Makes a folder for the test with this name.
    pub(crate) fn new(test: &str) -> Result<Self> {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> Result {
        Ok(fs::write(self.path(name), text)?)
    }

    pub(crate) fn read(&self, name: &str) -> Result<String> {
        let text = fs::read_to_string(self.path(name));
        Ok(text.map_err(|error| format!("{name}: {error}"))?)
    }

    /// Returns the command with these arguments, separated by spaces.
    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factsheet"));
        command
            .current_dir(&self.0)
            .args(arguments.split_whitespace())
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &str) -> Result<Run> {
        Run::new(self.command(arguments).output()?)
    }

    pub(crate) fn run_with_input(&self, arguments: &str, input: &str) -> Result<Run> {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn()?;
        child
            .stdin
            .take()
            .ok_or("a pipe")?
            .write_all(input.as_bytes())?;
        Run::new(child.wait_with_output()?)
    }
}

impl Run {
    fn new(output: std::process::Output) -> Result<Self> {
        Ok(Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout)?,
            stderr: String::from_utf8(output.stderr)?,
        })
    }
}
