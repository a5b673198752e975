//! Puts the viewer into the program, so that publishing needs neither Trunk nor a compiler.
//!
//! `cargo xtask build` writes it to `target/viewer`, and compiles this crate with Trunk's hook before there is
//! a viewer, so development builds do without. What is installed must be complete: release builds don't.

use std::error::Error;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const MISSING: &str = "there is no viewer to publish with\n\
    help: run `cargo xtask build` first, which puts it into target/viewer";

fn main() -> Result<(), Box<dyn Error>> {
    let variable = |name: &str| env::var_os(name).ok_or_else(|| format!("{name} is not set"));
    let workspace = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../..");
    let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| OsString::from("target"));
    let viewer = workspace.join(target).join("viewer");
    // Cargo runs this each time if what it should watch does not exist.
    fs::create_dir_all(&viewer)?;
    println!("cargo::rerun-if-changed={}", viewer.display());

    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(&viewer)? {
        files.push(entry?.path());
    }
    files.sort();
    if files.is_empty() && variable("PROFILE")? == "release" {
        return Err(MISSING.into());
    }
    let out = PathBuf::from(variable("OUT_DIR")?);
    let mut list = String::from("&[\n");
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        // A copy, which does not change while the compiler reads it.
        fs::copy(&file, out.join(&*name))?;
        writeln!(
            list,
            "({name:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/\", {name:?}))),"
        )?;
    }
    fs::write(out.join("viewer.rs"), format!("{list}]"))?;
    Ok(())
}
