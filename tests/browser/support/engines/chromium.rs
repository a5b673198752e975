//! Starts chromedriver, which prints the port it listens on, and Chromium.

use serde_json::{Value, json};

use super::executables::Executable;
use super::proxy::Proxy;
use super::sandbox::Sandbox;
use super::{Preferences, Scheme, is_headed};
use crate::support::Result;

const DRIVER: Executable = Executable {
    names: &["chromedriver"],
    package: "chromium-driver",
};
const BROWSER: Executable = Executable {
    names: &["chromium", "chromium-browser", "google-chrome"],
    package: "chromium",
};

pub(super) async fn start_driver(sandbox: &mut Sandbox) -> Result<String> {
    for _ in 0..5 {
        let mut command = sandbox.command(DRIVER.find()?);
        command.arg("--port=0");
        let log = sandbox.spawn(command, "chromedriver")?;
        // It listens on the same port of IPv6 and IPv4, and exits if another process has either.
        let refused = |line: &str| line.contains("port not available").then_some(None);
        let port = log.line(|line| port(line).map(Some).or_else(|| refused(line)));
        if let Some(port) = port.await? {
            return Ok(format!("http://127.0.0.1:{port}"));
        }
    }
    Err("chromedriver found no port to listen on, five times".into())
}

/// Returns the port that the driver reports.
fn port(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("was started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

pub(super) fn options(sandbox: &Sandbox, proxy: &Proxy, preferences: Preferences) -> Result<Value> {
    let mut arguments = vec![
        // Tests in a container run as root, where Chromium's sandbox refuses to start.
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        // The shared memory of a container may be too small for a page.
        "--disable-dev-shm-usage".to_owned(),
        // The browser itself must not use the network, or the tests would depend on it.
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        format!("--proxy-server={}", proxy.url()),
        format!("--user-data-dir={}", sandbox.folder("profile").display()),
    ];
    if !is_headed() {
        arguments.push("--headless".to_owned());
    }
    if preferences.scheme == Scheme::Dark {
        arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    let scripts = if preferences.scripts { 1 } else { 2 };
    Ok(json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": BROWSER.find()?,
            "args": arguments,
            "prefs": { "profile.default_content_setting_values.javascript": scripts },
        },
    }))
}
