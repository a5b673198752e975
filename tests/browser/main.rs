//! Browser tests: what a reader sees and does, in real browsers.
//!
//! A test runs in every engine in which it can behave differently: `chromium::folding::…`,
//! `firefox::folding::…`, `firefox-previous::folding::…`, `webkit::folding::…`. Responses of web servers are
//! tested with each server: `nginx::hosting::…`. `cargo xtask test` installs the browsers, builds the page
//! and runs the tests. They test the page in `dist`, or in the folder named by `FACTSHEET_DIST`.
//! Artifacts of failed tests are saved in `target/browser-failures`, printed files in `target/printed`.

mod accessibility;
mod citations;
mod endurance;
mod every_kind;
mod first_screen;
mod folding;
mod hosting;
mod hydration;
mod lazy_part;
mod links;
mod loading;
mod notices;
mod offline;
mod paper;
mod passage_links;
mod policy;
mod print_view;
mod printing;
mod resilience;
mod screenshots;
mod selection;
mod share_dialog;
mod sheet;
mod standalone_page;
mod studio;
mod support;
mod tables;
mod text_fragments;
mod translation;

use std::process::ExitCode;
use std::sync::LazyLock;

use libtest_mimic::{Arguments, Trial};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use support::engines::Engine;
use support::session_pool::SessionPool;
use support::test_case::TestCase;
use support::{Result, report};

/// Browsers wait most of the time, so three of them share two cores well.
const THREADS: usize = 3;

/// Topics that depend on what the previous Firefox lacks: it shows scripts no text directive, has neither
/// anchor positioning nor Trusted Types, and makes a range of a selection for each passage. Of the other topics,
/// only tests marked with `in_previous_firefox` run there, unless it is selected by name.
const VERSION_DEPENDENT: &[&str] = &[
    "hydration",
    "lazy_part",
    "notices",
    "passage_links",
    "policy",
    "selection",
    "text_fragments",
];

/// Names the engines to test, if not all.
const ENGINES: &str = "FACTSHEET_ENGINES";

static POOL: LazyLock<SessionPool> = LazyLock::new(SessionPool::default);

/// Test cases by topic.
fn test_cases() -> Vec<(&'static str, Vec<TestCase>)> {
    vec![
        ("first_screen", first_screen::test_cases()),
        ("loading", loading::test_cases()),
        ("hydration", hydration::test_cases()),
        ("lazy_part", lazy_part::test_cases()),
        ("folding", folding::test_cases()),
        ("links", links::test_cases()),
        ("text_fragments", text_fragments::test_cases()),
        ("notices", notices::test_cases()),
        ("passage_links", passage_links::test_cases()),
        ("selection", selection::test_cases()),
        ("citations", citations::test_cases()),
        ("share_dialog", share_dialog::test_cases()),
        ("accessibility", accessibility::test_cases()),
        ("print_view", print_view::test_cases()),
        ("printing", printing::test_cases()),
        ("paper", paper::test_cases()),
        ("tables", tables::test_cases()),
        ("resilience", resilience::test_cases()),
        ("translation", translation::test_cases()),
        ("endurance", endurance::test_cases()),
        ("offline", offline::test_cases()),
        ("standalone_page", standalone_page::test_cases()),
        ("studio", studio::test_cases()),
        ("policy", policy::test_cases()),
        ("hosting", hosting::test_cases()),
        ("every_kind", every_kind::test_cases()),
        ("screenshots", screenshots::test_cases()),
    ]
}

fn main() -> Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(THREADS);
    let runtime = Runtime::new()?;
    runtime.spawn(kill_browsers_when_interrupted());
    let trials = trials(&runtime)?;
    if !trials.iter().any(|trial| is_selected(trial, &arguments))
        && std::env::var_os("FACTSHEET_FILTER_MUST_MATCH").is_some()
    {
        let filter = arguments.filter.unwrap_or_default();
        return Err(format!("no browser test matches `{filter}`").into());
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    let is_stable = report::print();
    support::engines::kill_all();
    Ok(if is_stable {
        conclusion.exit_code()
    } else {
        ExitCode::FAILURE
    })
}

/// Returns all tests for the selected engines, and those of the web servers unless engines are selected.
fn trials(runtime: &Runtime) -> Result<Vec<Trial>> {
    let is_selected = std::env::var_os(ENGINES).is_some();
    let engines = Engine::selected()?;
    let mut trials = Vec::new();
    for (topic, cases) in test_cases() {
        for case in cases {
            let mut engines = engines.clone();
            engines.retain(|&engine| {
                engine != Engine::FirefoxPrevious
                    || is_selected
                    || case.is_in_previous_firefox()
                    || VERSION_DEPENDENT.contains(&topic)
            });
            trials.extend(case.trials(topic, &engines, &POOL, runtime.handle()));
        }
    }
    if !is_selected {
        trials.extend(hosting::trials(runtime.handle()));
    }
    Ok(trials)
}

/// Whether the filter of the command line selects the test, as `libtest_mimic` does.
fn is_selected(trial: &Trial, arguments: &Arguments) -> bool {
    arguments.filter.as_ref().is_none_or(|filter| {
        if arguments.exact {
            trial.name() == filter
        } else {
            trial.name().contains(filter.as_str())
        }
    })
}

/// Browsers are not children of the terminal, so they would outlive an interrupted run.
async fn kill_browsers_when_interrupted() -> std::io::Result<()> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    support::engines::kill_all();
    std::process::exit(130)
}
