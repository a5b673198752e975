//! The scripts that run without the program, as they stand in the page.

use std::sync::LazyLock;

use super::scripts;

const SOURCES: [&str; 2] = [
    include_str!("../../../../assets/early.js"),
    include_str!("../../../../assets/offline.js"),
];

pub(super) static ELEMENTS: LazyLock<String> = LazyLock::new(|| {
    SOURCES
        .map(|source| format!("<script>{}</script>", scripts::own(source)))
        .concat()
});
