//! The targets of `crates/publish/tests/hostile`, for the fuzzer.

#[path = "../../crates/publish/tests/hostile/targets/mod.rs"]
mod targets;

/// Runs the target of this name on these bytes. Panics if an invariant is violated.
pub fn try_on(name: &str, bytes: &[u8]) {
    let target = targets::ALL.iter().find(|(known, _)| *known == name);
    target.map_or_else(|| unreachable!("no target {name}"), |(_, target)| target(bytes));
}
