//! What a reader sees, in real browsers.
fn main() {}
