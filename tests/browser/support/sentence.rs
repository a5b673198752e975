//! A sentence about the page, told once in every engine it is meant for.

use std::path::PathBuf;
use std::pin::Pin;
use std::time::Duration;

use libtest_mimic::Trial;
use tokio::runtime::Handle;

use super::built_page::built_page;
use super::claims::same;
use super::engines::{Engine, Preferences, Scheme, Session};
use super::evidence;
use super::reader::Reader;
use super::site::Site;
use super::watch::watched;
use super::{Failure, Result};

type Telling<'reader> = Pin<Box<dyn Future<Output = Result> + Send + 'reader>>;

/// A test: an asynchronous function of a reader, and in which browsers it is run.
#[derive(Clone, Copy)]
pub(crate) struct Sentence {
    name: &'static str,
    engines: &'static [Engine],
    preferences: Preferences,
    has_something_to_refuse: bool,
    page: fn() -> Result<PathBuf>,
    tell: for<'reader> fn(&'reader Reader) -> Telling<'reader>,
}

/// Makes a [`Sentence`] of an asynchronous function, named as the function is.
macro_rules! sentence {
    ($function:ident) => {
        $crate::support::sentence::Sentence::new(stringify!($function), |reader| {
            Box::pin($function(reader))
        })
    };
}
pub(crate) use sentence;

impl Sentence {
    pub(crate) fn new(
        name: &'static str,
        tell: for<'reader> fn(&'reader Reader) -> Telling<'reader>,
    ) -> Self {
        Self {
            name,
            engines: &Engine::ALL,
            preferences: Preferences::default(),
            has_something_to_refuse: false,
            page: built_page,
            tell,
        }
    }

    /// Only where it can be told; the place of use says why not elsewhere.
    pub(crate) fn only_in(self, engines: &'static [Engine]) -> Self {
        Self { engines, ..self }
    }

    /// Told a second time, under another name.
    pub(crate) fn called(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// Told of another page than the built one.
    pub(crate) fn of(self, page: fn() -> Result<PathBuf>) -> Self {
        Self { page, ..self }
    }

    /// Told of a page whose policy has something to refuse; of all others, none has.
    pub(crate) fn with_something_to_refuse(mut self) -> Self {
        self.has_something_to_refuse = true;
        self
    }

    /// Told to a reader whose browser runs no scripts.
    pub(crate) fn without_scripts(mut self) -> Self {
        self.preferences.scripts = false;
        self
    }

    /// Told to a reader who prefers dark colours.
    pub(crate) fn in_the_dark(mut self) -> Self {
        self.preferences.scheme = Scheme::Dark;
        self
    }

    /// Told to a reader who has a printer.
    pub(crate) fn with_a_printer(mut self) -> Self {
        self.preferences.printer = true;
        self
    }

    /// The tests of this sentence, one for each engine, named `engine::topic::sentence`.
    pub(crate) fn trials(self, topic: &str, runtime: &Handle) -> Vec<Trial> {
        let trial = |&engine: &Engine| {
            let name = format!("{}::{topic}::{}", engine.name(), self.name);
            let runtime = runtime.clone();
            Trial::test(name.clone(), move || {
                let told = watched(&name, || runtime.block_on(self.run(engine, &name)));
                told.map_err(Into::into)
            })
        };
        self.engines.iter().map(trial).collect()
    }

    /// What is true of every sentence: the page asks nobody else, keeps no cookie, and does nothing
    /// that its own policy would have to refuse.
    fn kept_to_itself(self, reader: &Reader) -> Result {
        let nothing = Vec::<String>::new();
        same("requests to others", &reader.asked_beyond(), &nothing)?;
        same("cookies", &reader.site.cookies(), &nothing)?;
        if self.has_something_to_refuse {
            return Ok(());
        }
        same("what the policy refused", reader.site.refusals(), nothing)
    }

    /// Tells the sentence, and once more should the browser break down: a page at which that lies
    /// breaks the next browser, too.
    async fn run(self, engine: Engine, name: &str) -> Result {
        match self.tell_once(engine, name).await? {
            Told::ToTheEnd(outcome) => outcome,
            Told::InVain(failure, why) => {
                eprintln!("{name} is told again, as its browser {why}: {failure}");
                match self.tell_once(engine, name).await? {
                    Told::ToTheEnd(outcome) => outcome,
                    Told::InVain(failure, _) => Err(failure),
                }
            }
        }
    }

    async fn tell_once(self, engine: Engine, name: &str) -> Result<Told> {
        /// Longer than the longest wait in a sentence, so that the wait speaks first.
        const PATIENCE: Duration = Duration::from_mins(2);
        let site = Site::serve((self.page)()?).await?;
        let reader = Reader::new(Session::start(engine, self.preferences).await?, site);
        let told = tokio::time::timeout(PATIENCE, (self.tell)(&reader)).await;
        let mut outcome = told.unwrap_or_else(|_| Err(format!("not done in {PATIENCE:?}").into()));
        if outcome.is_ok() {
            outcome = self.kept_to_itself(&reader);
        }
        if let Err(failure) = outcome {
            if !reader.is_there().await {
                return Ok(Told::InVain(failure, "does not answer any more"));
            }
            let said = reader.console().await.unwrap_or_default();
            let kept = match evidence::keep(&reader, name).await {
                Ok(folder) => format!("see {}", folder.display()),
                Err(error) => format!("nothing could be kept of the page: {error}"),
            };
            let failure = format!("{failure}\n{kept}").into();
            if engine.has_lost_memory(&said) {
                reader.leave().await;
                return Ok(Told::InVain(failure, "has lost the program's memory"));
            }
            outcome = Err(failure);
        }
        reader.leave().await;
        Ok(Told::ToTheEnd(outcome))
    }
}

/// How far a sentence came.
enum Told {
    ToTheEnd(Result),
    /// The browser broke down in this way, and this came of it.
    InVain(Failure, &'static str),
}
