//! The project's own commands, typed as `cargo xtask …`.
fn main() {}
