//! Small parts of the interface that several features share.

pub(crate) mod icons;
pub(crate) mod language;
pub(crate) mod plain_click;
pub(crate) mod qr_code;

pub use language::own_language;
