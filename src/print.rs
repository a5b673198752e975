//! The print view: what is printed, and how.

mod choices;
mod pdf_link;
mod print_bar;
mod print_link;
mod sheet_margins;
mod state;
mod use_colophon;
mod use_paper;
mod use_print_view;
mod use_title;

use yew::prelude::*;

use crate::address::View;
use crate::state::Viewer;
use crate::ui::use_lazy;

pub use choices::Choices;
pub use pdf_link::pdf_link;
pub use print_bar::print_bar;
pub use print_link::print_link;
pub use sheet_margins::sheet_margins;
pub use state::{Action, State};
pub use use_colophon::use_colophon;

/// Keeps the page, its title and paper as the link says for as long as the component lives. Returns the choices
/// of the print view.
#[hook]
pub fn use_print(viewer: &Viewer) -> Choices {
    use_print_view::use_print_view(viewer);
    use_title::use_title(viewer.is_extract());
    use_paper::use_paper(viewer);
    let has_failed = use_state(|| false);
    let on_error = {
        let has_failed = has_failed.clone();
        move || has_failed.set(true)
    };
    let render = use_lazy(viewer.view() == View::Print, choices::load, on_error);
    Choices {
        render,
        has_failed: *has_failed && render.is_none(),
    }
}
