//! Effects: where the app meets the browser. Each does one thing, begins after the page has been
//! drawn and ends by dropping what it holds.

mod use_address;
mod use_citations;
mod use_colophon;
mod use_dismissal;
mod use_first_drawing;
mod use_follow;
mod use_keyboard_focus;
mod use_modal;
mod use_print;
mod use_print_view;
mod use_program_ready;
mod use_save;
mod use_selection;
mod use_share;
mod use_sheets;
mod use_surroundings;
mod use_text_fragment;
mod use_title;
mod use_view_state;

pub use use_address::{Visit, use_address};
pub use use_citations::use_citations;
pub use use_colophon::use_colophon;
pub use use_dismissal::use_dismissal;
pub use use_first_drawing::use_first_drawing;
pub use use_follow::use_follow;
pub use use_keyboard_focus::use_keyboard_focus;
pub use use_modal::use_modal;
pub use use_print::use_print;
pub use use_print_view::use_print_view;
pub use use_program_ready::use_program_ready;
pub use use_save::use_save;
pub use use_selection::use_selection;
pub use use_share::{ByHand, Copied, use_share};
pub use use_sheets::use_sheets;
pub use use_surroundings::use_surroundings;
pub use use_text_fragment::use_text_fragment;
pub use use_title::use_title;
pub use use_view_state::use_view_state;
