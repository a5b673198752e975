//! The command without a viewer: everything but publishing.

mod support;

use serde_json::Value;
use support::{Folder, Result, SHEET};

#[test]
fn new_sheet_has_no_problem() -> Result {
    let folder = Folder::new("new_sheet_has_no_problem")?;
    let new = folder.run("new water.md")?;
    assert_eq!((new.code, new.stdout.as_str()), (Some(0), ""), "{new:?}");
    let check = folder.run("check water.md")?;
    assert_eq!((check.code, check.stderr.as_str()), (Some(0), ""));
    Ok(())
}

#[test]
fn new_sheet_replaces_no_file() -> Result {
    let folder = Folder::new("new_sheet_replaces_no_file")?;
    folder.write("fact-sheet.md", "mine")?;
    let new = folder.run("new")?;
    assert_eq!(new.code, Some(3));
    let message =
        "error: fact-sheet.md already exists\nhelp: choose another name: factsheet new NAME.md\n";
    assert_eq!(new.stderr, message);
    assert_eq!(folder.read("fact-sheet.md")?, "mine");
    Ok(())
}

#[test]
fn check_shows_line_and_help() -> Result {
    let folder = Folder::new("check_shows_line_and_help")?;
    folder.write("water.md", SHEET.replace("Wells.", "See [costs](#cost)."))?;
    let check = folder.run("check water.md")?;
    assert_eq!(
        (check.code, check.stdout.as_str()),
        (Some(1), ""),
        "{check:?}"
    );
    assert!(
        check.stderr.contains(" --> water.md:12:5"),
        "{}",
        check.stderr
    );
    assert!(
        check.stderr.ends_with("water.md: 1 error\n\n"),
        "{}",
        check.stderr
    );
    Ok(())
}

#[test]
fn check_gives_programs_json() -> Result {
    let folder = Folder::new("check_gives_programs_json")?;
    folder.write("good.md", SHEET)?;
    folder.write("bad.md", SHEET.replace("Wells.", "<b>x</b>\n\n<i>y</i>"))?;
    let check = folder.run("check --format json good.md bad.md lost.md")?;
    assert_eq!(
        (check.code, check.stderr.as_str()),
        (Some(3), ""),
        "{check:?}"
    );
    let values: std::result::Result<Vec<Value>, _> =
        check.stdout.lines().map(serde_json::from_str).collect();
    let places: Vec<_> = values?
        .iter()
        .map(|value| {
            format!(
                "{}:{}",
                value["file"].as_str().unwrap_or_default(),
                value["start"]["line"]
            )
        })
        .collect();
    assert_eq!(places, ["bad.md:12", "bad.md:14", "lost.md:null"]);
    Ok(())
}

#[test]
fn check_reads_standard_input() -> Result {
    let folder = Folder::new("check_reads_standard_input")?;
    let good = folder.run_with_input("check -", SHEET)?;
    assert_eq!((good.code, good.stderr.as_str()), (Some(0), ""));
    let bad = folder.run_with_input("check -", "Text")?;
    assert_eq!(bad.code, Some(1));
    assert!(bad.stderr.contains("<stdin>:1:1"), "{}", bad.stderr);
    Ok(())
}

#[test]
fn check_finds_lost_id() -> Result {
    let folder = Folder::new("check_finds_lost_id")?;
    folder.write("water.md", SHEET)?;
    folder.write("water.ids", "supply/\nwells\n")?;
    let check = folder.run("check water.md")?;
    assert_eq!(check.code, Some(1));
    let message = "error: published id \"wells\" is missing, and links to it would break\nhelp: ";
    assert!(check.stderr.starts_with(message), "{}", check.stderr);
    Ok(())
}

#[test]
fn exit_code_says_what_failed() -> Result {
    let folder = Folder::new("exit_code_says_what_failed")?;
    folder.write("water.md", SHEET)?;
    for (arguments, code, part) in [
        ("--help", 0, ""),
        ("--version", 0, ""),
        ("check", 2, "<FILE>..."),
        (
            "builds water.md",
            2,
            "tip: a similar subcommand exists: 'build'",
        ),
        ("build water.md", 2, "--out <FOLDER>"),
        ("check lost.md", 3, "error: lost.md: No such file"),
        ("check .", 3, "error: .: Is a directory"),
    ] {
        let run = folder.run(arguments)?;
        assert_eq!(run.code, Some(code), "{arguments}: {run:?}");
        assert!(run.stderr.contains(part), "{arguments}: {}", run.stderr);
    }
    Ok(())
}

#[test]
fn writes_completions_and_manual() -> Result {
    let folder = Folder::new("writes_completions_and_manual")?;
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = folder.run(&format!("completions {shell}"))?;
        assert_eq!(run.code, Some(0), "{shell}");
        assert!(run.stdout.contains("no-offline"), "{shell}");
    }
    let manual = folder.run("man")?;
    assert_eq!(manual.code, Some(0));
    for part in [
        ".TH factsheet",
        "factsheet\\-build",
        "\\-\\-base\\-url",
        "Exit codes",
    ] {
        assert!(manual.stdout.contains(part), "{part}");
    }
    Ok(())
}
