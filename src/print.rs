//! The print view: what is printed, and how.

mod print_bar;
mod print_link;
mod sheet_margins;
mod use_colophon;
mod use_print;
mod use_print_view;
mod use_sheets;
mod use_surroundings;
mod use_title;

pub use print_bar::{Choices, print_bar};
pub use print_link::print_link;
pub use sheet_margins::sheet_margins;
pub use use_colophon::use_colophon;
pub use use_print::use_print;
pub use use_print_view::use_print_view;
pub use use_sheets::use_sheets;
pub use use_surroundings::use_surroundings;
pub use use_title::use_title;
