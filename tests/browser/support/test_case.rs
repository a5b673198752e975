//! A browser test: an asynchronous function of a page, and the browsers it runs in.

use std::path::PathBuf;
use std::pin::Pin;
use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use tokio::runtime::Handle;

use super::assertions::ensure_eq;
use super::engines::{Engine, Preferences, Scheme, Session};
use super::page::Page;
use super::session_pool::SessionPool;
use super::site::Site;
use super::watchdog::with_watchdog;
use super::{Failure, Result, TestResult, artifacts, fixture_sites, report};

type TestFuture<'page> = Pin<Box<dyn Future<Output = TestResult> + Send + 'page>>;
type TestFunction = for<'page> fn(&'page Page) -> TestFuture<'page>;

/// A test, the browsers it runs in and the reader's preferences there.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub(crate) struct TestCase {
    name: &'static str,
    engines: &'static [Engine],
    preferences: Preferences,
    in_previous_firefox: bool,
    needs_fresh_session: bool,
    expects_policy_violations: bool,
    expects_console_errors: bool,
    site: fn() -> Result<PathBuf>,
    run: TestFunction,
}

/// Makes a [`TestCase`] of an asynchronous function, named as the function is.
macro_rules! test_case {
    ($function:ident) => {
        $crate::support::test_case::TestCase::new(stringify!($function), |page| {
            Box::pin($function(page))
        })
    };
}
pub(crate) use test_case;

impl TestCase {
    pub(crate) fn new(name: &'static str, run: TestFunction) -> Self {
        Self {
            name,
            engines: Engine::ALL,
            preferences: Preferences::default(),
            in_previous_firefox: false,
            needs_fresh_session: false,
            expects_policy_violations: false,
            expects_console_errors: false,
            site: fixture_sites::fact_sheet,
            run,
        }
    }

    /// Runs in these engines only; the comment at the call says why not in the others.
    pub(crate) fn only_in(self, engines: &'static [Engine]) -> Self {
        Self { engines, ..self }
    }

    /// Runs in Chromium only, because the rule is covered in every case by native tests and no engine can
    /// differ.
    pub(crate) fn in_one_engine(self) -> Self {
        self.only_in(&[Engine::Chromium])
    }

    /// Runs in the previous Firefox too, although its topic does not depend on the version.
    pub(crate) fn in_previous_firefox(mut self) -> Self {
        self.in_previous_firefox = true;
        self
    }

    /// Gives the test another name, when one function makes several tests.
    pub(crate) fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// Serves another site than the built page.
    pub(crate) fn on_site(self, site: fn() -> Result<PathBuf>) -> Self {
        Self { site, ..self }
    }

    /// Runs in a browser that was started for this test: for what a session itself remembers.
    pub(crate) fn in_fresh_session(mut self) -> Self {
        self.needs_fresh_session = true;
        self
    }

    /// Expects that the page violates its policy; in every other test, a violation is a failure.
    pub(crate) fn expects_policy_violations(mut self) -> Self {
        self.expects_policy_violations = true;
        self
    }

    /// Expects errors or warnings in the console, because the test makes something fail; in every other
    /// test, they are a failure.
    pub(crate) fn expects_console_errors(mut self) -> Self {
        self.expects_console_errors = true;
        self
    }

    /// Disables the scripts of pages.
    pub(crate) fn without_scripts(mut self) -> Self {
        self.preferences.scripts = false;
        self
    }

    /// Prefers the dark colour scheme.
    pub(crate) fn with_dark_scheme(mut self) -> Self {
        self.preferences.scheme = Scheme::Dark;
        self
    }

    /// Has a printer, without which WebKit cannot print.
    pub(crate) fn with_printer(mut self) -> Self {
        self.preferences.printer = true;
        self
    }

    /// Whether it was marked with [`TestCase::in_previous_firefox`].
    pub(crate) fn is_in_previous_firefox(self) -> bool {
        self.in_previous_firefox
    }

    /// The tests of this case, one for each of the engines, named `engine::topic::name`.
    pub(crate) fn trials(
        self,
        topic: &str,
        engines: &[Engine],
        pool: &'static SessionPool,
        runtime: &Handle,
    ) -> Vec<Trial> {
        let selected = self
            .engines
            .iter()
            .filter(|engine| engines.contains(engine));
        let trial = |&engine: &Engine| {
            let name = format!("{}::{topic}::{}", engine.name(), self.name);
            let runtime = runtime.clone();
            Trial::test(name.clone(), move || {
                let start = Instant::now();
                let run = || runtime.block_on(self.run(engine, pool, &name));
                let result = with_watchdog(&name, run);
                report::add_duration(&name, start.elapsed());
                result.map_err(Into::into)
            })
        };
        selected.map(trial).collect()
    }

    /// Runs the test. It is run once more only if the browser process died or its driver lost it, and
    /// the run then reports the test as flaky.
    async fn run(self, engine: Engine, pool: &SessionPool, name: &str) -> Result {
        match self.run_once(engine, pool, name, "").await {
            Err(Failed::BrowserLost(reason)) => {
                report::add_flaky(name, &reason);
                match self.run_once(engine, pool, name, "-retry").await {
                    Ok(()) => Ok(()),
                    Err(Failed::Test(failure)) => Err(failure),
                    Err(Failed::BrowserLost(reason)) => Err(reason.into()),
                }
            }
            Err(Failed::Test(failure)) => Err(failure),
            Ok(()) => Ok(()),
        }
    }

    async fn run_once(
        self,
        engine: Engine,
        pool: &SessionPool,
        name: &str,
        attempt: &str,
    ) -> std::result::Result<(), Failed> {
        /// Longer than the longest wait in a test, so that the wait reports first.
        const LIMIT: Duration = Duration::from_mins(2);
        let site = Site::serve((self.site)()?).await?;
        let session = if self.needs_fresh_session {
            Session::start(engine, self.preferences).await?
        } else {
            pool.take(engine, self.preferences).await?
        };
        let page = Page::new(session, site);
        let outcome = match tokio::time::timeout(LIMIT, (self.run)(&page)).await {
            Ok(Ok(())) => self.check_side_effects(&page).await,
            Ok(Err(failure)) => Err(failure.to_string().into()),
            Err(_) => Err(format!("not finished after {LIMIT:?}").into()),
        };
        let Err(failure) = outcome else {
            if self.needs_fresh_session {
                page.close().await;
            } else {
                pool.give_back(page.into_session()).await;
            }
            return Ok(());
        };
        let lost = page.loss_of_browser().await;
        let folder =
            artifacts::save(&page, &format!("{name}{attempt}"), &failure.to_string()).await;
        let saved = match folder {
            Ok(folder) => format!("see {}", folder.display()),
            Err(error) => format!("no artifacts could be saved: {error}"),
        };
        page.close().await;
        match lost {
            Some(reason) => Err(Failed::BrowserLost(format!("{reason}: {failure}\n{saved}"))),
            None => Err(Failed::Test(format!("{failure}\n{saved}").into())),
        }
    }

    /// Checks what must be true after every test: the page has sent no request to another host, set no
    /// cookie, logged no error or warning and violated no policy.
    async fn check_side_effects(self, page: &Page) -> Result {
        let nothing = Vec::<String>::new();
        ensure_eq(
            "requests to other hosts",
            &page.take_external_hosts(),
            &nothing,
        )?;
        ensure_eq("cookies", &page.site.cookies(), &nothing)?;
        let mut console = page.whole_console().await;
        console.retain(|message| {
            if message.starts_with("policy: ") {
                !self.expects_policy_violations
            } else {
                !self.expects_console_errors
            }
        });
        ensure_eq(
            "console errors, warnings and policy violations",
            console,
            nothing,
        )
    }
}

/// Why a run of a test failed.
enum Failed {
    Test(Failure),
    /// The browser process died or its driver lost it.
    BrowserLost(String),
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        Self::Test(failure)
    }
}
