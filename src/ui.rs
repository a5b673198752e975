//! Small parts of the interface that several features share.

pub(crate) mod click;
pub(crate) mod icons;
mod language;
mod qr_code;

pub use click::Opener;
pub use language::own_language;
pub(crate) use qr_code::qr_code;
