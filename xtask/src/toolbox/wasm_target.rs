//! The standard library for WebAssembly.
//!
//! `rust-toolchain.toml` has rustup install it, but not everybody's Rust comes from rustup.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";

pub(super) fn provide() -> Result<()> {
    let asked = process::output(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if Path::new(asked.trim()).is_dir() {
        return Ok(());
    }
    eprintln!("Installing the target {TARGET}: the program is compiled for it.");
    process::run(Command::new("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!(
            "Rust's standard library for {TARGET} is missing: install it with rustup, or with \
             whatever installed Rust here"
        )
    })
}
