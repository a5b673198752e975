//! WebKitGTK's MiniBrowser, or a browser of our own that prints, and the driver of both, on a display
//! of their own.
//!
//! Neither has a headless mode, so each household runs an Xvfb. The driver neither takes port 0 nor
//! says which port it took: a free one is picked, and another should somebody else have been
//! quicker, in which case the driver ends at once.

use std::net::TcpListener;

use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::{Duration, Instant, sleep};

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
    for _ in 0..5 {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = household.command(DRIVER.find()?);
        command
            .args([format!("--port={port}"), "--host=local".to_owned()])
            .env("DISPLAY", format!(":{display}"));
        if preferences.scheme == Scheme::Dark {
            command.env("GTK_THEME", "Adwaita:dark");
        }
        household.take_in(command, "webkitwebdriver")?;
        if listens(household, port).await? {
            return Ok(format!("http://127.0.0.1:{port}"));
        }
    }
    Err("WebKitWebDriver found no port to listen on, five times".into())
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

/// Whether the driver came to listen, rather than to its end.
async fn listens(household: &mut Household, port: u16) -> Result<bool> {
    let deadline = Instant::now() + Duration::from_secs(20);
    while Instant::now() < deadline {
        if household.has_lost_someone() {
            return Ok(false);
        }
        if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            // Should another program be the one who answers, the driver has died of it.
            return Ok(!household.has_lost_someone());
        }
        sleep(Duration::from_millis(10)).await;
    }
    Err(format!("WebKitWebDriver does not listen on port {port}").into())
}
