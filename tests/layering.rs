//! The rules of `ARCHITECTURE.md` that the compiler can't keep: what a module must not name.
//!
//! What crosses a crate needs no test: `text-fragment` and `factsheet-model` have no dependency on
//! Yew or the browser.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders with the sources of each crate that is part of the page or publishes it.
const CRATES: &[&str] = &[
    "crates/text-fragment/src",
    "crates/model/src",
    "src",
    "crates/publish/src",
    "crates/embedded-viewer/src",
    "crates/cli/src",
    "studio/src",
];

/// Features of the viewer. Within one, `super` is enough.
const FEATURES: &[&str] = &[
    "crate::app",
    "crate::document",
    "crate::folding",
    "crate::links",
    "crate::print",
    "crate::selection",
    "crate::share",
];

const FEATURES_APART: &str = "features meet only in the model, the state and `App`";

/// Modules, the names that must not occur in them, and the rule.
const RULES: &[(&[&str], &[&str], &str)] = &[
    (
        CRATES,
        &[
            "inner_html",
            "from_html_unchecked",
            "VRaw",
            "HashMap",
            "HashSet",
        ],
        "content is data, never markup, and builds are reproducible, so nothing iterates in random order",
    ),
    (
        &["src/qr_code", "src/colophon", "src/sharing"],
        &[
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "crate::platform",
            "crate::state",
        ],
        "these modules are pure",
    ),
    (
        &["src/platform"],
        &["yew", "factsheet_model", "text_fragment", "crate"],
        "the platform does not know the document",
    ),
    (
        &["src/embedded"],
        &["yew", "crate::state"],
        "embedded data is only data",
    ),
    (&["src/document"], FEATURES, FEATURES_APART),
    (&["src/folding"], FEATURES, FEATURES_APART),
    (&["src/links"], FEATURES, FEATURES_APART),
    (&["src/print"], FEATURES, FEATURES_APART),
    (&["src/selection"], FEATURES, FEATURES_APART),
    (&["src/share"], FEATURES, FEATURES_APART),
    (&["src/ui"], FEATURES, FEATURES_APART),
    (
        &[
            "src/app",
            "src/document",
            "src/embedded",
            "src/folding",
            "src/links",
            "src/print",
            "src/selection",
            "src/share",
            "src/state",
            "src/ui",
        ],
        &["web_sys::window", "gloo::utils"],
        "only the platform uses browser globals",
    ),
];

#[test]
fn modules_name_only_what_they_may_know() -> std::io::Result<()> {
    let mut broken = Vec::new();
    for (modules, forbidden, rule) in RULES {
        for file in modules
            .iter()
            .map(|module| files_of(module))
            .collect::<Result<Vec<_>, _>>()?
            .concat()
        {
            let text = fs::read_to_string(&file)?;
            let code: Vec<&str> = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            for name in forbidden
                .iter()
                .filter(|name| code.iter().any(|line| names(line, name)))
            {
                broken.push(format!("{} names {name}, but {rule}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    Ok(())
}

#[test]
fn modules_start_with_documentation() -> std::io::Result<()> {
    for folder in CRATES {
        for file in rust_files(&root().join(folder))? {
            assert!(
                fs::read_to_string(&file)?.starts_with("//! "),
                "{} does not start with `//! `",
                file.display()
            );
        }
    }
    Ok(())
}

#[test]
fn finds_names_as_whole_words() {
    assert!(names("use yew::prelude::*;", "yew"));
    assert!(names("    web_sys::window()", "web_sys::window"));
    assert!(!names("let anew = 1;", "yew"));
    assert!(!names("let yews = 1;", "yew"));
}

fn names(line: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        !line[..at].ends_with(is_word) && !line[at + name.len()..].starts_with(is_word)
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns a module's own file and those in its folder.
fn files_of(module: &str) -> std::io::Result<Vec<PathBuf>> {
    let folder = root().join(module);
    let own = folder.with_extension("rs");
    let mut files = if folder.is_dir() {
        rust_files(&folder)?
    } else {
        Vec::new()
    };
    files.extend(own.is_file().then_some(own));
    assert!(!files.is_empty(), "no module {module}");
    Ok(files)
}

fn rust_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}
