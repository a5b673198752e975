//! Claims about the page; one that does not hold says what was found.

use std::fmt::Debug;

use super::Result;

/// Claims that something holds; `otherwise` says what is wrong if it does not.
pub(crate) fn claim(holds: bool, otherwise: impl Into<String>) -> Result {
    if holds {
        Ok(())
    } else {
        Err(otherwise.into().into())
    }
}

/// Claims that `what` was found as it should be.
pub(crate) fn same<T: Debug + PartialEq<U>, U: Debug>(what: &str, found: T, expected: U) -> Result {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}:\n     found {found:?}\n  expected {expected:?}").into())
}
