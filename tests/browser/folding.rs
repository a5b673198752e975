//! Folding sections by mouse, by keyboard and all at once, and restoring the folds.

use crate::sheet::{NATO, RUSSIA, click_toggle, fold, link_to, open_and_fold, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, SPACE};
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(sections_start_open),
        test_case!(click_in_heading_row_folds).in_previous_firefox(),
        test_case!(keyboard_folds_and_opens),
        test_case!(tab_continues_after_click),
        test_case!(fold_survives_hydration).in_previous_firefox(),
        test_case!(button_folds_and_opens_all),
        test_case!(fold_all_button_names_its_action),
        test_case!(fold_all_button_affects_shown_sections),
        test_case!(text_fragment_opens_its_section),
        test_case!(reload_restores_folds_and_scroll),
        test_case!(going_back_restores_folds_and_scroll),
        test_case!(new_visit_starts_open),
    ]
}

async fn sections_start_open(page: &Page) -> TestResult {
    page.open("").await?;
    ensure_eq(
        "sections",
        page.count("details.section-view__fold").await?,
        2,
    )?;
    Ok(ensure_eq(
        "open sections",
        page.count("details.section-view__fold[open]").await?,
        2,
    )?)
}

async fn click_in_heading_row_folds(page: &Page) -> TestResult {
    page.open("").await?;
    page.scroll_to(&format!("#{NATO}-heading")).await?;
    let heading = page.bounds(&format!("#{NATO}-heading")).await?;
    let middle = heading.top + heading.height / 2.0;
    let mut folded = false;
    for (part, x) in [
        ("left end", heading.left + 3.0),
        ("middle", heading.left + heading.width / 2.0),
        ("right end", heading.left + heading.width - 3.0),
    ] {
        folded = !folded;
        page.click_at(x, middle).await?;
        page.wait_for_folded(NATO, folded)
            .await
            .map_err(|error| format!("click at the {part} of the heading: {error}"))?;
    }
    Ok(())
}

async fn keyboard_folds_and_opens(page: &Page) -> TestResult {
    page.open("").await?;
    ensure(!page.is_folded(NATO).await?, "the section starts folded")?;
    page.tab_to(&toggle(NATO)).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_folded(NATO, true).await?;
    page.press(&[SPACE]).await?;
    Ok(page.wait_for_folded(NATO, false).await?)
}

async fn tab_continues_after_click(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    Ok(page.tab_to(&link_to(RUSSIA)).await?)
}

async fn fold_survives_hydration(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    fold(page, NATO).await?;
    gate.open();
    page.wait_for_app().await?;
    ensure(
        page.is_folded(NATO).await?,
        "hydration has opened the section",
    )?;
    // The next render shows whether the app knows that the section is folded.
    fold(page, RUSSIA).await?;
    page.wait_for_value(
        "document.querySelector('.fold-all').textContent",
        "Expand all".to_owned(),
    )
    .await?;
    Ok(ensure(
        page.is_folded(NATO).await?,
        "the next render has opened the section",
    )?)
}

async fn button_folds_and_opens_all(page: &Page) -> TestResult {
    page.open("").await?;
    for folded in [true, false] {
        page.click(".fold-all").await?;
        page.wait_for_folded(NATO, folded).await?;
        page.wait_for_folded(RUSSIA, folded).await?;
    }
    Ok(())
}

async fn fold_all_button_names_its_action(page: &Page) -> TestResult {
    let label = "document.querySelector('.fold-all').textContent";
    page.open("").await?;
    page.wait_for_value(label, "Collapse all".to_owned())
        .await?;
    page.click(".fold-all").await?;
    page.wait_for_value(label, "Expand all".to_owned()).await?;
    page.click(".fold-all").await?;
    Ok(page
        .wait_for_value(label, "Collapse all".to_owned())
        .await?)
}

async fn fold_all_button_affects_shown_sections(page: &Page) -> TestResult {
    let label = "document.querySelector('.fold-all').textContent";
    page.open(&format!("?sections={NATO}")).await?;
    click_toggle(page, NATO).await?;
    page.wait_for_value(label, "Expand all".to_owned()).await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(NATO, false).await?;
    page.open("?sections=lead").await?;
    Ok(ensure_eq("buttons", page.count(".fold-all").await?, 0)?)
}

async fn text_fragment_opens_its_section(page: &Page) -> TestResult {
    open_and_fold(page, RUSSIA).await?;
    page.follow_fragment("#:~:text=no%20capability%20against")
        .await?;
    Ok(page.wait_for_folded(RUSSIA, false).await?)
}

async fn reload_restores_folds_and_scroll(page: &Page) -> TestResult {
    let scroll = fold_and_scroll(page).await?;
    page.reload().await?;
    page.wait_for_app().await?;
    ensure_restored(page, scroll).await
}

async fn going_back_restores_folds_and_scroll(page: &Page) -> TestResult {
    let scroll = fold_and_scroll(page).await?;
    page.go_to_other_page().await?;
    page.go_back().await?;
    page.wait_for_app().await?;
    ensure_restored(page, scroll).await
}

async fn new_visit_starts_open(page: &Page) -> TestResult {
    fold_and_scroll(page).await?;
    page.go_to_other_page().await?;
    page.open("").await?;
    Ok(page.wait_for_folded(NATO, false).await?)
}

/// Folds one section and scrolls down; returns the scroll position.
async fn fold_and_scroll(page: &Page) -> TestResult<f64> {
    page.resize(700, 400).await?;
    open_and_fold(page, NATO).await?;
    page.wait_for("(scrollTo({ top: 150, behavior: 'instant' }), scrollY === 150)")
        .await?;
    Ok(150.0)
}

async fn ensure_restored(page: &Page, scroll: f64) -> TestResult {
    page.wait_for_folded(NATO, true).await?;
    page.wait_for_folded(RUSSIA, false).await?;
    Ok(page.wait_for_value("Math.round(scrollY)", scroll).await?)
}
