//! A part of a sheet in the hands of several.
//!
//! A sheet never changes, so whether two parts are the same one need not be found out word by word:
//! it is enough to see whether they lie in the same place.

use std::ops::Deref;
use std::rc::Rc;

/// A shared part of a sheet; equal to itself alone.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(Rc<T>);

impl<T: ?Sized> Shared<T> {
    /// Another hand on the same part.
    #[must_use]
    pub fn of(part: &Rc<T>) -> Self {
        Self(Rc::clone(part))
    }
}

impl<T> Shared<T> {
    /// The first hand on it.
    #[must_use]
    pub fn new(part: T) -> Self {
        Self(Rc::new(part))
    }
}

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self::of(&self.0)
    }
}

impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
