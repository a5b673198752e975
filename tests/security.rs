//! Checks that the tests and steps that `SECURITY.md` names exist.

use std::fs;
use std::path::Path;

const PROMISES: &str = include_str!("../SECURITY.md");

fn read(file: &str) -> std::io::Result<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file))
}

#[test]
fn files_that_hold_promises_have_tests() -> std::io::Result<()> {
    let rows = PROMISES.lines().filter(|line| line.starts_with('|'));
    let quoted = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    let files: Vec<&str> = quoted
        .filter(|word| {
            Path::new(word)
                .extension()
                .is_some_and(|extension| extension == "rs")
        })
        .collect();
    assert!(files.len() > 10, "{files:?}");
    for file in files {
        let text = read(file).map_err(|error| std::io::Error::other(format!("{file}: {error}")))?;
        assert!(
            text.contains("#[test]") || text.contains("test_case!("),
            "{file} has no test"
        );
    }
    Ok(())
}

#[test]
fn steps_that_hold_promises_exist() -> std::io::Result<()> {
    let steps = read("xtask/src/test.rs")?;
    let named: Vec<&str> = PROMISES
        .split("the step \"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect();
    assert!(!named.is_empty());
    for name in named {
        assert!(
            steps.contains(&format!("steps.run(\"{name}\"")),
            "there is no step {name}"
        );
    }
    Ok(())
}
