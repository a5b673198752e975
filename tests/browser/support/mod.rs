//! Support for the browser tests: browsers, a test site, and a page to act on.
//!
//! Tests say what a reader does and sees; drivers, protocols and servers stay in here. [`built_page`],
//! [`engines`] and [`site`] know nothing of the tests: the benchmark and the reference PDF use them, too.

pub(crate) mod artifacts;
pub(crate) mod assertions;
pub(crate) mod built_page;
pub(crate) mod engines;
pub(crate) mod fixture_sites;
pub(crate) mod hosts;
pub(crate) mod page;
pub(crate) mod pdf;
pub(crate) mod report;
pub(crate) mod session_pool;
pub(crate) mod site;
pub(crate) mod test_case;
mod test_failure;
pub(crate) mod watchdog;
pub(crate) mod words;

pub(crate) use test_failure::TestResult;

/// An error of a step: of the browser, its driver, the site, or a condition that does not hold.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The result of a step. In a test, `?` turns its error into one that names the line of the test.
pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;
