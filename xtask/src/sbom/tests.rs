use std::path::Path;

use super::*;

const TREE: &str = "0sheet v0.1.0 (/home/ada/sheet)|MIT\n\
                    1yew v0.23.0+hooks|MIT/Apache-2.0\n\
                    2slab v0.4.0|MIT\n";

const LOCK: &str = r#"
    version = 4

    [[package]]
    name = "sheet"
    version = "0.1.0"

    [[package]]
    name = "slab"
    version = "0.4.0"
    checksum = "51ab"

    [[package]]
    name = "yew"
    version = "0.23.0+hooks"
    checksum = "9e3"
"#;

const RUST: &str = "rustc 1.95.0 (59807616e 2026-04-14)\n";

fn sbom_of(printed: &str, lock_file: &str, rust: &str) -> Result<Value> {
    sbom(&Tree::parse(printed)?, &checksums(lock_file)?, rust)
}

#[test]
fn lists_crates_with_url_licence_and_checksum() -> Result<()> {
    let sbom = sbom_of(TREE, LOCK, RUST)?;
    let yew = "pkg:cargo/yew@0.23.0%2Bhooks";
    let slab = "pkg:cargo/slab@0.4.0";
    assert_eq!(
        sbom["components"],
        json!([
            {
                "type": "library",
                "bom-ref": "std@1.95.0",
                "name": "std",
                "version": "1.95.0",
                "description": "Rust's standard library",
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
            {
                "type": "library",
                "bom-ref": slab,
                "name": "slab",
                "version": "0.4.0",
                "purl": slab,
                "licenses": [{ "expression": "MIT" }],
                "hashes": [{ "alg": "SHA-256", "content": "51ab" }],
            },
            {
                "type": "library",
                "bom-ref": yew,
                "name": "yew",
                "version": "0.23.0+hooks",
                "purl": yew,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
                "hashes": [{ "alg": "SHA-256", "content": "9e3" }],
            },
        ])
    );
    assert_eq!(
        sbom["dependencies"],
        json!([
            { "ref": "sheet@0.1.0", "dependsOn": ["std@1.95.0", yew] },
            { "ref": slab, "dependsOn": [] },
            { "ref": yew, "dependsOn": [slab] },
        ])
    );
    assert_eq!(sbom["metadata"]["component"]["bom-ref"], "sheet@0.1.0");
    Ok(())
}

#[test]
fn has_no_path_and_no_date() -> Result<()> {
    let sbom = sbom_of(TREE, LOCK, RUST)?;
    assert!(!sbom.to_string().contains("/home"));
    assert_eq!(sbom.get("serialNumber"), None);
    assert_eq!(sbom["metadata"].get("timestamp"), None);
    Ok(())
}

#[test]
fn refuses_incomplete_input() {
    let cases = [
        (
            "",
            RUST,
            "Cargo.lock has no checksum for slab 0.4.0, which comes from no registry",
        ),
        (
            LOCK,
            "rustc",
            "there is no version in the output of `rustc --version`: rustc",
        ),
    ];
    for (lock_file, rust, expected) in cases {
        let error = sbom_of(TREE, lock_file, rust).map_err(|error| error.to_string());
        assert_eq!(error, Err(expected.to_owned()));
    }
}

#[test]
fn lists_feature_that_is_built() {
    let template = include_str!("../../../index.html");
    assert!(template.contains(&format!("data-cargo-features=\"{FEATURE}\"")));
}

/// A real file of this project, except for the version of Rust.
fn of_this_project(package: &[&str]) -> Result<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let tree = crates_of(package, Command::new("cargo").current_dir(&root))?;
    let lock_file = fs::read_to_string(root.join("Cargo.lock"))?;
    sbom(&tree, &checksums(&lock_file)?, RUST)
}

#[test]
fn lists_only_crates_of_command() -> Result<()> {
    let sbom = of_this_project(&COMMAND)?;
    let components = sbom["components"].as_array().context("a list")?;
    let has = |name| components.iter().any(|component| component["name"] == name);
    for name in ["clap", "resvg", "std", "tokio", "yew"] {
        assert!(has(name), "{name} is missing");
    }
    for name in ["clap_derive", "scraper", "walkdir"] {
        assert!(!has(name), "{name} is of the build or the tests");
    }
    Ok(())
}

#[test]
fn lists_only_crates_of_app() -> Result<()> {
    let sbom = of_this_project(&APP)?;
    assert_eq!(sbom["bomFormat"], "CycloneDX");
    assert_eq!(sbom["specVersion"], SPECIFICATION);
    let components = sbom["components"].as_array().context("a list")?;
    let names: Vec<&str> = components
        .iter()
        .filter_map(|component| component["name"].as_str())
        .collect();
    for name in ["qrcodegen", "serde_json", "std", "wasm-bindgen", "yew"] {
        assert!(names.contains(&name), "{name} is missing");
    }
    let others = [
        ("a macro", "yew-macro"),
        ("a macro's", "syn"),
        ("the publisher's", "foldhash"),
        ("the publisher's", "resvg"),
        ("the publisher's", "pulldown-cmark"),
        ("the tests'", "tokio"),
        ("xtask's", "clap"),
    ];
    let lock_file = include_str!("../../../Cargo.lock");
    for (whose, name) in others {
        assert!(lock_file.contains(&format!("name = \"{name}\"")), "{name}");
        assert!(!names.contains(&name), "{name} is {whose}");
    }
    Ok(())
}

#[test]
fn references_exist() -> Result<()> {
    let sbom = of_this_project(&APP)?;
    let texts = |list: &Value, key: &str| -> Vec<String> {
        let entries = list.as_array().into_iter().flatten();
        entries
            .filter_map(|entry| Some(entry[key].as_str()?.to_owned()))
            .collect()
    };
    let mut listed = texts(&sbom["components"], "bom-ref");
    let count = listed.len();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), count, "references are unique");
    let links = sbom["dependencies"].as_array().context("a list")?;
    for link in links {
        for used in link["dependsOn"].as_array().context("a list")? {
            let used = used.as_str().unwrap_or_default();
            assert!(listed.iter().any(|name| name == used), "{used}");
        }
    }
    Ok(())
}
