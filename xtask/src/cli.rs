//! What may be typed after `cargo xtask`, as a value.
//!
//! Taking the arguments apart is kept away from acting on them, so that a table of cases can say
//! what each line of typing means, and what a mistyped one is answered.

use std::ffi::OsString;
use std::fmt;
use std::num::{NonZeroU16, NonZeroU32};

use lexopt::Parser;
use lexopt::prelude::*;

pub(crate) const USAGE: &str = "\
The project's own commands. What they need is installed the first time.

Usage:
  cargo xtask serve [--port N] [--no-open]   build, serve on http://127.0.0.1:8080, rebuild on
                                             every change, and open the page
  cargo xtask build [--base-url URL] [--public-url FOLDER] [--no-offline]
                                             build for publishing, into dist/
  cargo xtask pdf [as for build]             build, and print the page to PDF beside it
  cargo xtask test [FILTER]                  run every check; with FILTER only the tests whose
                                             name contains it
  cargo xtask fuzz [SECONDS]                 look for input that breaks the readers, a minute
                                             for each of them unless told
  cargo xtask bench                          measure the built page on a slow phone

Options:
  --port N          the port to serve on, 8080 unless told
  --open, --no-open open the page once it is built (as it does unless told), or leave it
  --base-url URL    the address that the page will have, for link previews, paper and citations;
                    counts before the one in the fact sheet
  --public-url FOLDER
                    where the files will be on their site, as in /water/; beside the page unless told
  --no-offline      have readers' browsers keep no copy, and drop the one they have
  -h, --help        show this text";

/// The port `serve` listens on unless told, the one Trunk and most of its documentation use.
pub(crate) const DEFAULT_PORT: NonZeroU16 = match NonZeroU16::new(8080) {
    Some(port) => port,
    None => NonZeroU16::MIN,
};

/// How the site is to be published.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Publishing {
    /// The address that the page will have, if not the one in the fact sheet.
    pub(crate) base_url: Option<String>,
    /// Where its files will be, if not beside it.
    pub(crate) public_url: Option<String>,
    /// Whether readers' browsers keep it.
    pub(crate) offline: bool,
}

impl Default for Publishing {
    fn default() -> Self {
        Self {
            base_url: None,
            public_url: None,
            offline: true,
        }
    }
}

/// How long `fuzz` tries each target unless told.
pub(crate) const DEFAULT_SECONDS: NonZeroU32 = match NonZeroU32::new(60) {
    Some(seconds) => seconds,
    None => NonZeroU32::MIN,
};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Serve { port: NonZeroU16, open: bool },
    Build(Publishing),
    Pdf(Publishing),
    Test { filter: Option<String> },
    Fuzz { seconds: NonZeroU32 },
    Bench,
}

/// Arguments that mean nothing, told in one sentence.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misuse(String);

impl fmt::Display for Misuse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<lexopt::Error> for Misuse {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

/// Reads the arguments that follow `cargo xtask`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Misuse> {
    let mut parser = Parser::from_args(arguments);
    match parser.next()? {
        None | Some(Short('h') | Long("help")) => Ok(Command::Help),
        Some(Value(name)) => match name.to_str() {
            Some("help") => Ok(Command::Help),
            Some("serve") => serve(&mut parser),
            Some("build") => publishing(&mut parser, Command::Build),
            Some("test") => test(&mut parser),
            Some("fuzz") => fuzz(&mut parser),
            Some("pdf") => publishing(&mut parser, Command::Pdf),
            Some("bench") => alone(&mut parser, Command::Bench, "nothing after bench"),
            _ => Err(Misuse(format!(
                "unknown command `{}`, expected serve, build, pdf, test, fuzz or bench",
                name.display()
            ))),
        },
        Some(flag) => Err(unexpected(
            &flag,
            "a command first: serve, build, pdf, test, fuzz or bench",
        )),
    }
}

fn serve(parser: &mut Parser) -> Result<Command, Misuse> {
    let mut port = DEFAULT_PORT;
    let mut open = true;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("open") => open = true,
            Long("no-open") => open = false,
            Long("port") => port = port_number(&parser.value()?.string()?)?,
            other => return Err(unexpected(&other, "--port N, --open or --no-open")),
        }
    }
    Ok(Command::Serve { port, open })
}

fn publishing(parser: &mut Parser, command: fn(Publishing) -> Command) -> Result<Command, Misuse> {
    let mut publishing = Publishing::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("base-url") => publishing.base_url = Some(address(parser.value()?.string()?)?),
            Long("public-url") => publishing.public_url = Some(folder(parser.value()?.string()?)?),
            Long("no-offline") => publishing.offline = false,
            other => {
                return Err(unexpected(
                    &other,
                    "--base-url URL, --public-url FOLDER or --no-offline",
                ));
            }
        }
    }
    Ok(command(publishing))
}

fn test(parser: &mut Parser) -> Result<Command, Misuse> {
    let mut filter = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Value(text) if filter.is_none() => filter = Some(text.string()?),
            other => return Err(unexpected(&other, "at most one FILTER")),
        }
    }
    Ok(Command::Test { filter })
}

fn fuzz(parser: &mut Parser) -> Result<Command, Misuse> {
    let mut seconds = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Value(text) if seconds.is_none() => seconds = Some(whole_seconds(&text.string()?)?),
            other => return Err(unexpected(&other, "at most one number of SECONDS")),
        }
    }
    let seconds = seconds.unwrap_or(DEFAULT_SECONDS);
    Ok(Command::Fuzz { seconds })
}

fn alone(parser: &mut Parser, command: Command, expected: &str) -> Result<Command, Misuse> {
    match parser.next()? {
        None => Ok(command),
        Some(Short('h') | Long("help")) => Ok(Command::Help),
        Some(other) => Err(unexpected(&other, expected)),
    }
}

/// An address on the web. What is wrong with the rest of it is told when the site is published.
fn address(text: String) -> Result<String, Misuse> {
    if text.starts_with("https://") || text.starts_with("http://") {
        Ok(text)
    } else {
        Err(Misuse(format!(
            "--base-url got `{text}`, expected an address such as https://example.org/water/"
        )))
    }
}

/// A path on the page's own site, of letters that mean nothing else in a page.
fn folder(text: String) -> Result<String, Misuse> {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~%/".contains(&b);
    let is_path = text.starts_with('/') || text.starts_with("./");
    if is_path && !text.contains("//") && text.bytes().all(is_plain) {
        Ok(text)
    } else {
        Err(Misuse(format!(
            "--public-url got `{text}`, expected a path such as /water/: the page loads nothing \
             from another site and need not name its own"
        )))
    }
}

fn port_number(text: &str) -> Result<NonZeroU16, Misuse> {
    text.parse().map_err(|_| {
        Misuse(format!(
            "--port got `{text}`, expected a number from 1 to 65535"
        ))
    })
}

fn whole_seconds(text: &str) -> Result<NonZeroU32, Misuse> {
    text.parse().map_err(|_| {
        Misuse(format!(
            "fuzz got `{text}`, expected a whole number of seconds from 1 on"
        ))
    })
}

fn unexpected(argument: &lexopt::Arg<'_>, expected: &str) -> Misuse {
    let shown = match argument {
        Short(letter) => format!("-{letter}"),
        Long(name) => format!("--{name}"),
        Value(value) => value.display().to_string(),
    };
    Misuse(format!("unexpected `{shown}`, expected {expected}"))
}

#[cfg(test)]
mod tests;
