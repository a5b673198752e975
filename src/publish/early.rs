//! The scripts that run without the program, as they stand in the page.

use super::scripts;

const SOURCES: [&str; 2] = [
    include_str!("../../assets/early.js"),
    include_str!("../../assets/offline.js"),
];

pub(super) fn elements() -> String {
    SOURCES
        .map(|source| format!("<script>{}</script>", scripts::own(source)))
        .concat()
}
