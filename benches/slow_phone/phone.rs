//! A slow phone on a slow network, played by Chromium.
//!
//! The numbers are those of the profile by which such pages are commonly judged: a phone of the
//! lower middle class on a weak 4G network.

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::load::Load;
use super::support::Result;
use super::support::engines::{Engine, Preferences, Session};

/// How many times slower than this machine's the processor is.
const CPU_SLOWDOWN: u32 = 4;
/// Bytes a second: 1.6 Mbit/s.
const DOWNLOAD: u32 = 1_600_000 / 8;
/// Bytes a second: 750 kbit/s.
const UPLOAD: u32 = 750_000 / 8;
/// Milliseconds from a request to the first of its response.
const LATENCY: u32 = 150;
/// Enough for a median that one odd tap does not move.
const TAPS: usize = 21;
/// What a page does in answer to a tap, among Chromium's metrics.
const WORK: [&str; 3] = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

/// A phone that nobody has used before: nothing is in its cache.
pub(crate) struct Phone {
    session: Session,
}

#[derive(Clone, Copy, Deserialize)]
struct Point {
    x: f64,
    y: f64,
}

impl Phone {
    pub(crate) async fn unpack() -> Result<Self> {
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

    /// Opens a page, taps about in it when it is all there, and puts the phone away.
    pub(crate) async fn load(self, address: &str, has_program: bool) -> Result<Load> {
        /// Far proxy the slowest load; a program that fails is never ready.
        const PATIENCE: Duration = Duration::from_mins(1);
        let load = tokio::time::timeout(PATIENCE, self.open(address, has_program)).await;
        self.session.end().await;
        load.map_err(|_| format!("{address} was not there within {PATIENCE:?}"))?
    }

    async fn open(&self, address: &str, has_program: bool) -> Result<Load> {
        // Answered when the new document is there, so that the next command finds no older one.
        let navigation = json!({ "url": address });
        self.session
            .developer_tools("Page.navigate", navigation)
            .await?;
        let mut load: Load = self
            .evaluate(&format!("slowPhone.loaded({has_program})"))
            .await?;
        for _ in 0..TAPS {
            let (latency, work) = self.tap().await?;
            load.taps.push(latency);
            load.toggle_work.push(work);
        }
        Ok(load)
    }

    /// Taps the first section's heading; gives the milliseconds until the page has answered, and
    /// those that it worked.
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

    /// How long the page has worked so far, in milliseconds.
    async fn work(&self) -> Result<f64> {
        let answer = self
            .session
            .developer_tools("Performance.getMetrics", json!({}))
            .await?;
        let metrics = answer["metrics"].as_array().into_iter().flatten();
        let of_work = metrics.filter(|metric| WORK.iter().any(|name| metric["name"] == *name));
        Ok(of_work
            .filter_map(|metric| metric["value"].as_f64())
            .sum::<f64>()
            * 1000.0)
    }

    /// The value of a JavaScript expression, awaited where it is a promise.
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
        serde_json::from_value(value).map_err(|error| surprise(expression, &answer, &error))
    }
}

fn surprise(
    expression: &str,
    answer: &Value,
    error: &serde_json::Error,
) -> Box<dyn std::error::Error + Send + Sync> {
    format!("`{expression}` gave {answer}: {error}").into()
}
