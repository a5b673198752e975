//! A reader with a browser in hand and a page in front of them.
//!
//! The methods are what readers do and notice. None of them sleeps: whatever takes its time is
//! looked at until it is there, or until so much time has passed that it will not come.

mod commands;
pub(crate) mod eyes;
mod hands;
pub(crate) mod keys;
mod paper;

use std::fmt::Debug;
use std::time::Duration;

use fantoccini::wd::WindowHandle;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::Result;
use super::engines::Session;
use super::site::Site;

/// How long anything on the page may take; the machine may be busy with two other browsers.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody who reads the page on `site`, in a browser that nobody has used before.
pub(crate) struct Reader {
    pub(crate) site: Site,
    session: Session,
}

impl Reader {
    pub(crate) fn new(session: Session, site: Site) -> Self {
        Self { site, session }
    }

    /// The hosts beyond this machine that were asked for something since this was last called, where
    /// only the page can have asked.
    pub(crate) fn asked_beyond(&self) -> Vec<String> {
        let mut asked = self.session.beyond.asked();
        asked.retain(|_| self.session.engine.is_quiet());
        asked
    }

    /// Whether the browser still answers its driver.
    pub(crate) async fn is_there(&self) -> bool {
        let answer = self.value::<bool>("true");
        match tokio::time::timeout(PATIENCE, answer).await {
            Ok(Ok(_)) => true,
            // A driver that waits for its browser gives up in time.
            Ok(Err(error)) => !error.to_string().contains("timeout"),
            Err(_) => false,
        }
    }

    /// Puts the browser away.
    pub(crate) async fn leave(self) {
        self.session.end().await;
    }

    /// Opens the page at its address and `rest`, and waits until the program works.
    pub(crate) async fn open(&self, rest: &str) -> Result {
        self.arrive(rest).await?;
        self.see_program().await
    }

    /// Waits until the program says that it works.
    pub(crate) async fn see_program(&self) -> Result {
        const STATE: &str = "document.documentElement.dataset.program ?? 'absent'";
        let state: String = self.until_changed(STATE, &"absent".to_owned()).await?;
        if state == "ready" {
            return Ok(());
        }
        Err(format!(
            "the program is `{state}`; the page said {:?}",
            self.console().await?
        )
        .into())
    }

    /// Waits until the page says that its program does not run.
    pub(crate) async fn until_program_failed(&self) -> Result {
        const STATE: &str = "document.documentElement.dataset.program";
        self.until_is(STATE, "failed".to_owned()).await
    }

    /// Opens the page at its address and `rest`, whether or not its program ever arrives.
    pub(crate) async fn arrive(&self, rest: &str) -> Result {
        self.visit(&self.site.address(rest)).await
    }

    /// Sets out for the page at its address and `rest`, and waits for nothing.
    pub(crate) async fn depart_for(&self, rest: &str) -> Result {
        self.set_out_for(&self.site.address(rest)).await
    }

    /// Sets out for any address, which may lead on, and waits for nothing.
    pub(crate) async fn set_out_for(&self, address: &str) -> Result {
        Ok(self.session.client.goto(address).await?)
    }

    /// Opens any address and waits until its text is there.
    pub(crate) async fn visit(&self, address: &str) -> Result {
        self.script::<Value>("window.__left = true", json!([]))
            .await?;
        self.session.client.goto(address).await?;
        // On its way to another process, Firefox shows a blank page in between.
        let there = "!window.__left && location.href !== 'about:blank' && document.readyState !== 'loading'";
        self.until(there).await
    }

    /// Opens the page in a window `width` pixels wide, and looks at nothing else from then on.
    pub(crate) async fn open_framed(&self, width: u32) -> Result {
        self.visit(&self.site.framed(width)).await?;
        // Only then has the frame its last document: WebKit's driver refuses to enter it before the
        // first, and stays for ever in one that has been replaced.
        self.until("document.readyState === 'complete'").await?;
        self.session.client.clone().enter_frame(0).await?;
        self.see_program().await
    }

    /// Waits until what the program has done so far is on the screen.
    pub(crate) async fn until_drawn(&self) -> Result {
        self.script::<()>(
            "window.__drawn = false;
             requestAnimationFrame(() => requestAnimationFrame(() => { window.__drawn = true; }))",
            json!([]),
        )
        .await?;
        self.until("window.__drawn").await
    }

    /// Loads the page again, as a reader does.
    pub(crate) async fn reload(&self) -> Result {
        self.script::<Value>("window.__left = true; location.reload()", json!([]))
            .await?;
        // On its way to another process, Firefox shows a blank page in between.
        let there = "!window.__left && location.href !== 'about:blank' && document.readyState !== 'loading'";
        self.until(there).await
    }

    /// Leaves for another page of the same site.
    pub(crate) async fn go_elsewhere(&self) -> Result {
        self.visit(&self.site.elsewhere()).await?;
        // Firefox counts a page as visited, and goes back from it, only once it is there entirely.
        self.until("document.readyState === 'complete'").await
    }

    /// Presses the browser's button to go back.
    pub(crate) async fn go_back(&self) -> Result {
        Ok(self.session.client.back().await?)
    }

    /// Opens another tab and looks at it from then on; gives the one that was looked at.
    pub(crate) async fn open_tab(&self) -> Result<WindowHandle> {
        let client = &self.session.client;
        let first = client.window().await?;
        let opened = client.new_window(true).await?;
        client.switch_to_window(opened.handle).await?;
        Ok(first)
    }

    /// Looks at a tab.
    pub(crate) async fn turn_to_tab(&self, tab: WindowHandle) -> Result {
        Ok(self.session.client.switch_to_window(tab).await?)
    }

    /// Makes the window as large as this, as far as the browser lets it.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result {
        Ok(self.session.client.set_window_size(width, height).await?)
    }

    /// Follows an address within the page, as one typed into the bar.
    pub(crate) async fn follow(&self, fragment: &str) -> Result {
        self.script("location.hash = arguments[0]", json!([fragment]))
            .await
    }

    /// Reads from the page: the value of a JavaScript expression.
    pub(crate) async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.script(&format!("return ({expression})"), json!([]))
            .await
    }

    /// Runs the body of a function in the page with `arguments`, a JSON array.
    pub(crate) async fn script<T: DeserializeOwned>(
        &self,
        body: &str,
        arguments: Value,
    ) -> Result<T> {
        let Value::Array(arguments) = arguments else {
            return Err("arguments are a JSON array".into());
        };
        let value = self.session.client.execute(body, arguments).await?;
        serde_json::from_value(value.clone())
            .map_err(|error| format!("`{body}` gave {value}: {error}").into())
    }

    /// Waits until a JavaScript expression is true.
    pub(crate) async fn until(&self, expression: &str) -> Result {
        self.until_is(&format!("Boolean({expression})"), true).await
    }

    /// Waits until a JavaScript expression has a value.
    pub(crate) async fn until_is<T>(&self, expression: &str, expected: T) -> Result
    where
        T: DeserializeOwned + PartialEq + Debug,
    {
        let found = self.look(expression, |value: &T| *value == expected).await;
        found.map(drop).map_err(|found| {
            format!("waited {PATIENCE:?} for `{expression}` to be {expected:?}, found {found}")
                .into()
        })
    }

    /// Waits until a JavaScript expression has another value than `old`, and gives it.
    pub(crate) async fn until_changed<T>(&self, expression: &str, old: &T) -> Result<T>
    where
        T: DeserializeOwned + PartialEq + Debug,
    {
        let found = self.look(expression, |value: &T| value != old).await;
        found.map_err(|found| {
            format!("waited {PATIENCE:?} for `{expression}` to change, found {found}").into()
        })
    }

    /// Looks until `enough`; the error says what was seen last.
    async fn look<T>(
        &self,
        expression: &str,
        enough: impl Fn(&T) -> bool,
    ) -> std::result::Result<T, String>
    where
        T: DeserializeOwned + Debug,
    {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // An error may be no more than a page that is just being replaced.
            let found = match self.value::<T>(expression).await {
                Ok(value) if enough(&value) => return Ok(value),
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
