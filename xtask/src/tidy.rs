//! The wording of code and documents: terms that a stranger would not know, and typos.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::folder;
use crate::process;
use crate::toolbox::Toolbox;

/// Words of an earlier style, and what to write instead.
const BANNED: &[(&str, &str)] = &[
    ("adopting", "hydrating"),
    ("besides", "also, other than"),
    ("heed", "follow"),
    ("household", "process group"),
    ("hush", "dismiss"),
    ("in vain", "without success"),
    ("is told", "is shown, is announced"),
    ("lest", "so that … not"),
    ("manuscript", "source file"),
    ("mended", "fixed, repaired"),
    ("of whoever", "of those who, of the person who"),
    ("there is told", "is shown"),
    ("wherein", "in which"),
    ("whoever", "anyone who, the person who"),
];

/// The files of these types are checked.
const TYPES: &[&str] = &["css", "html", "js", "md", "rs", "toml", "yml"];

/// What is built, what belongs to others, and texts that are data.
const EXCLUDED: &[&str] = &[
    ".git",
    "corpus",
    "dist",
    "fact-sheet.md",
    "fixtures",
    "target",
    "tidy.rs",
];

/// Fails on a banned word or a typo.
pub(crate) fn check(tools: &Toolbox) -> Result<()> {
    let root = tools.workspace().root();
    let mut problems = Vec::new();
    for file in folder::files_except(root, EXCLUDED)? {
        let extension = file.extension().unwrap_or_default();
        if TYPES.iter().any(|&checked| extension == checked) {
            let path = file.strip_prefix(root)?;
            problems.extend(banned_words(path, &fs::read_to_string(&file)?));
        }
    }
    ensure!(
        problems.is_empty(),
        "banned words:\n{}",
        problems.join("\n")
    );
    // Exceptions are in `typos.toml`.
    process::run(&mut tools.command("typos"))
}

fn banned_words(path: &Path, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.to_lowercase();
        for (banned, instead) in BANNED {
            if contains_word(&line, banned) {
                let path = path.display();
                let number = index + 1;
                problems.push(format!("{path}:{number}: `{banned}`: write {instead}"));
            }
        }
    }
    problems
}

/// Whether the words stand in the text, also as a part of a name in snake case.
fn contains_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + words.len()..].chars().next();
        ![before, after]
            .into_iter()
            .flatten()
            .any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_banned_words() {
        let cases = [
            (
                "/// For whoever reads it.",
                Some("1: `whoever`: write anyone who, the person who"),
            ),
            (
                "fine\nlet mended_url = 1;",
                Some("2: `mended`: write fixed, repaired"),
            ),
            (
                "struct Household;",
                Some("1: `household`: write process group"),
            ),
            ("the latest request, unmended", None),
        ];
        for (text, expected) in cases {
            let found = banned_words(Path::new("a.rs"), text);
            let expected: Vec<String> = expected
                .map(|line| format!("a.rs:{line}"))
                .into_iter()
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
