//! The parts of the browser tests that the bench uses: browsers and a website.

/// The result of the bench, with a message if it fails.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[path = "../../tests/browser/support/built_page.rs"]
pub(crate) mod built_page;
#[expect(dead_code, reason = "the bench does not use all of it")]
#[path = "../../tests/browser/support/engines/mod.rs"]
pub(crate) mod engines;
#[expect(dead_code, reason = "the bench does not use all of it")]
#[path = "../../tests/browser/support/site/mod.rs"]
pub(crate) mod site;
