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

fn made(printed: &str, lock_file: &str, rust: &str) -> Result<Value> {
    bill(&tree::read(printed)?, &checksums(lock_file)?, rust)
}

#[test]
fn every_crate_is_listed_with_address_licence_and_checksum() -> Result<()> {
    let made = made(TREE, LOCK, RUST)?;
    let yew = "pkg:cargo/yew@0.23.0%2Bhooks";
    let slab = "pkg:cargo/slab@0.4.0";
    assert_eq!(
        made["components"],
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
        made["dependencies"],
        json!([
            { "ref": "sheet@0.1.0", "dependsOn": ["std@1.95.0", yew] },
            { "ref": slab, "dependsOn": [] },
            { "ref": yew, "dependsOn": [slab] },
        ])
    );
    assert_eq!(made["metadata"]["component"]["bom-ref"], "sheet@0.1.0");
    Ok(())
}

#[test]
fn nothing_in_it_is_of_one_machine_or_one_day() -> Result<()> {
    let made = made(TREE, LOCK, RUST)?;
    assert!(!made.to_string().contains("/home"));
    assert_eq!(made.get("serialNumber"), None);
    assert_eq!(made["metadata"].get("timestamp"), None);
    Ok(())
}

#[test]
fn what_cannot_be_listed_is_named() {
    let cases = [
        (
            "",
            RUST,
            "Cargo.lock has no checksum of slab 0.4.0, expected one: it comes from no registry",
        ),
        (
            LOCK,
            "rustc",
            "`rustc --version` printed \"rustc\", expected a name and a version",
        ),
    ];
    for (lock_file, rust, expected) in cases {
        let told = made(TREE, lock_file, rust).map_err(|error| error.to_string());
        assert_eq!(told, Err(expected.to_owned()));
    }
}

#[test]
fn the_list_is_of_the_program_that_is_built() {
    let template = include_str!("../../../index.html");
    assert!(template.contains(&format!("data-cargo-features=\"{FEATURE}\"")));
}

/// The real list of this project, but for the version of Rust.
fn of_this_project() -> Result<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let tree = crates_of_program(Command::new("cargo").current_dir(&root))?;
    let lock_file = fs::read_to_string(root.join("Cargo.lock"))?;
    bill(&tree, &checksums(&lock_file)?, RUST)
}

#[test]
fn what_reaches_the_reader_is_listed_and_nothing_else() -> Result<()> {
    let made = of_this_project()?;
    assert_eq!(made["bomFormat"], "CycloneDX");
    assert_eq!(made["specVersion"], SPECIFICATION);
    let components = made["components"].as_array().context("a list")?;
    let names: Vec<&str> = components
        .iter()
        .filter_map(|component| component["name"].as_str())
        .collect();
    for travels in ["qrcodegen", "serde_json", "std", "wasm-bindgen", "yew"] {
        assert!(names.contains(&travels), "{travels} is missing");
    }
    let stays = [
        ("a macro", "yew-macro"),
        ("a macro's", "syn"),
        ("the publisher's", "resvg"),
        ("the publisher's", "pulldown-cmark"),
        ("the tests'", "tokio"),
        ("xtask's", "lexopt"),
    ];
    let lock_file = include_str!("../../../Cargo.lock");
    for (whose, name) in stays {
        assert!(lock_file.contains(&format!("name = \"{name}\"")), "{name}");
        assert!(!names.contains(&name), "{name} is {whose}");
    }
    Ok(())
}

#[test]
fn every_reference_leads_to_what_is_listed() -> Result<()> {
    let made = of_this_project()?;
    let texts = |list: &Value, key: &str| -> Vec<String> {
        let entries = list.as_array().into_iter().flatten();
        entries
            .filter_map(|entry| Some(entry[key].as_str()?.to_owned()))
            .collect()
    };
    let mut listed = texts(&made["components"], "bom-ref");
    let count = listed.len();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), count, "no two are called alike");
    let links = made["dependencies"].as_array().context("a list")?;
    for link in links {
        for used in link["dependsOn"].as_array().context("a list")? {
            let used = used.as_str().unwrap_or_default();
            assert!(listed.iter().any(|name| name == used), "{used}");
        }
    }
    Ok(())
}
