//! Following links into the page, and the notice about the link that was followed.

mod notice_bar;
mod use_address;
mod use_dismissal;
mod use_keyboard_focus;

pub use notice_bar::notice_bar;
pub use use_address::{Visit, use_address};
pub use use_dismissal::use_dismissal;
pub use use_keyboard_focus::use_keyboard_focus;
