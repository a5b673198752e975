//! The fact sheet of April 16, 2007, as far as the sentences speak of it.

use crate::support::TestResult;
use crate::support::fixture_sites::fact_sheet;

pub(crate) const TITLE: &str = "U.S. Missile Defense: Cooperation With NATO and Russia";

/// The sections, by their ids.
pub(crate) const NATO: &str = "cooperation-with-nato";
pub(crate) const RUSSIA: &str = "cooperation-with-russia";

/// A point in each of them, with the first eight digits that `sha256sum` gives for its words.
pub(crate) const SHIELDING_THE_SOUTH: (&str, &str) = ("cooperation-with-nato-3", "4c1b9945");
pub(crate) const RENEWED_OFFERS: (&str, &str) = ("cooperation-with-russia-2", "130b8e91");

/// What no passage says.
pub(crate) const UNKNOWN_WORDING: &str = "0badc0de";

/// The control that folds a section.
pub(crate) fn toggle(section: &str) -> String {
    format!("[aria-labelledby={section}-heading] > details > summary")
}

/// The link to a passage, beside the passage.
pub(crate) fn link_to(passage: &str) -> String {
    format!("a.anchor-link[href='#{passage}']")
}

/// The sheet as plain text, as it was published beside the page.
pub(crate) async fn plain_text() -> TestResult<String> {
    Ok(tokio::fs::read_to_string(fact_sheet()?.join("fact-sheet.txt")).await?)
}
