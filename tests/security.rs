//! That `SECURITY.md` promises nothing whose test is gone.

use std::fs;
use std::path::Path;

const PROMISES: &str = include_str!("../SECURITY.md");

/// The tests that the table of promises names.
fn named() -> Vec<&'static str> {
    let rows = PROMISES.lines().filter(|line| line.starts_with('|'));
    let quoted = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    quoted
        .filter(|word| {
            word.contains('_')
                && word
                    .chars()
                    .all(|sign| sign.is_ascii_lowercase() || sign == '_')
        })
        .collect()
}

fn sources(folder: &Path) -> std::io::Result<String> {
    let mut all = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all.push_str(&sources(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(&path)?);
        }
    }
    Ok(all)
}

#[test]
fn every_test_that_a_promise_names_is_there() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    for folder in ["src", "crates", "tests", "xtask/src"] {
        all.push_str(&sources(&root.join(folder))?);
    }
    assert!(named().len() > 10, "{:?}", named());
    for name in named() {
        assert!(all.contains(&format!("fn {name}(")), "{name} is gone");
    }
    Ok(())
}

#[test]
fn every_step_that_a_promise_names_is_there() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let steps = fs::read_to_string(root.join("xtask/src/test.rs"))?;
    let named: Vec<&str> = PROMISES
        .split("the step \"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect();
    assert!(!named.is_empty());
    for name in named {
        assert!(
            steps.contains(&format!("steps.run(\"{name}\"")),
            "{name} is gone"
        );
    }
    Ok(())
}
