//! Starts geckodriver, which prints the port it listens on, and Firefox.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::executables::Executable;
use super::proxy::Proxy;
use super::sandbox::Sandbox;
use super::{Engine, Preferences, Scheme, is_headed};
use crate::support::Result;

const DRIVER: Executable = Executable {
    names: &["geckodriver"],
    package: "geckodriver",
};
const BROWSER: Executable = Executable {
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

pub(super) async fn start_driver(sandbox: &mut Sandbox) -> Result<String> {
    let mut command = sandbox.command(DRIVER.find()?);
    command
        .args([
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--websocket-port",
            "0",
        ])
        .arg("--profile-root")
        .arg(sandbox.folder("tmp"));
    let log = sandbox.spawn(command, "geckodriver")?;
    let port: u16 = log
        .line(|line| {
            line.split_once("Listening on 127.0.0.1:")?
                .1
                .trim()
                .parse()
                .ok()
        })
        .await?;
    Ok(format!("http://127.0.0.1:{port}"))
}

/// Returns the executable of the previous Firefox ESR, if `FACTSHEET_FIREFOX_PREVIOUS` names one.
pub(super) fn previous() -> Option<PathBuf> {
    let path = PathBuf::from(std::env::var_os("FACTSHEET_FIREFOX_PREVIOUS")?);
    path.is_file().then_some(path)
}

pub(super) fn options(engine: Engine, proxy: &Proxy, preferences: Preferences) -> Result<Value> {
    let binary = match engine {
        Engine::FirefoxPrevious => previous().ok_or("FACTSHEET_FIREFOX_PREVIOUS names no file")?,
        _ => BROWSER.find()?,
    };
    let arguments: &[&str] = if is_headed() { &[] } else { &["-headless"] };
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": binary,
            "args": arguments,
            "prefs": {
                // The browser itself must not use the network, or the tests would depend on it.
                "app.update.enabled": false,
                "browser.safebrowsing.malware.enabled": false,
                "browser.safebrowsing.phishing.enabled": false,
                "datareporting.policy.dataSubmissionEnabled": false,
                "extensions.getAddons.cache.enabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "services.settings.server": "data:,",
                "toolkit.telemetry.enabled": false,
                "network.proxy.type": 1,
                "network.proxy.http": "127.0.0.1",
                "network.proxy.http_port": proxy.port(),
                "network.proxy.ssl": "127.0.0.1",
                "network.proxy.ssl_port": proxy.port(),
                "javascript.enabled": preferences.scripts,
                "ui.systemUsesDarkTheme": i32::from(preferences.scheme == Scheme::Dark),
            },
        },
    }))
}
