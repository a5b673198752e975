//! What a reader sees, in real browsers.
//!
//! Every sentence is told once in each engine: `chromium::folding::…`, `firefox::folding::…`,
//! `webkit::folding::…`; what hosts do, of each of them: `nginx::hosting::…`. The page is the one that `cargo xtask build` left in `dist`; the variable
//! `FACTSHEET_DIST` names another folder. `cargo xtask test` installs what this needs, builds the
//! page and runs it. What a failed test saw is kept in `target/browser-failures`, what any has
//! printed in `target/printed`.

mod accessibility;
mod adopting;
mod citing;
mod copies;
mod copying;
mod endurance;
mod everything;
mod folding;
mod hosting;
mod linking;
mod marking;
mod offline;
mod one_file;
mod opening;
mod pictures;
mod policy;
mod print_view;
mod printing;
mod resilience;
mod selecting;
mod sharing;
mod sheet;
mod support;
mod wording;

use std::process::ExitCode;

use libtest_mimic::Arguments;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use support::sentence::Sentence;

/// Sentences by topic.
fn sentences() -> Vec<(&'static str, Vec<Sentence>)> {
    vec![
        ("opening", opening::sentences()),
        ("adopting", adopting::sentences()),
        ("folding", folding::sentences()),
        ("linking", linking::sentences()),
        ("marking", marking::sentences()),
        ("wording", wording::sentences()),
        ("copying", copying::sentences()),
        ("selecting", selecting::sentences()),
        ("citing", citing::sentences()),
        ("sharing", sharing::sentences()),
        ("accessibility", accessibility::sentences()),
        ("print_view", print_view::sentences()),
        ("printing", printing::sentences()),
        ("copies", copies::sentences()),
        ("resilience", resilience::sentences()),
        ("endurance", endurance::sentences()),
        ("offline", offline::sentences()),
        ("one_file", one_file::sentences()),
        ("policy", policy::sentences()),
        ("hosting", hosting::sentences()),
        ("everything", everything::sentences()),
        ("pictures", pictures::sentences()),
    ]
}

fn main() -> std::io::Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    // A browser waits more than it works, so a few of them share two cores well.
    arguments.test_threads.get_or_insert(3);
    let runtime = Runtime::new()?;
    runtime.spawn(leave_nobody_behind());
    let of_readers = sentences()
        .into_iter()
        .flat_map(|(topic, sentences)| sentences.into_iter().map(move |sentence| (topic, sentence)))
        .flat_map(|(topic, sentence)| sentence.trials(topic, runtime.handle()));
    let trials = of_readers
        .chain(hosting::trials(runtime.handle()))
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    support::engines::clear_all();
    Ok(conclusion.exit_code())
}

/// Ends the browsers when the tests are interrupted: they are no children of the terminal.
async fn leave_nobody_behind() -> std::io::Result<()> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    support::engines::clear_all();
    std::process::exit(130)
}
