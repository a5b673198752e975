//! `cargo xtask test`: all checks, or the tests that were selected.
//!
//! Tools are installed first, so that what is missing is reported at once. Then come the checks that
//! fail quickly. With a filter or an engine, only tests run, and only what they need is installed
//! and built.

use std::collections::BTreeSet;
use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::build;
use crate::cli::{Engine, Publishing, Selection};
use crate::dependencies;
use crate::process;
use crate::rebuild;
use crate::serve::has_display;
use crate::steps::Steps;
use crate::studio;
use crate::tidy;
use crate::toolbox::{Consent, FIREFOX_PREVIOUS, Need, Toolbox};
use crate::weight;
use crate::workspace::Workspace;

/// The features and members are the same everywhere, so that nothing is compiled twice.
const NATIVE_TESTS: &[&str] = &["test", "--workspace", "--all-features", "--"];
const PUBLISHING_TESTS: &[&str] = &[
    "test",
    "--workspace",
    "--all-features",
    "--test",
    "publishing",
    "--",
];
const BROWSER_TESTS: &[&str] = &[
    "test",
    "--workspace",
    "--all-features",
    "--test",
    "browser",
    "--",
];

/// Options for the browser tests (`tests/browser`).
const ENGINES: &str = "FACTSHEET_ENGINES";
const HEADED: &str = "FACTSHEET_HEADED";
const FILTER_MUST_MATCH: &str = "FACTSHEET_FILTER_MUST_MATCH";

pub(crate) fn run(workspace: &Workspace, selection: &Selection) -> Result<()> {
    ensure!(
        !selection.headed || has_display(),
        "there is no display to show browsers on\n\
         help: set DISPLAY or WAYLAND_DISPLAY, or leave out --headed"
    );
    let mut steps = Steps::default();
    let result = if selection.filter.is_none() && selection.engines.is_empty() {
        run_all(workspace, selection, &mut steps)
    } else {
        run_selected(workspace, selection, &mut steps)
    };
    println!("\n{}", steps.summary());
    result
}

fn run_all(workspace: &Workspace, selection: &Selection, steps: &mut Steps) -> Result<()> {
    if selection.no_build {
        ensure_built(workspace)?;
    }
    let tools = steps.run("tools", || Toolbox::for_checks(workspace, Consent::Ask))?;
    let cargo = |arguments: &[&str]| {
        let mut command = tools.command("cargo");
        command.args(arguments);
        command
    };
    steps.run("formatting", || {
        process::run(&mut cargo(&["fmt", "--all", "--check"]))
    })?;
    steps.run("wording", || tidy::check(&tools))?;
    let unchecked = steps.run("dependencies", || dependencies::check(&tools))?;
    if let Some(note) = unchecked {
        steps.note(note);
    }
    steps.run("lints", || {
        let clippy = |targets: &[&str]| {
            let mut command = cargo(&["clippy", "--workspace", "--all-features"]);
            process::run(command.args(targets).args(["--", "-D", "warnings"]))
        };
        clippy(&["--all-targets"])?;
        // This target is only built by name.
        clippy(&["--test", "browser"])
    })?;
    steps.run("tests without a browser", || {
        process::run(&mut cargo(NATIVE_TESTS))
    })?;
    if selection.no_build {
        steps.note("the build was not checked (--no-build)");
    } else {
        steps.run("build for publishing", || {
            build::release(&tools, &Publishing::default())
        })?;
    }
    steps.run("weight", || weight::check(&workspace.dist()))?;
    if !selection.no_build {
        // Without this, the viewer in the command could be of another build than the site.
        steps.run("tests of publishing", || {
            process::run(&mut cargo(PUBLISHING_TESTS))
        })?;
        steps.run("build of the studio", || studio::release(&tools))?;
        steps.run("reproducible build", || rebuild::check(&tools))?;
    }
    run_in_browsers(&tools, selection, steps)
}

fn run_selected(workspace: &Workspace, selection: &Selection, steps: &mut Steps) -> Result<()> {
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new("cargo");
        command.current_dir(workspace.root()).args(arguments);
        command
    };
    let (native, publishing, browser) = steps.run("find tests", || {
        let (native, publishing) = if selection.engines.is_empty() {
            let list = |tests| list(cargo(tests), selection);
            (list(NATIVE_TESTS)?, list(PUBLISHING_TESTS)?)
        } else {
            (Vec::new(), Vec::new())
        };
        let mut command = cargo(BROWSER_TESTS);
        // Lists its tests before it is installed: any file will do, since nothing is started.
        command.env(FIREFOX_PREVIOUS, std::env::current_exe()?);
        Ok((native, publishing, list(command, selection)?))
    })?;
    if native.is_empty() && publishing.is_empty() && browser.is_empty() {
        bail!(no_match(selection));
    }
    if !native.is_empty() {
        steps.run("tests without a browser", || {
            process::run(cargo(NATIVE_TESTS).args(&selection.filter))
        })?;
    }
    if publishing.is_empty() && browser.is_empty() {
        return Ok(());
    }
    if selection.no_build {
        ensure_built(workspace)?;
    }
    let engines = selection.engines.iter().copied().map(Need::from);
    let in_browser = publishing.iter().filter(|name| name.contains("::"));
    let needs: BTreeSet<Need> = browser
        .iter()
        .chain(in_browser)
        .flat_map(|name| Need::of_test(name))
        .chain(engines)
        .collect();
    let tools = steps.run("tools", || {
        Toolbox::for_browsers(workspace, &needs, !selection.no_build)
    })?;
    if !selection.no_build {
        steps.run("build for publishing", || {
            build::release(&tools, &Publishing::default())
        })?;
        if browser.iter().any(|name| name.contains("::studio::")) {
            steps.run("build of the studio", || studio::release(&tools))?;
        }
    }
    if !publishing.is_empty() {
        steps.run("tests of publishing", || {
            process::run(cargo(PUBLISHING_TESTS).args(&selection.filter))
        })?;
    }
    if browser.is_empty() {
        return Ok(());
    }
    run_in_browsers(&tools, selection, steps)
}

fn run_in_browsers(tools: &Toolbox, selection: &Selection, steps: &mut Steps) -> Result<()> {
    if !tools.has_firefox_previous() {
        ensure!(
            !selection.engines.contains(&Engine::FirefoxPrevious),
            "there is no other Firefox ESR: apt offers only the installed one"
        );
        if selection.engines.is_empty() {
            steps.note("only one Firefox ESR was tested: apt offers no other");
        }
    }
    steps.run("tests in browsers", || {
        let mut command = tools.command("cargo");
        command.args(BROWSER_TESTS).args(&selection.filter);
        process::run(set_options(&mut command, selection))
    })
}

fn set_options<'a>(command: &'a mut Command, selection: &Selection) -> &'a mut Command {
    if !selection.engines.is_empty() {
        // In the set, none comes twice.
        let engines: BTreeSet<Engine> = selection.engines.iter().copied().collect();
        let names: Vec<String> = engines.iter().map(Engine::to_string).collect();
        command.env(ENGINES, names.join(","));
    }
    if selection.headed {
        command.env(HEADED, "1");
    }
    if selection.filter.is_some() {
        command.env(FILTER_MUST_MATCH, "1");
    }
    command
}

/// The names of the tests that match.
fn list(mut command: Command, selection: &Selection) -> Result<Vec<String>> {
    set_options(&mut command, selection).env_remove(FILTER_MUST_MATCH);
    command.args(&selection.filter);
    let printed = process::output_with_progress(command.args(["--list", "--format", "terse"]))?;
    Ok(names(&printed))
}

/// Reads what test binaries print for `--list`.
fn names(printed: &str) -> Vec<String> {
    let names = printed
        .lines()
        .filter_map(|line| line.strip_suffix(": test"));
    names.map(str::to_owned).collect()
}

fn no_match(selection: &Selection) -> String {
    let engines: Vec<String> = selection.engines.iter().map(Engine::to_string).collect();
    let place = match engines[..] {
        [] => String::new(),
        _ => format!(" in {}", engines.join(", ")),
    };
    match &selection.filter {
        Some(filter) => format!(
            "no test{place} matches `{filter}`\n\
             help: a filter is a part of a test's name, such as `folding`"
        ),
        None => format!("there is no test{place}"),
    }
}

fn ensure_built(workspace: &Workspace) -> Result<()> {
    ensure!(
        workspace.dist().join("index.html").is_file(),
        "there is no site in {}\nhelp: leave out --no-build",
        workspace.dist().display()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_of_tests() {
        let printed = "folding::opens_section: test\n\nweighs: benchmark\nprints: test\n2 tests";
        assert_eq!(names(printed), ["folding::opens_section", "prints"]);
    }

    #[test]
    fn says_what_matched_nothing() {
        let select = |filter: Option<&str>, engines: &[Engine]| Selection {
            filter: filter.map(str::to_owned),
            engines: engines.to_vec(),
            ..Selection::default()
        };
        let help = "help: a filter is a part of a test's name, such as `folding`";
        let cases = [
            (
                select(Some("fodling"), &[]),
                format!("no test matches `fodling`\n{help}"),
            ),
            (
                select(Some("x"), &[Engine::Firefox, Engine::Webkit]),
                format!("no test in firefox, webkit matches `x`\n{help}"),
            ),
            (
                select(None, &[Engine::Chromium]),
                "there is no test in chromium".to_owned(),
            ),
        ];
        for (selection, expected) in cases {
            assert_eq!(no_match(&selection), expected);
        }
    }

    #[test]
    fn tells_browser_tests_about_options() {
        let selection = Selection {
            filter: Some("fold".to_owned()),
            engines: vec![Engine::FirefoxPrevious, Engine::Firefox, Engine::Firefox],
            headed: true,
            no_build: false,
        };
        let mut command = Command::new("cargo");
        set_options(&mut command, &selection);
        let variables: Vec<String> = command
            .get_envs()
            .filter_map(|(name, value)| Some(format!("{}={}", name.display(), value?.display())))
            .collect();
        assert_eq!(
            variables,
            [
                "FACTSHEET_ENGINES=firefox,firefox-previous",
                "FACTSHEET_FILTER_MUST_MATCH=1",
                "FACTSHEET_HEADED=1",
            ]
        );
    }
}
