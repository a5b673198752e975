//! Tests of a sheet with every kind of content: nested sections, tables, notes, pictures, footnotes, and
//! a heading that contains a link.

use crate::accessibility::page_passes_axe;
use crate::hydration::{hydration_keeps_elements, hydration_keeps_markup};
use crate::loading::logs_nothing;
use crate::sheet::fold;
use crate::support::TestResult;
use crate::support::assertions::ensure;
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

const OUTER: &str = "costs";
const INNER: &str = "details";

pub(crate) fn test_cases() -> Vec<TestCase> {
    [
        test_case!(hydration_keeps_elements),
        test_case!(hydration_keeps_markup).in_previous_firefox(),
        test_case!(logs_nothing),
        test_case!(page_passes_axe),
        test_case!(link_opens_all_enclosing_sections).in_one_engine(),
        test_case!(folds_nested_section_alone),
        test_case!(follows_alias).in_one_engine(),
        test_case!(footnote_links_back_to_reference),
        test_case!(lists_abbreviations).with_printer(),
    ]
    .map(|case| case.on_site(everything))
    .into()
}

async fn link_opens_all_enclosing_sections(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(OUTER, true).await?;
    page.wait_for_folded(INNER, true).await?;
    page.follow_fragment("#details-1").await?;
    page.wait_for_folded(INNER, false).await?;
    page.wait_for_folded(OUTER, false).await?;
    Ok(page.wait_for_target("details-1").await?)
}

async fn folds_nested_section_alone(page: &Page) -> TestResult {
    page.open("").await?;
    fold(page, INNER).await?;
    Ok(ensure(
        !page.is_folded(OUTER).await?,
        "the outer section was folded too",
    )?)
}

async fn follows_alias(page: &Page) -> TestResult {
    page.open("#older-costs").await?;
    page.wait_for_value("location.hash", format!("#{OUTER}"))
        .await?;
    Ok(page.wait_for_target(OUTER).await?)
}

async fn lists_abbreviations(page: &Page) -> TestResult {
    const LIST: &str = ".abbreviations";
    let explained = "Abbreviations NRC NATO-Russia Council";
    page.open("").await?;
    ensure_contains_words(explained, &words(&page.text(LIST).await?))?;
    ensure_contains_words(explained, &page.print("abbreviations").await?.words())?;
    page.open("?view=print").await?;
    page.wait_for_element(".print-bar").await?;
    ensure_contains_words(explained, &words(&page.text(LIST).await?))?;
    // The abbreviation is not in this section.
    page.open("?sections=costs").await?;
    page.wait_for_element(".extract-note").await?;
    Ok(page.wait_for_no_element(LIST).await?)
}

async fn footnote_links_back_to_reference(page: &Page) -> TestResult {
    page.open("").await?;
    page.click("#footnote-1-mark-1").await?;
    page.wait_for_value("location.hash", "#footnote-1".to_owned())
        .await?;
    page.click(".footnotes__back").await?;
    Ok(page
        .wait_for_value("location.hash", "#footnote-1-mark-1".to_owned())
        .await?)
}
