//! What can be done with selected text.

mod edge;
pub(crate) mod selection_bar;
mod use_selection;
pub mod words;

pub use edge::Edge;
pub use selection_bar::selection_bar;
pub use use_selection::use_selection;
