//! What is known about paper.

use crate::print_options::Paper;

/// What the browser was asked about paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The paper that is usual where the reader is.
    pub usual_paper: Paper,
    /// How many pages the print view shows; 0 if the browser cannot show where a page ends.
    pub pages: u32,
}

/// A change of what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// This paper is usual.
    UsualPaper(Paper),
    /// The print view shows so many pages.
    CountPages(u32),
}

impl State {
    /// Applies a change.
    pub fn reduce(&mut self, action: Action) {
        match action {
            Action::UsualPaper(paper) => self.usual_paper = paper,
            Action::CountPages(pages) => self.pages = pages,
        }
    }
}
