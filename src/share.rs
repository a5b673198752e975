//! Copying and sharing links, quotations and citations, and the status messages about it.

mod citation_view;
pub(crate) mod share_button;
mod share_dialog;
mod status_message;
mod use_citations;
mod use_follow;
mod use_modal;
mod use_save;
mod use_share;

pub use share_button::{SHARE_SHOWN, share_button, share_section};
pub use share_dialog::{Ways, share_dialog};
pub use status_message::status_message;
pub use use_citations::use_citations;
pub use use_follow::use_follow;
pub use use_modal::use_modal;
pub use use_save::use_save;
pub use use_share::{ByHand, Copied, use_share};
