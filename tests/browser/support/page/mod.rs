//! A page in a browser, with the methods that tests call on it.
//!
//! No method waits for a fixed time: each polls until its condition holds or a time limit has passed.

mod commands;
mod input;
pub(crate) mod keys;
mod printing;
pub(crate) mod queries;

use std::fmt::Debug;
use std::time::Duration;

use fantoccini::wd::WindowHandle;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::Result;
use super::engines::{Engine, Session};
use super::site::Site;

/// The time limit of every wait; the machine may be busy with other browsers.
const LIMIT: Duration = Duration::from_secs(30);

/// True once the page that was marked with `__left` is replaced. When Firefox switches processes, it
/// shows a blank page first.
const IS_REPLACED: &str =
    "!window.__left && location.href !== 'about:blank' && document.readyState !== 'loading'";

/// A tab of a browser, and the site of the test.
pub(crate) struct Page {
    pub(crate) site: Site,
    session: Session,
}

impl Page {
    pub(crate) fn new(session: Session, site: Site) -> Self {
        Self { site, session }
    }

    /// Returns the engine that shows the page.
    pub(crate) fn engine(&self) -> Engine {
        self.session.engine
    }

    /// Returns the hosts beyond this machine that received a request since the last call, except those
    /// that the browser itself connects to.
    pub(crate) fn take_external_hosts(&self) -> Vec<String> {
        let mut hosts = self.session.proxy.take_hosts();
        hosts.retain(|host| !self.session.engine.connects_by_itself(host));
        hosts
    }

    /// Returns why no test can go on if the browser process has died or its driver has lost it.
    pub(crate) async fn loss_of_browser(&self) -> Option<String> {
        self.session.loss().await
    }

    /// Returns what the driver and the browser have printed.
    pub(crate) fn logs(&self) -> String {
        self.session.logs()
    }

    /// Ends the browser.
    pub(crate) async fn close(self) {
        self.session.end().await;
    }

    /// Returns the browser, for another test.
    pub(crate) fn into_session(self) -> Session {
        self.session
    }

    /// Opens the page at its URL followed by `rest`, and waits until the app is ready.
    pub(crate) async fn open(&self, rest: &str) -> Result {
        self.goto(rest).await?;
        self.wait_for_app().await
    }

    /// Waits until the app is ready.
    pub(crate) async fn wait_for_app(&self) -> Result {
        const STATE: &str = "document.documentElement.dataset.app ?? 'absent'";
        let state: String = self.wait_for_change(STATE, &"absent".to_owned()).await?;
        if state == "ready" {
            return Ok(());
        }
        let console = self.console().await?;
        Err(format!("the app is `{state}`; console: {console:?}").into())
    }

    /// Waits until the page reports that the app has failed.
    pub(crate) async fn wait_for_app_failure(&self) -> Result {
        const STATE: &str = "document.documentElement.dataset.app";
        self.wait_for_value(STATE, "failed".to_owned()).await
    }

    /// Opens the page at its URL followed by `rest`, without waiting for the app.
    pub(crate) async fn goto(&self, rest: &str) -> Result {
        self.navigate(&self.site.url(rest)).await
    }

    /// Starts to load the page at its URL followed by `rest`, and waits for nothing.
    pub(crate) async fn start_loading(&self, rest: &str) -> Result {
        self.start_navigation(&self.site.url(rest)).await
    }

    /// Starts to load any URL, which may redirect, and waits for nothing.
    pub(crate) async fn start_navigation(&self, url: &str) -> Result {
        Ok(self.session.client.goto(url).await?)
    }

    /// Opens any URL and waits until its document is parsed.
    pub(crate) async fn navigate(&self, url: &str) -> Result {
        self.execute::<Value>("window.__left = true", json!([]))
            .await?;
        self.session.client.goto(url).await?;
        self.wait_for(IS_REPLACED).await
    }

    /// Opens the page in a frame `width` pixels wide, to which all further commands go.
    pub(crate) async fn open_framed(&self, width: u32) -> Result {
        self.navigate(&self.site.framed_url(width)).await?;
        // The frame has its final document only now: WebKit's driver refuses to enter a frame without a
        // document, and stays in a document that has been replaced.
        self.wait_for("document.readyState === 'complete'").await?;
        self.session.client.clone().enter_frame(0).await?;
        self.wait_for_app().await
    }

    /// Waits until all changes so far are painted.
    pub(crate) async fn wait_for_render(&self) -> Result {
        self.execute::<()>(
            "window.__painted = false;
             requestAnimationFrame(() => requestAnimationFrame(() => { window.__painted = true; }))",
            json!([]),
        )
        .await?;
        self.wait_for("window.__painted").await
    }

    /// Reloads the page by script, like a page that reloads itself.
    pub(crate) async fn reload(&self) -> Result {
        self.execute::<Value>("window.__left = true; location.reload()", json!([]))
            .await?;
        self.wait_for(IS_REPLACED).await
    }

    /// Goes to another page of the same site.
    pub(crate) async fn go_to_other_page(&self) -> Result {
        self.navigate(&self.site.other_page_url()).await?;
        // Firefox adds a page to the history only once it is loaded entirely.
        self.wait_for("document.readyState === 'complete'").await
    }

    /// Goes back in the history, as the browser's button does.
    ///
    /// WebKit's driver often does not answer its command for this, so a script goes back there.
    pub(crate) async fn go_back(&self) -> Result {
        const URL: &str = "location.href";
        if self.engine() != Engine::WebKit {
            return Ok(self.session.client.back().await?);
        }
        let before: String = self.evaluate(URL).await?;
        self.execute::<()>("setTimeout(() => history.back())", json!([]))
            .await?;
        self.wait_for_change(URL, &before).await?;
        self.wait_for("document.readyState === 'complete'").await
    }

    /// Opens another tab and switches to it; returns the one before.
    pub(crate) async fn open_tab(&self) -> Result<WindowHandle> {
        let client = &self.session.client;
        let first = client.window().await?;
        let opened = client.new_window(true).await?;
        client.switch_to_window(opened.handle).await?;
        Ok(first)
    }

    /// Switches to a tab.
    pub(crate) async fn switch_to_tab(&self, tab: WindowHandle) -> Result {
        Ok(self.session.client.switch_to_window(tab).await?)
    }

    /// Resizes the window, as far as the browser lets it.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result {
        Ok(self.session.client.set_window_size(width, height).await?)
    }

    /// Follows a fragment within the page, as if it were typed into the address bar.
    pub(crate) async fn follow_fragment(&self, fragment: &str) -> Result {
        self.execute("location.hash = arguments[0]", json!([fragment]))
            .await
    }

    /// Returns the value of a JavaScript expression in the page.
    pub(crate) async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.execute(&format!("return ({expression})"), json!([]))
            .await
    }

    /// Runs the body of a JavaScript function in the page with `arguments`, a JSON array.
    pub(crate) async fn execute<T: DeserializeOwned>(
        &self,
        body: &str,
        arguments: Value,
    ) -> Result<T> {
        let Value::Array(arguments) = arguments else {
            return Err("arguments must be a JSON array".into());
        };
        let value = self.session.client.execute(body, arguments).await?;
        serde_json::from_value(value.clone())
            .map_err(|error| format!("`{body}` gave {value}: {error}").into())
    }

    /// Waits until a JavaScript expression is true.
    pub(crate) async fn wait_for(&self, expression: &str) -> Result {
        self.wait_for_value(&format!("Boolean({expression})"), true)
            .await
    }

    /// Waits until a JavaScript expression has a value.
    pub(crate) async fn wait_for_value<T>(&self, expression: &str, expected: T) -> Result
    where
        T: DeserializeOwned + PartialEq + Debug,
    {
        let found = self.poll(expression, |value: &T| *value == expected).await;
        found.map(drop).map_err(|found| {
            format!("waited {LIMIT:?} for `{expression}` to be {expected:?}, found {found}").into()
        })
    }

    /// Waits until a JavaScript expression has another value than `old`, and returns it.
    pub(crate) async fn wait_for_change<T>(&self, expression: &str, old: &T) -> Result<T>
    where
        T: DeserializeOwned + PartialEq + Debug,
    {
        let found = self.poll(expression, |value: &T| value != old).await;
        found.map_err(|found| {
            format!("waited {LIMIT:?} for `{expression}` to change, found {found}").into()
        })
    }

    /// Polls until `is_done`; the error is the last value found.
    async fn poll<T>(
        &self,
        expression: &str,
        is_done: impl Fn(&T) -> bool,
    ) -> std::result::Result<T, String>
    where
        T: DeserializeOwned + Debug,
    {
        let deadline = Instant::now() + LIMIT;
        loop {
            // An error may mean only that the document is being replaced.
            let found = match self.evaluate::<T>(expression).await {
                Ok(value) if is_done(&value) => return Ok(value),
                Ok(value) => format!("{value:?}"),
                Err(error) => error.to_string(),
            };
            if Instant::now() > deadline {
                return Err(found);
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}
