//! `cargo xtask serve`: the page during development, rebuilt on every change.
//!
//! Trunk builds before it takes the port, and opens the page without checking for a display. Both
//! are checked first, so that what cannot work is reported at once.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};

use crate::cli::DEFAULT_PORT;
use crate::process;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, port: u16, open: bool) -> Result<()> {
    ensure_free(port)?;
    let toolbox = Toolbox::for_serving(workspace)?;
    let mut trunk = toolbox.trunk("serve", &[]);
    trunk.args(["--port", &port.to_string()]);
    if open && has_display() {
        trunk.arg("--open");
    } else if open {
        eprintln!("No display to open the page on. Visit http://127.0.0.1:{port}/");
    }
    process::replace_self(&mut trunk)
}

fn ensure_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} on 127.0.0.1 is in use by another program\n\
             help: choose another port: cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(DEFAULT_PORT)
        ),
        Err(error) => Err(error).with_context(|| {
            format!(
                "cannot listen on port {port} of 127.0.0.1\n\
                 help: choose another port with --port"
            )
        }),
    }
}

/// Whether programs can open windows.
pub(crate) fn has_display() -> bool {
    has_display_on(std::env::consts::OS, |name| std::env::var_os(name))
}

/// macOS and Windows always have a display; elsewhere X11 and Wayland set a variable.
fn has_display_on(os: &str, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    matches!(os, "macos" | "windows")
        || ["WAYLAND_DISPLAY", "DISPLAY"]
            .into_iter()
            .any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_display() {
        let cases = [
            ("linux", "DISPLAY", ":0", true),
            ("linux", "WAYLAND_DISPLAY", "wayland-0", true),
            ("linux", "DISPLAY", "", false),
            ("linux", "OTHER", ":0", false),
            ("macos", "OTHER", "", true),
            ("windows", "OTHER", "", true),
        ];
        for (os, name, value, expected) in cases {
            let variable = |asked: &str| (asked == name).then(|| OsString::from(value));
            assert_eq!(
                has_display_on(os, variable),
                expected,
                "{os} {name}={value}"
            );
        }
    }

    #[test]
    fn reports_port_in_use_with_another_one() -> Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let message = ensure_free(port).map_err(|error| error.to_string());
        let next = port.checked_add(1).unwrap_or(DEFAULT_PORT);
        assert_eq!(
            message,
            Err(format!(
                "port {port} on 127.0.0.1 is in use by another program\n\
                 help: choose another port: cargo xtask serve --port {next}"
            ))
        );
        Ok(())
    }
}
