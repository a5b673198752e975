//! Copying, quoting and sharing selected text.

mod edge;
mod selected_text;
mod selection_bar;
mod state;
mod use_selection;

pub use edge::Edge;
pub use selection_bar::selection_bar;
pub use state::{Action, State};
pub use use_selection::use_selection;
