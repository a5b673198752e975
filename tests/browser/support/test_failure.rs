//! Why a test failed, and at which line of the test.
//!
//! Steps of a test are asynchronous, and an asynchronous function cannot be `#[track_caller]`. But the
//! `?` behind a step calls [`From::from`], which can: that is the line of the test.

use std::fmt;
use std::panic::Location;

use super::Failure;

/// The result of a test.
pub(crate) type TestResult<T = ()> = Result<T, TestFailure>;

/// A failed step with the place in the test where `?` received it.
pub(crate) struct TestFailure {
    message: String,
    location: &'static Location<'static>,
}

impl fmt::Display for TestFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.location, self.message)
    }
}

impl From<TestFailure> for Failure {
    fn from(failure: TestFailure) -> Self {
        failure.to_string().into()
    }
}

/// Not for every `E: Error`: that would overlap with the conversion from [`Failure`] itself.
macro_rules! from_error {
    ($($error:ty),*) => {
        $(impl From<$error> for TestFailure {
            #[track_caller]
            fn from(error: $error) -> Self {
                Self { message: error.to_string(), location: Location::caller() }
            }
        })*
    };
}

from_error!(
    Failure,
    String,
    &str,
    base64::DecodeError,
    serde_json::Error,
    std::io::Error,
    std::path::StripPrefixError
);
