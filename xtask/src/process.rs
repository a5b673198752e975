//! Running other programs, and reporting which of them failed.
//!
//! Programs don't get the terminal's input, so that one that would ask a question fails at once, on a
//! desk as in continuous integration. `sudo`, which asks for a password, is the exception.

use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// Runs a program that shows its output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    run_with_input(command.stdin(Stdio::null()))
}

/// Runs a program that shows its output and can ask questions.
pub(crate) fn run_with_input(command: &mut Command) -> Result<()> {
    eprintln!("$ {}", shown(command));
    let status = command.status().with_context(|| cannot_start(command))?;
    check(status, command)
}

/// Replaces this process by a program, so that a signal reaches that program.
#[cfg(unix)]
pub(crate) fn replace_self(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;

    eprintln!("$ {}", shown(command));
    // Returns only on failure.
    let error = command.stdin(Stdio::null()).exec();
    Err(error).with_context(|| cannot_start(command))
}

/// Elsewhere a process cannot be replaced, and the terminal stops both.
#[cfg(not(unix))]
pub(crate) fn replace_self(command: &mut Command) -> Result<()> {
    run(command)
}

/// Returns what a program prints, and shows its progress and errors.
pub(crate) fn output_with_progress(command: &mut Command) -> Result<String> {
    eprintln!("$ {}", shown(command));
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| cannot_start(command))?;
    check(output.status, command)?;
    text(output.stdout, command)
}

/// Returns what a program prints, without showing anything.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    if let Err(error) = check(output.status, command) {
        bail!(
            "{error}: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    text(output.stdout, command)
}

fn check(status: ExitStatus, command: &Command) -> Result<()> {
    ensure!(status.success(), "`{}` failed ({status})", shown(command));
    Ok(())
}

fn text(printed: Vec<u8>, command: &Command) -> Result<String> {
    String::from_utf8(printed)
        .with_context(|| format!("the output of `{}` is not UTF-8", shown(command)))
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", shown(command))
}

fn shown(command: &Command) -> String {
    let mut line = command.get_program().display().to_string();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.display().to_string());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_missing_program() {
        let result = run(Command::new("no-such-program").arg("--flag"));
        let error = result.map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("cannot start `no-such-program --flag`".to_owned())
        );
    }

    #[test]
    fn returns_output() {
        for read in [output, output_with_progress] {
            let printed = read(Command::new("cargo").arg("--version"));
            assert!(printed.is_ok_and(|text| text.starts_with("cargo ")));
        }
    }

    #[test]
    fn reports_failure_with_error_output() {
        let result = output(Command::new("cargo").arg("--no-such-flag"));
        let error = result.map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| {
            text.starts_with("`cargo --no-such-flag` failed (exit status: 1): error: ")
        }));
    }
}
