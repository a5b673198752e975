//! What every sentence about the page stands on: real browsers, a small web site, and a reader.
//!
//! The tests say what a reader does and sees; everything about drivers, protocols and servers is
//! kept here, so that a sentence stays a sentence. [`built_page`], [`engines`] and [`site`] know nothing
//! of the tests, and the benchmark of a slow phone uses the same three.

pub(crate) mod built_page;
pub(crate) mod claims;
pub(crate) mod edition;
pub(crate) mod engines;
pub(crate) mod evidence;
pub(crate) mod hosts;
pub(crate) mod pdf;
pub(crate) mod reader;
pub(crate) mod sentence;
pub(crate) mod site;
pub(crate) mod watch;
pub(crate) mod words;

/// What can go wrong in a test: a sentence for whoever reads the report.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What comes of a step of a test.
pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;
