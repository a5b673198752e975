//! What this shares with the browser tests: browsers and a web site, which know of neither.

/// What can go wrong: a sentence for whoever waits for the files.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[path = "../../tests/browser/support/built_page.rs"]
pub(crate) mod built_page;
#[expect(dead_code, reason = "the tests want more of browsers than this")]
#[path = "../../tests/browser/support/engines/mod.rs"]
pub(crate) mod engines;
#[expect(dead_code, reason = "the tests want more of a site than this")]
#[path = "../../tests/browser/support/site/mod.rs"]
pub(crate) mod site;
