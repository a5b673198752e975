//! Shares parts of a sheet between components.
//!
//! A sheet never changes, so comparing pointers is enough to tell whether a component's props have
//! changed.

use std::ops::Deref;
use std::rc::Rc;

/// A shared part of a sheet, compared by pointer.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(Rc<T>);

impl<T> Shared<T> {
    /// Moves the part to the heap.
    #[must_use]
    pub fn new(part: T) -> Self {
        Self(Rc::new(part))
    }
}

impl<T: ?Sized> From<&Rc<T>> for Shared<T> {
    fn from(part: &Rc<T>) -> Self {
        Self(Rc::clone(part))
    }
}

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self::from(&self.0)
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
