//! Running other programs, and saying which of them failed.
//!
//! None of them is given the terminal's input: a command that would ask a question fails at once,
//! alike at a desk and in continuous integration.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// Runs a program whose output the person should see.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    eprintln!("$ {}", shown(command));
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    ensure!(status.success(), "`{}` failed ({status})", shown(command));
    Ok(())
}

/// Lets a program take the place of this one, so that whoever stops the command stops the program.
#[cfg(unix)]
pub(crate) fn hand_over(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;

    eprintln!("$ {}", shown(command));
    // Returns only where it failed.
    let error = command.stdin(Stdio::null()).exec();
    Err(error).with_context(|| format!("cannot start `{}`", shown(command)))
}

/// Where no process can take another's place, the terminal stops both.
#[cfg(not(unix))]
pub(crate) fn hand_over(command: &mut Command) -> Result<()> {
    run(command)
}

/// Runs a program for what it prints.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    ensure!(
        output.status.success(),
        "`{}` failed ({}): {}",
        shown(command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    );
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed something that is not UTF-8", shown(command)))
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
    fn a_program_that_is_not_there_is_named() {
        let result = run(Command::new("no-such-program").arg("--flag"));
        let error = result.map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("cannot start `no-such-program --flag`".to_owned())
        );
    }

    #[test]
    fn what_a_program_prints_is_given_back() {
        let printed = output(Command::new("cargo").arg("--version"));
        assert!(printed.is_ok_and(|text| text.starts_with("cargo ")));
    }

    #[test]
    fn a_failing_program_is_quoted() {
        let result = output(Command::new("cargo").arg("--no-such-flag"));
        let error = result.map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| {
            text.starts_with("`cargo --no-such-flag` failed (exit status: 1): error: ")
        }));
    }
}
