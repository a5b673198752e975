//! Parts of the fact sheet of April 16, 2007 that tests refer to, and steps on its sections.

use crate::support::fixture_sites::fact_sheet;
use crate::support::page::Page;
use crate::support::{Result, TestResult};

pub(crate) const TITLE: &str = "U.S. Missile Defense: Cooperation With NATO and Russia";

/// The ids of the sections.
pub(crate) const NATO: &str = "cooperation-with-nato";
pub(crate) const RUSSIA: &str = "cooperation-with-russia";

/// The id of a passage in each section, and its fingerprint: the first eight digits of the SHA-256.
pub(crate) const NATO_PASSAGE: (&str, &str) = ("cooperation-with-nato-3", "4c1b9945");
pub(crate) const RUSSIA_PASSAGE: (&str, &str) = ("cooperation-with-russia-2", "130b8e91");

/// A fingerprint that no passage has.
pub(crate) const UNKNOWN_FINGERPRINT: &str = "0badc0de";

/// Returns the selector of the control that folds a section.
pub(crate) fn toggle(section: &str) -> String {
    format!("[aria-labelledby={section}-heading] > details > summary")
}

/// Returns the selector of the link to a passage.
pub(crate) fn link_to(passage: &str) -> String {
    format!("a.anchor-link[href='#{passage}']")
}

/// Opens the page and folds a section.
pub(crate) async fn open_and_fold(page: &Page, section: &str) -> Result {
    page.open("").await?;
    fold(page, section).await
}

/// Clicks the arrow of a section.
pub(crate) async fn click_toggle(page: &Page, section: &str) -> Result {
    /// The distance of its middle from the end of the row.
    const ARROW_PX: f64 = 12.0;
    let toggle = toggle(section);
    page.scroll_to(&toggle).await?;
    let row = page.bounds(&toggle).await?;
    let x = row.left + row.width - ARROW_PX;
    page.click_at(x, row.top + row.height / 2.0).await
}

/// Folds an open section.
pub(crate) async fn fold(page: &Page, section: &str) -> Result {
    click_toggle(page, section).await?;
    page.wait_for_folded(section, true).await
}

/// Returns the plain text that is published with the page.
pub(crate) async fn plain_text() -> TestResult<String> {
    Ok(tokio::fs::read_to_string(fact_sheet()?.join("fact-sheet.txt")).await?)
}
