//! The direction of the arrows in `ARCHITECTURE.md`, kept by looking at what each module names.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules that know neither Yew nor the browser.
const PURE: &[&str] = &[
    "sheet",
    "scope",
    "print_options",
    "text_fragment",
    "qr_code",
    "address",
    "colophon",
    "sharing",
    "markdown",
    "citations",
    "page_head",
    "view_state",
];

/// What only the platform may name, and what nothing may.
const NOWHERE: &[&str] = &[
    "web_sys::window",
    "gloo::utils",
    "inner_html",
    "from_html_unchecked",
    "VRaw",
    "HashMap",
    "HashSet",
];

/// Modules, and what must not be named in them.
const RULES: &[(&[&str], &[&str], &str)] = &[
    (
        PURE,
        &[
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "crate::platform",
            "crate::hooks",
            "crate::components",
            "crate::app",
        ],
        "what is pure knows neither Yew nor the browser",
    ),
    (
        &["sheet"],
        &[
            "crate::scope",
            "crate::print_options",
            "crate::text_fragment",
            "crate::qr_code",
            "crate::address",
            "crate::colophon",
            "crate::citations",
            "crate::sharing",
            "crate::view_state",
            "crate::page_head",
        ],
        "the sheet knows nothing above it",
    ),
    (
        &["platform"],
        &[
            "yew",
            "crate::sheet",
            "crate::scope",
            "crate::print_options",
            "crate::text_fragment",
            "crate::qr_code",
            "crate::address",
            "crate::colophon",
            "crate::citations",
            "crate::sharing",
            "crate::page_head",
            "crate::view_state",
            "crate::components",
            "crate::hooks",
            "crate::app",
        ],
        "the platform knows nothing of the sheet",
    ),
    (
        &["components"],
        &[
            "crate::platform",
            "crate::hooks",
            "crate::app",
            "crate::publish",
            "web_sys::window",
            "gloo",
        ],
        "components take data and give callbacks",
    ),
    (
        &["embedded"],
        &["yew", "crate::hooks", "crate::components", "crate::app"],
        "what is embedded is data alone",
    ),
    (
        &["hooks"],
        &["crate::components", "crate::app", "web_sys::window"],
        "hooks are effects alone",
    ),
    (
        PURE,
        NOWHERE,
        "no browser global outside of the platform, no markup from data, no order by chance",
    ),
    (
        &["components", "hooks", "app", "publish", "bin"],
        NOWHERE,
        "no browser global outside of the platform, no markup from data, no order by chance",
    ),
    (
        &["platform"],
        &["inner_html", "from_html_unchecked"],
        "no markup from data",
    ),
];

#[test]
fn no_module_names_what_it_must_not_know() -> std::io::Result<()> {
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
fn every_module_begins_with_its_story() -> std::io::Result<()> {
    for file in rust_files(&source())? {
        assert!(
            fs::read_to_string(&file)?.starts_with("//! "),
            "{}",
            file.display()
        );
    }
    Ok(())
}

#[test]
fn a_forbidden_name_is_found_where_it_stands_as_a_word() {
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

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// A module's own file and those in its folder.
fn files_of(module: &str) -> std::io::Result<Vec<PathBuf>> {
    let folder = source().join(module);
    let own = folder.with_extension("rs");
    let mut files = if folder.is_dir() {
        rust_files(&folder)?
    } else {
        Vec::new()
    };
    files.extend(own.is_file().then_some(own));
    assert!(!files.is_empty(), "there is a module {module}");
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
