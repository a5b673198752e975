//! Starts browser engines, each with a driver and a profile of its own.
//!
//! Each engine is started differently, but the result is always a [`Session`], which leaves no process
//! behind when it ends.

mod chromium;
mod commands;
pub(crate) mod executables;
mod firefox;
mod orphans;
mod printing;
mod process_log;
mod proxy;
pub(crate) mod sandbox;
mod webkit;

use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use self::proxy::Proxy;
use self::sandbox::Sandbox;
pub(crate) use self::sandbox::kill_all;
use super::Result;

/// A common window, wide enough for the list of contents next to the text.
const WINDOW: (u32, u32) = (1250, 900);

/// A browser engine.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    /// The major version of Firefox ESR before [`Engine::Firefox`], which is still supported.
    FirefoxPrevious,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: &[Self] = &[
        Self::Chromium,
        Self::Firefox,
        Self::FirefoxPrevious,
        Self::WebKit,
    ];

    /// Both versions of Firefox.
    pub(crate) const FIREFOX: &[Self] = &[Self::Firefox, Self::FirefoxPrevious];

    /// All but WebKit.
    pub(crate) const NOT_WEBKIT: &[Self] = &[Self::Chromium, Self::Firefox, Self::FirefoxPrevious];

    /// Returns the engines to test: those named in `FACTSHEET_ENGINES`, or all. The previous Firefox is
    /// among them if `FACTSHEET_FIREFOX_PREVIOUS` names its executable, as `cargo xtask test` does.
    ///
    /// # Errors
    ///
    /// Names the unknown or missing engine in `FACTSHEET_ENGINES`.
    pub(crate) fn selected() -> Result<Vec<Self>> {
        let has_previous = firefox::previous().is_some();
        let Some(names) = std::env::var("FACTSHEET_ENGINES")
            .ok()
            .filter(|names| !names.is_empty())
        else {
            let all = Self::ALL.iter().copied();
            return Ok(all
                .filter(|&engine| engine != Self::FirefoxPrevious || has_previous)
                .collect());
        };
        let find = |name: &str| {
            let found = Self::ALL
                .iter()
                .copied()
                .find(|engine| engine.name() == name);
            let engine = found.ok_or_else(|| format!("unknown engine `{name}`"))?;
            if engine == Self::FirefoxPrevious && !has_previous {
                return Err("FACTSHEET_FIREFOX_PREVIOUS names no executable".into());
            }
            Ok(engine)
        };
        names.split(',').map(find).collect()
    }

    /// Returns the name by which tests are selected.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::FirefoxPrevious => "firefox-previous",
            Self::WebKit => "webkit",
        }
    }

    /// Whether the browser itself connects to this host, for example to look for updates.
    pub(crate) fn connects_by_itself(self, host: &str) -> bool {
        let domains: &[&str] = match self {
            // Debian's Chromium connects to its search engine in advance.
            Self::Chromium => &["google.com", "googleapis.com", "gvt1.com", "duckduckgo.com"],
            Self::Firefox | Self::FirefoxPrevious => {
                &["mozilla.com", "mozilla.net", "mozilla.org", "firefox.com"]
            }
            Self::WebKit => &[],
        };
        let is_in = |domain: &&str| {
            host.strip_suffix(*domain)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        domains.iter().any(is_in)
    }
}

/// Whether to show the browsers on the screen: `FACTSHEET_HEADED` is set.
fn is_headed() -> bool {
    std::env::var_os("FACTSHEET_HEADED").is_some()
}

/// The colour scheme that the reader's system prefers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

/// What is set in the browser before a page is opened.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Preferences {
    /// Whether pages may run scripts.
    pub(crate) scripts: bool,
    pub(crate) scheme: Scheme,
    /// Whether WebKit gets a printer, which needs another browser; the other engines always have one.
    pub(crate) printer: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            scripts: true,
            scheme: Scheme::Light,
            printer: false,
        }
    }
}

impl Preferences {
    /// Returns the preferences without those that the engine ignores.
    pub(crate) fn in_engine(self, engine: Engine) -> Self {
        Self {
            printer: self.printer && engine == Engine::WebKit,
            ..self
        }
    }
}

/// A browser controlled by its driver.
pub(crate) struct Session {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    preferences: Preferences,
    pub(crate) proxy: Proxy,
    /// Ends every process of the session when it is dropped.
    sandbox: Sandbox,
}

impl Session {
    /// Starts `engine` in a sandbox of its own.
    ///
    /// # Errors
    ///
    /// Says what to install when a program is missing, and what the driver logged when it failed.
    pub(crate) async fn start(engine: Engine, preferences: Preferences) -> Result<Self> {
        /// A driver that hangs never answers; the slowest successful start took ten seconds.
        const LIMIT: Duration = Duration::from_mins(1);
        let preferences = preferences.in_engine(engine);
        let mut sandbox = Sandbox::new()?;
        let proxy = Proxy::start().await?;
        let driver = match engine {
            Engine::Chromium => chromium::start_driver(&mut sandbox).await?,
            Engine::Firefox | Engine::FirefoxPrevious => {
                firefox::start_driver(&mut sandbox).await?
            }
            Engine::WebKit => webkit::start_driver(&mut sandbox, preferences).await?,
        };
        let options = match engine {
            Engine::Chromium => chromium::options(&sandbox, &proxy, preferences)?,
            Engine::Firefox | Engine::FirefoxPrevious => {
                firefox::options(engine, &proxy, preferences)?
            }
            Engine::WebKit => webkit::options(&proxy, preferences),
        };
        let session = tokio::time::timeout(LIMIT, connect(&driver, options)).await;
        let client = session
            .map_err(|_| format!("no answer within {LIMIT:?}").into())
            .and_then(|session| session)
            .map_err(|error| {
                let logs = sandbox.logs();
                format!("{} did not start: {error}\n{logs}", engine.name())
            })?;
        Ok(Self {
            client,
            engine,
            preferences,
            proxy,
            sandbox,
        })
    }

    /// Returns the engine and preferences that the session was started with.
    pub(crate) fn key(&self) -> (Engine, Preferences) {
        (self.engine, self.preferences)
    }

    /// Deletes all cookies and replaces the tabs with a new one, if the driver can open one.
    pub(crate) async fn reset(&self) -> Result {
        let client = &self.client;
        client.delete_all_cookies().await?;
        if self.engine == Engine::WebKit {
            // Its driver stops answering once there is a second tab.
            client.goto("about:blank").await?;
        } else {
            let used = client.windows().await?;
            let new = client.new_window(true).await?;
            for tab in used {
                client.switch_to_window(tab).await?;
                client.close_window().await?;
            }
            client.switch_to_window(new.handle).await?;
        }
        client.set_window_size(WINDOW.0, WINDOW.1).await?;
        self.proxy.take_hosts();
        Ok(())
    }

    /// Returns why no test can go on if the browser process has died or its driver has lost it.
    ///
    /// A browser that is only slow is not lost, because the page may be the reason.
    pub(crate) async fn loss(&self) -> Option<String> {
        const LIMIT: Duration = Duration::from_secs(30);
        /// What the drivers call a process that is gone, when they still have a session.
        const GONE: [&str; 4] = ["crashed", "no such window", "discarded", "disconnected"];
        match tokio::time::timeout(LIMIT, self.client.windows()).await {
            Ok(Ok(tabs)) if tabs.is_empty() => return Some("the browser has closed".to_owned()),
            Ok(Err(error)) => return Some(format!("the driver has lost the browser: {error}")),
            Ok(Ok(_)) | Err(_) => {}
        }
        let answer = tokio::time::timeout(LIMIT, self.client.execute("", Vec::new())).await;
        let error = answer.ok()?.err()?.to_string();
        let is_gone = GONE.iter().any(|sign| error.contains(sign));
        is_gone.then(|| format!("the page's process has died: {error}"))
    }

    /// Returns what the driver and the browser have printed.
    pub(crate) fn logs(&self) -> String {
        self.sandbox.logs()
    }

    /// Ends the session in order; a process that does not end is killed when the sandbox is dropped.
    pub(crate) async fn end(self) {
        const LIMIT: Duration = Duration::from_secs(10);
        let _ = tokio::time::timeout(LIMIT, self.client.clone().close()).await;
    }
}

async fn connect(driver: &str, options: Value) -> Result<Client> {
    let Value::Object(mut capabilities) = options else {
        return Err("capabilities must be a JSON object".into());
    };
    // Tests hold scripts back, and with any other strategy every command would wait for them.
    capabilities.insert("pageLoadStrategy".to_owned(), json!("none"));
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let client = builder.capabilities(capabilities).connect(driver).await?;
    client.set_window_size(WINDOW.0, WINDOW.1).await?;
    Ok(client)
}
