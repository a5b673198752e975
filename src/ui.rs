//! Small parts of the interface that several features share.

pub(crate) mod click;
pub(crate) mod icons;
mod language;
pub(crate) mod lazy;
mod qr_code;

pub use click::Opener;
pub use language::own_language;
pub use lazy::{LoadError, use_lazy};
pub(crate) use qr_code::qr_code;
