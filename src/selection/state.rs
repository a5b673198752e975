//! Whether the reader has selected text of the sheet.

use super::Edge;

/// Whether text is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The edge of the window where the bar is shown; `None` if no text is selected.
    pub edge: Option<Edge>,
}

/// A change of the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Text is selected, and the bar belongs at this edge of the window.
    Select(Edge),
    /// No text is selected any more, or the reader has closed the bar.
    Clear,
}

impl State {
    /// Applies a change.
    pub fn reduce(&mut self, action: Action) {
        self.edge = match action {
            Action::Select(edge) => Some(edge),
            Action::Clear => None,
        };
    }
}
