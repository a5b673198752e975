//! The fact sheet of April 16, 2007, as far as the sentences speak of it.

/// The sections, by their ids.
pub(crate) const NATO: &str = "cooperation-with-nato";
pub(crate) const RUSSIA: &str = "cooperation-with-russia";

/// The control that folds a section.
pub(crate) fn toggle(section: &str) -> String {
    format!("[aria-labelledby={section}-heading] > details > summary")
}

/// The link to a passage, beside the passage.
pub(crate) fn link_to(passage: &str) -> String {
    format!("a.anchor-link[href='#{passage}']")
}
