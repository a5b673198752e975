//! Conditions a test depends on; one that does not hold says what was found.

use std::fmt::Debug;

use super::Result;

/// Returns an error that says `otherwise` unless the condition holds.
pub(crate) fn ensure(condition: bool, otherwise: impl Into<String>) -> Result {
    if condition {
        Ok(())
    } else {
        Err(otherwise.into().into())
    }
}

/// Returns an error that shows both values unless `found` equals `expected`.
pub(crate) fn ensure_eq<T, U>(what: &str, found: T, expected: U) -> Result
where
    T: Debug + PartialEq<U>,
    U: Debug,
{
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}:\n     found {found:?}\n  expected {expected:?}").into())
}

/// Returns an error that lists the items, if there are any.
pub(crate) fn ensure_none<T: Debug>(what: &str, found: &[T]) -> Result {
    ensure(found.is_empty(), format!("unexpected {what}: {found:?}"))
}
