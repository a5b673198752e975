//! Firefox and geckodriver, which says the port it took; Firefox's own ports are left to the system.

use serde_json::{Value, json};

use super::beyond::Beyond;
use super::executables::Executable;
use super::household::Household;
use super::{Preferences, Scheme};
use crate::support::Result;

const DRIVER: Executable = Executable {
    names: &["geckodriver"],
    package: "geckodriver",
};
const BROWSER: Executable = Executable {
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

pub(super) async fn start_driver(household: &mut Household) -> Result<String> {
    let mut command = household.command(DRIVER.find()?);
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
        .arg(household.folder("tmp"));
    let journal = household.take_in(command, "geckodriver")?;
    let port: u16 = journal
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

pub(super) fn options(beyond: &Beyond, preferences: Preferences) -> Result<Value> {
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": BROWSER.find()?,
            "args": ["-headless"],
            "prefs": {
                // Nothing of the browser's own may use the network, or the tests depend on it.
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
                "network.proxy.http_port": beyond.port(),
                "network.proxy.ssl": "127.0.0.1",
                "network.proxy.ssl_port": beyond.port(),
                "javascript.enabled": preferences.scripts,
                "ui.systemUsesDarkTheme": i32::from(preferences.scheme == Scheme::Dark),
            },
        },
    }))
}
