//! Selecting as readers do: by dragging, by clicking twice, and by keys.

use super::quotations::read_quotation;
use super::{select_text, text_bounds};
use crate::passage_links::read_clipboard;
use crate::sheet::{NATO, NATO_PASSAGE};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine;
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::page::keys::{CONTROL, DOWN, SHIFT};
use crate::support::test_case::{TestCase, test_case};

pub(super) fn test_cases() -> Vec<TestCase> {
    // WebKit's driver cannot select text by dragging the mouse.
    let by_mouse = [
        test_case!(drag_selects_points),
        test_case!(drag_selects_heading_text),
        test_case!(second_click_selects_heading_word),
        test_case!(shift_and_arrow_select_points),
    ];
    let by_mouse = by_mouse.map(|case| case.only_in(Engine::NOT_WEBKIT));
    let others = [
        test_case!(click_on_heading_folds_section),
        test_case!(select_all_copies_only_sheet_text),
        test_case!(quotation_says_that_folded_section_is_omitted),
        // Other browsers do not select cells.
        test_case!(control_drag_selects_column)
            .only_in(&[Engine::Firefox, Engine::FirefoxPrevious])
            .on_site(everything),
    ];
    by_mouse.into_iter().chain(others).collect()
}

const NEXT_PASSAGE: &str = "cooperation-with-nato-4";

async fn ensure_quoted(page: &Page, expected: &str) -> TestResult {
    let quotation = read_quotation(page).await?;
    let (quoted, _source) = quotation.split_once("\n\n").unwrap_or_default();
    Ok(ensure_eq("quotation", quoted, expected)?)
}

async fn drag_selects_points(page: &Page) -> TestResult {
    page.open("").await?;
    page.scroll_to(&format!("#{}", NATO_PASSAGE.0)).await?;
    let (from, _, above) = text_bounds(page, NATO_PASSAGE.0, "southern").await?;
    let (_, to, below) = text_bounds(page, NEXT_PASSAGE, "focused").await?;
    page.drag((from + 1.0, above), (to - 1.0, below)).await?;
    page.wait_for_element(".selection-bar").await?;
    let quotation = read_quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“southern European countries")
            && quotation.contains("missile defense systems.\nNATO has focused”\n\nBureau of"),
        format!("the quotation is {quotation}"),
    )?)
}

async fn shift_and_arrow_select_points(page: &Page) -> TestResult {
    page.open("").await?;
    page.scroll_to(&format!("#{}", NATO_PASSAGE.0)).await?;
    let (left, right, y) = text_bounds(page, NATO_PASSAGE.0, "southern").await?;
    page.double_click_at(f64::midpoint(left, right), y).await?;
    page.wait_for_value("getSelection().toString().trim()", "southern".to_owned())
        .await?;
    for _ in 0..5 {
        page.press(&[SHIFT, DOWN]).await?;
    }
    let quotation = read_quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“southern European countries")
            && quotation.contains("missile defense systems.\nNATO has focused"),
        format!("the quotation is {quotation}"),
    )?)
}

fn heading() -> String {
    format!("{NATO}-heading")
}

async fn drag_selects_heading_text(page: &Page) -> TestResult {
    page.open("").await?;
    page.scroll_to(&format!("#{}", heading())).await?;
    let (from, to, y) = text_bounds(page, &heading(), "with NATO").await?;
    page.drag((from + 1.0, y), (to - 1.0, y)).await?;
    page.wait_for_element(".selection-bar").await?;
    ensure_eq("folded", page.is_folded(NATO).await?, false)?;
    ensure_quoted(page, "“with NATO”").await
}

async fn second_click_selects_heading_word(page: &Page) -> TestResult {
    page.open("").await?;
    page.scroll_to(&format!("#{}", heading())).await?;
    let (left, right, y) = text_bounds(page, &heading(), "Cooperation").await?;
    page.double_click_at(f64::midpoint(left, right), y).await?;
    page.wait_for_value("getSelection().toString().trim()", "Cooperation".to_owned())
        .await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(())
}

async fn click_on_heading_folds_section(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    for is_folded in [true, false] {
        page.click(&format!("#{}", heading())).await?;
        page.wait_for_folded(NATO, is_folded).await?;
    }
    Ok(())
}

async fn select_all_copies_only_sheet_text(page: &Page) -> TestResult {
    page.open("").await?;
    page.press(&[CONTROL, 'a']).await?;
    page.wait_for_element(".selection-bar").await?;
    page.press(&[CONTROL, 'c']).await?;
    let copied = read_clipboard(page).await?;
    let lines: Vec<&str> = copied
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    ensure_eq("first line", lines.first(), Some(&"Fact Sheet"))?;
    ensure(
        lines.contains(&"Cooperation with NATO"),
        format!("copied {copied}"),
    )?;
    for control in [
        "Share",
        "Print",
        "Collapse all",
        "Copy link",
        "Contents",
        "Back to top",
    ] {
        ensure(
            !copied.contains(control),
            format!("`{control}` was copied: {copied}"),
        )?;
    }
    Ok(())
}

async fn quotation_says_that_folded_section_is_omitted(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&format!("#{}", heading())).await?;
    page.wait_for_folded(NATO, true).await?;
    page.press(&[CONTROL, 'a']).await?;
    let quotation = read_quotation(page).await?;
    Ok(ensure(
        quotation.contains("Cooperation with NATO\n[…]\nCooperation with Russia\n")
            && !quotation.contains("southern"),
        format!("the quotation is {quotation}"),
    )?)
}

async fn control_drag_selects_column(page: &Page) -> TestResult {
    page.open("").await?;
    page.scroll_to("tbody").await?;
    let cell = |row: u32| format!("tbody tr:nth-child({row}) td:last-child");
    let (first, last) = (page.bounds(&cell(1)).await?, page.bounds(&cell(2)).await?);
    page.hold(CONTROL).await?;
    let x = first.left + first.width / 2.0;
    page.drag(
        (x, first.top + first.height / 2.0),
        (x, last.top + last.height / 2.0),
    )
    .await?;
    page.release(CONTROL).await?;
    page.wait_for_element(".selection-bar").await?;
    ensure_quoted(page, "“1.5\n2”").await
}
