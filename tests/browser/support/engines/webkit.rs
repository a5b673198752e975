//! WebKitGTK's MiniBrowser, or a browser of our own that prints, and the driver of both, on a display
//! of their own.
//!
//! Neither has a headless mode, so each household runs an Xvfb.

use serde_json::{Value, json};

use super::beyond::Beyond;
use super::executables::Executable;
use super::household::Household;
use super::{Preferences, Scheme};
use crate::support::Result;

const DISPLAY: Executable = Executable {
    names: &["Xvfb"],
    package: "xvfb",
};
const DRIVER: Executable = Executable {
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

/// The system's own Python: another one on the PATH would not have the system's libraries.
const PYTHON: &str = "/usr/bin/python3";
const PRINTING_BROWSER: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/browser/support/engines/printing_browser.py"
);

pub(super) async fn start_driver(
    household: &mut Household,
    preferences: Preferences,
) -> Result<String> {
    let display = start_display(household).await?;
    let driver = |household: &Household, port: u16| {
        let mut command = household.command(DRIVER.find()?);
        command
            .args([format!("--port={port}"), "--host=local".to_owned()])
            .env("DISPLAY", format!(":{display}"));
        if preferences.scheme == Scheme::Dark {
            command.env("GTK_THEME", "Adwaita:dark");
        }
        Ok(command)
    };
    let port = household.take_in_server("webkitwebdriver", driver).await?;
    Ok(format!("http://127.0.0.1:{port}"))
}

/// Without a printer, the browser is MiniBrowser where the driver was compiled to look for it.
///
/// Both can leave the scripts of pages alone and still run those of the driver.
pub(super) fn options(beyond: &Beyond, preferences: Preferences) -> Value {
    let proxy = format!("--proxy={}", beyond.address());
    let arguments = ["--automation", &proxy, "--ignore-host=127.0.0.1"];
    let mut options = json!({ "args": arguments });
    if preferences.printer {
        let arguments: Vec<&str> = [&[PRINTING_BROWSER], &arguments[..]].concat();
        options = json!({ "binary": PYTHON, "args": arguments });
    }
    if let (false, Some(arguments)) = (preferences.scripts, options["args"].as_array_mut()) {
        arguments.push(json!("--enable-javascript-markup=false"));
    }
    json!({ "webkitgtk:browserOptions": options })
}

async fn start_display(household: &mut Household) -> Result<u32> {
    let mut command = household.command(DISPLAY.find()?);
    command.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1280x1024x24",
        "-nolisten",
        "tcp",
    ]);
    let journal = household.take_in(command, "xvfb")?;
    journal.line(|line| line.trim().parse().ok()).await
}
