//! Paper size, page count and folded sections.

use std::rc::Rc;

use crate::print_options::Paper;
use crate::sheet::PassageId;

/// What the browser reports about paper, and the page that the print view was opened from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The paper that is usual where the reader is.
    pub usual_paper: Paper,
    /// How many pages the print view shows; 0 if the browser cannot show where a page ends.
    pub pages: u32,
    /// The sections that were folded when the print view was opened.
    pub folded: Rc<Vec<PassageId>>,
}

/// A change of the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The print view was opened while these sections were folded.
    Open(Vec<PassageId>),
    /// Paper size and page count were read from the browser.
    Measure {
        /// The paper that is usual where the reader is.
        usual_paper: Paper,
        /// How many pages the print view shows, if any.
        pages: u32,
    },
}

impl State {
    /// Applies a change.
    pub fn reduce(&mut self, action: Action) {
        match action {
            Action::Open(folded) => self.folded = Rc::new(folded),
            Action::Measure { usual_paper, pages } => {
                self.usual_paper = usual_paper;
                self.pages = pages;
            }
        }
    }
}
