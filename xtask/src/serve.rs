//! `cargo xtask serve`: the page while one works on it, rebuilt on every change.
//!
//! Trunk builds before it takes the port and opens the page without asking whether there is a
//! screen. Both are looked at first, so that what cannot work is said at once.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::num::NonZeroU16;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, port: NonZeroU16, open: bool) -> Result<()> {
    ensure_free(port)?;
    let toolbox = Toolbox::for_serving(workspace)?;
    let mut trunk = toolbox.trunk("serve");
    trunk.args(["--port", &port.to_string()]);
    if open && has_desktop(std::env::consts::OS, |name| std::env::var_os(name)) {
        trunk.arg("--open");
    } else if open {
        eprintln!("No desktop here to open the page on: visit http://127.0.0.1:{port}/");
    }
    process::hand_over(&mut trunk)
}

fn ensure_free(port: NonZeroU16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port.get())) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} of 127.0.0.1 is taken by another program, expected it to be free: \
             stop that program, or choose another port, as in `cargo xtask serve --port {}`",
            another(port)
        ),
        Err(error) => Err(error).with_context(|| {
            format!("cannot listen on port {port} of 127.0.0.1, choose another with --port")
        }),
    }
}

fn another(port: NonZeroU16) -> NonZeroU16 {
    port.checked_add(1).unwrap_or(crate::cli::DEFAULT_PORT)
}

/// macOS and Windows always have a desktop; elsewhere X11 or Wayland says so in the environment.
fn has_desktop(os: &str, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    matches!(os, "macos" | "windows")
        || ["WAYLAND_DISPLAY", "DISPLAY"]
            .into_iter()
            .any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desktop_is_known_by_its_display() {
        let with = |name: &'static str, value: &'static str| {
            move |asked: &str| (asked == name).then(|| OsString::from(value))
        };
        assert!(has_desktop("linux", with("DISPLAY", ":0")));
        assert!(has_desktop("linux", with("WAYLAND_DISPLAY", "wayland-0")));
        assert!(!has_desktop("linux", with("DISPLAY", "")));
        assert!(!has_desktop("linux", |_| None));
        assert!(has_desktop("macos", |_| None));
        assert!(has_desktop("windows", |_| None));
    }

    #[test]
    fn a_taken_port_is_told_with_what_to_do() -> Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = NonZeroU16::new(taken.local_addr()?.port()).context("a listener has a port")?;
        let told = ensure_free(port).map_err(|error| error.to_string());
        assert!(told.is_err_and(|text| {
            text.starts_with(&format!("port {port} of 127.0.0.1 is taken"))
                && text.ends_with(&format!("--port {}`", another(port)))
        }));
        Ok(())
    }

    #[test]
    fn the_port_proposed_instead_is_one() {
        let port = |number| NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN);
        assert_eq!(another(port(8080)), port(8081));
        assert_eq!(another(NonZeroU16::MAX), port(8080));
    }
}
