//! The words the reader has selected.
//!
//! Adopting the page writes every text anew, which lets a selection collapse although all its nodes
//! stay. So it is remembered before and made again after.

use web_sys::{Node, Selection};

/// A selection as it was at a moment.
#[derive(Clone, Debug)]
pub struct Remembered {
    anchor: (Node, u32),
    focus: (Node, u32),
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}

impl Remembered {
    /// The selection of this moment; `None` where nothing is selected.
    #[must_use]
    pub fn now() -> Option<Self> {
        let selection = selection().filter(|selection| !selection.is_collapsed())?;
        Some(Self {
            anchor: (selection.anchor_node()?, selection.anchor_offset()),
            focus: (selection.focus_node()?, selection.focus_offset()),
        })
    }

    /// Selects the same again.
    pub fn restore(&self) {
        let ((anchor, from), (focus, to)) = (&self.anchor, &self.focus);
        if let Some(selection) = selection()
            && anchor.is_connected()
            && focus.is_connected()
        {
            // Nodes whose text has become shorter leave nothing selected.
            let _ = selection.set_base_and_extent(anchor, *from, focus, *to);
        }
    }
}
