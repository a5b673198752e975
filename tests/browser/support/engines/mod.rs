//! The three engines, each started fresh: a driver, a browser and a profile that nobody used before.
//!
//! How each is started was found by experiment and differs in everything; what comes out is the
//! same for all, a [`Session`] that ends without leaving a process behind.

mod beyond;
mod chromium;
mod commands;
pub(crate) mod executables;
mod firefox;
pub(crate) mod household;
mod journal;
mod leftovers;
mod printing;
mod webkit;

use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use self::beyond::Beyond;
use self::household::Household;
pub(crate) use self::household::clear_all;
use super::Result;

/// A common window, wide enough for the list of contents beside the text.
const WINDOW: (u32, u32) = (1250, 900);

/// A browser engine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Whether, by what the page said, the engine has mixed up the memory of a program that cannot do
    /// it itself: WebKitGTK does, in one of thousands of runs, to WebAssembly from any compiler
    /// (WebKit bug 259441). In the others, and a second time in WebKitGTK, it would be our fault.
    pub(crate) fn has_lost_memory(self, said: &[String]) -> bool {
        let signs = ["dlmalloc", "Out of bounds memory access"];
        let is_sign = |line: &String| signs.iter().any(|sign| line.contains(sign));
        self == Self::WebKit && said.iter().any(is_sign)
    }

    /// The name by which tests are selected.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether it asks nobody on its own. Others look for updates of their parts, for the time, for
    /// their first page, whatever is set, and nobody can tell these requests from those of a page.
    pub(crate) fn is_quiet(self) -> bool {
        self == Self::WebKit
    }
}

/// Which of the two colour schemes the reader's system asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

/// What the reader has set in the browser before the page is opened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Preferences {
    /// Whether pages may run scripts.
    pub(crate) scripts: bool,
    pub(crate) scheme: Scheme,
    /// Whether there is a printer, without which only WebKit is another browser.
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

/// A browser that is driven.
pub(crate) struct Session {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    pub(crate) beyond: Beyond,
    /// Ends every process of the session when it is dropped.
    _household: Household,
}

impl Session {
    /// Starts `engine` in a household of its own.
    ///
    /// # Errors
    ///
    /// Says what to install when a program is missing, and what the driver said when it failed.
    pub(crate) async fn start(engine: Engine, preferences: Preferences) -> Result<Self> {
        /// A new session that hangs never answers; the slowest that worked took ten seconds.
        const PATIENCE: Duration = Duration::from_mins(1);
        let mut household = Household::found()?;
        let beyond = Beyond::watch().await?;
        let driver = match engine {
            Engine::Chromium => chromium::start_driver(&mut household).await?,
            Engine::Firefox => firefox::start_driver(&mut household).await?,
            Engine::WebKit => webkit::start_driver(&mut household, preferences).await?,
        };
        let options = match engine {
            Engine::Chromium => chromium::options(&household, &beyond, preferences)?,
            Engine::Firefox => firefox::options(&beyond, preferences)?,
            Engine::WebKit => webkit::options(&beyond, preferences),
        };
        let session = tokio::time::timeout(PATIENCE, connect(&driver, options)).await;
        let client = session
            .map_err(|_| format!("no answer within {PATIENCE:?}").into())
            .and_then(|answer| answer)
            .map_err(|error| {
                format!(
                    "{} did not start: {error}\n{}",
                    engine.name(),
                    household.said()
                )
            })?;
        Ok(Self {
            client,
            engine,
            beyond,
            _household: household,
        })
    }

    /// Ends the session the polite way; who does not go is ended when the household is dropped.
    pub(crate) async fn end(self) {
        const PATIENCE: Duration = Duration::from_secs(10);
        let _ = tokio::time::timeout(PATIENCE, self.client.clone().close()).await;
    }
}

async fn connect(driver: &str, options: Value) -> Result<Client> {
    let Value::Object(mut capabilities) = options else {
        return Err("capabilities are a JSON object".into());
    };
    // Tests hold scripts back, and any other strategy would wait for these with every command.
    capabilities.insert("pageLoadStrategy".to_owned(), json!("none"));
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let client = builder.capabilities(capabilities).connect(driver).await?;
    client.set_window_size(WINDOW.0, WINDOW.1).await?;
    Ok(client)
}
