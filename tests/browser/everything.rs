//! A sheet with one of everything: nested sections, tables, notes, pictures, footnotes, and a
//! heading with a link in it.

use crate::accessibility::nothing_is_found_in_the_page_as_opened;
use crate::adopting::{
    hydration_keeps_elements, hydration_keeps_markup, hydration_sets_no_equal_text,
};
use crate::opening::the_console_stays_empty;
use crate::support::TestResult;
use crate::support::assertions::ensure;
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

const OUTER: &str = "costs";
const INNER: &str = "details";

pub(crate) fn test_cases() -> Vec<TestCase> {
    [
        test_case!(hydration_keeps_elements),
        test_case!(hydration_keeps_markup),
        test_case!(hydration_sets_no_equal_text),
        test_case!(the_console_stays_empty),
        test_case!(nothing_is_found_in_the_page_as_opened),
        test_case!(an_address_opens_every_section_around_its_passage).in_one_engine(),
        test_case!(a_section_folds_without_the_one_around_it),
        test_case!(a_former_address_leads_to_its_passage).in_one_engine(),
        test_case!(a_footnote_leads_back_to_its_mark),
    ]
    .map(|case| case.on_site(everything))
    .into()
}

async fn an_address_opens_every_section_around_its_passage(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(OUTER, true).await?;
    page.wait_for_folded(INNER, true).await?;
    page.follow_fragment("#details-1").await?;
    page.wait_for_folded(INNER, false).await?;
    page.wait_for_folded(OUTER, false).await?;
    Ok(page.wait_for_target("details-1").await?)
}

async fn a_section_folds_without_the_one_around_it(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&format!(
        "[aria-labelledby={INNER}-heading] > details > summary"
    ))
    .await?;
    page.wait_for_folded(INNER, true).await?;
    Ok(ensure(
        !page.is_folded(OUTER).await?,
        "the section around it was folded too",
    )?)
}

async fn a_former_address_leads_to_its_passage(page: &Page) -> TestResult {
    page.open("#older-costs").await?;
    page.wait_for_value("location.hash", format!("#{OUTER}"))
        .await?;
    Ok(page.wait_for_target(OUTER).await?)
}

async fn a_footnote_leads_back_to_its_mark(page: &Page) -> TestResult {
    page.open("").await?;
    page.click("#footnote-1-mark-1").await?;
    page.wait_for_value("location.hash", "#footnote-1".to_owned())
        .await?;
    page.click(".footnotes__back").await?;
    Ok(page
        .wait_for_value("location.hash", "#footnote-1-mark-1".to_owned())
        .await?)
}
