//! The print view: what is printed, and how.

mod print_bar;
mod print_link;
mod sheet_margins;
mod state;
mod use_colophon;
mod use_paper;
mod use_print_view;
mod use_title;

use yew::prelude::*;

use crate::state::Viewer;

pub use print_bar::print_bar;
pub use print_link::print_link;
pub use sheet_margins::sheet_margins;
pub use state::{Action, State};
pub use use_colophon::use_colophon;

/// Keeps the page, its title and paper as the link says for as long as the component lives.
#[hook]
pub fn use_print(viewer: &Viewer) {
    use_print_view::use_print_view(viewer);
    use_title::use_title(viewer.is_extract());
    use_paper::use_paper(viewer);
}
