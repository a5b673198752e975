//! The standard library for WebAssembly.
//!
//! `rust-toolchain.toml` has rustup install it, but not everybody has Rust from rustup.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";

pub(super) fn install() -> Result<()> {
    let folder = process::output(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    eprintln!("Installing the target {TARGET}, which the app is compiled for");
    process::run(Command::new("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!(
            "Rust's standard library for {TARGET} is missing\n\
             help: install it with rustup, or the way Rust was installed"
        )
    })
}
