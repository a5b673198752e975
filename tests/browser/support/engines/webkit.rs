//! Starts WebKitWebDriver with MiniBrowser, or with our own browser, which can print.
//!
//! Neither has a headless mode, so each sandbox has an Xvfb unless the tests are run headed.

use serde_json::{Value, json};

use super::executables::Executable;
use super::proxy::Proxy;
use super::sandbox::Sandbox;
use super::{Preferences, Scheme, is_headed};
use crate::support::Result;

const DISPLAY: Executable = Executable {
    names: &["Xvfb"],
    package: "xvfb",
};
const DRIVER: Executable = Executable {
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

/// The system's Python; another one on the PATH may lack the required libraries.
const PYTHON: &str = "/usr/bin/python3";
const PRINTING_BROWSER: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/browser/support/engines/printing_browser.py"
);

pub(super) async fn start_driver(
    sandbox: &mut Sandbox,
    preferences: Preferences,
) -> Result<String> {
    let display = if is_headed() {
        std::env::var("DISPLAY").map_err(|_| "--headed needs a display, but DISPLAY is not set")?
    } else {
        format!(":{}", start_display(sandbox).await?)
    };
    let driver = |sandbox: &Sandbox, port: u16| {
        let mut command = sandbox.command(DRIVER.find()?);
        command
            .args([format!("--port={port}"), "--host=local".to_owned()])
            .env("DISPLAY", &display)
            // Without plugins, GStreamer does not scan them for each new home; no page plays media.
            .env("GST_PLUGIN_SYSTEM_PATH_1_0", "");
        if preferences.scheme == Scheme::Dark {
            command.env("GTK_THEME", "Adwaita:dark");
        }
        Ok(command)
    };
    let port = sandbox.spawn_server("webkitwebdriver", driver).await?;
    Ok(format!("http://127.0.0.1:{port}"))
}

/// Returns the capabilities. Without a printer, the browser is MiniBrowser, which the driver finds by
/// itself. Both browsers can disable the scripts of pages and still run those of the driver.
pub(super) fn options(proxy: &Proxy, preferences: Preferences) -> Value {
    let proxy = format!("--proxy={}", proxy.url());
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

async fn start_display(sandbox: &mut Sandbox) -> Result<u32> {
    let mut command = sandbox.command(DISPLAY.find()?);
    command.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1280x1024x24",
        "-nolisten",
        "tcp",
    ]);
    let log = sandbox.spawn(command, "xvfb")?;
    log.line(|line| line.trim().parse().ok()).await
}
