//! A slow phone on a slow network, simulated by Chromium.
//!
//! The numbers are those of Lighthouse: a mid-range phone on a slow 4G network.

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::load::Load;
use super::support::Result;
use super::support::engines::{Engine, Preferences, Session};

/// The slowdown of the processor.
const CPU_SLOWDOWN: u32 = 4;
/// Bytes per second: 1.6 Mbit/s.
const DOWNLOAD: u32 = 1_600_000 / 8;
/// Bytes per second: 750 kbit/s.
const UPLOAD: u32 = 750_000 / 8;
/// Milliseconds from a request to the first byte of its response.
const LATENCY: u32 = 150;
/// The number of taps, enough for a stable median.
const TAPS: usize = 21;
/// Chromium's metrics of the work that a tap causes.
const WORK: [&str; 3] = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

/// A browser with an empty cache.
pub(crate) struct Phone {
    session: Session,
}

#[derive(Clone, Copy, Deserialize)]
struct Point {
    x: f64,
    y: f64,
}

impl Phone {
    pub(crate) async fn start() -> Result<Self> {
        let session = Session::start(Engine::Chromium, Preferences::default()).await?;
        let phone = Self { session };
        let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
        let network = json!({
            "offline": false,
            "latency": LATENCY,
            "downloadThroughput": DOWNLOAD,
            "uploadThroughput": UPLOAD,
        });
        for (command, parameters) in [
            ("Emulation.setDeviceMetricsOverride", screen),
            (
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": true }),
            ),
            (
                "Emulation.setCPUThrottlingRate",
                json!({ "rate": CPU_SLOWDOWN }),
            ),
            ("Network.enable", json!({})),
            ("Network.emulateNetworkConditions", network),
            ("Page.enable", json!({})),
            ("Performance.enable", json!({ "timeDomain": "threadTicks" })),
            (
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": include_str!("watch.js") }),
            ),
        ] {
            phone.session.developer_tools(command, parameters).await?;
        }
        Ok(phone)
    }

    /// Loads a page, taps in it and ends the browser.
    pub(crate) async fn load(self, url: &str, has_app: bool) -> Result<Load> {
        /// More than the slowest load takes. An app that fails is never ready.
        const TIMEOUT: Duration = Duration::from_mins(1);
        let load = tokio::time::timeout(TIMEOUT, self.open(url, has_app)).await;
        self.session.end().await;
        load.map_err(|_| format!("{url} has not loaded within {TIMEOUT:?}"))?
    }

    async fn open(&self, url: &str, has_app: bool) -> Result<Load> {
        // Returns when the new document exists, so that the next command runs in it.
        let navigation = json!({ "url": url });
        self.session
            .developer_tools("Page.navigate", navigation)
            .await?;
        let mut load: Load = self
            .evaluate(&format!("slowPhone.loaded({has_app})"))
            .await?;
        for _ in 0..TAPS {
            let (latency, work) = self.tap().await?;
            load.taps.push(latency);
            load.toggle_work.push(work);
        }
        Ok(load)
    }

    /// Taps the first section's heading. Returns the latency and the work, in milliseconds.
    async fn tap(&self) -> Result<(f64, f64)> {
        let Point { x, y } = self.evaluate("slowPhone.awaitTap()").await?;
        let before = self.work().await?;
        for touch in [
            json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }),
            json!({ "type": "touchEnd", "touchPoints": [] }),
        ] {
            self.session
                .developer_tools("Input.dispatchTouchEvent", touch)
                .await?;
        }
        let latency = self.evaluate("slowPhone.tapLatency()").await?;
        Ok((latency, self.work().await? - before))
    }

    /// Returns the work of the page so far, in milliseconds.
    async fn work(&self) -> Result<f64> {
        let answer = self
            .session
            .developer_tools("Performance.getMetrics", json!({}))
            .await?;
        let metrics = answer["metrics"].as_array().into_iter().flatten();
        let work = metrics.filter(|metric| WORK.iter().any(|name| metric["name"] == *name));
        Ok(work
            .filter_map(|metric| metric["value"].as_f64())
            .sum::<f64>()
            * 1000.0)
    }

    /// Evaluates a JavaScript expression and awaits its promise.
    async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let parameters = json!({
            "expression": expression,
            "awaitPromise": true,
            "returnByValue": true,
        });
        let mut answer = self
            .session
            .developer_tools("Runtime.evaluate", parameters)
            .await?;
        let value = answer["result"]["value"].take();
        serde_json::from_value(value).map_err(|error| unexpected_value(expression, &answer, &error))
    }
}

fn unexpected_value(
    expression: &str,
    answer: &Value,
    error: &serde_json::Error,
) -> Box<dyn std::error::Error + Send + Sync> {
    format!("`{expression}` returned {answer}: {error}").into()
}
