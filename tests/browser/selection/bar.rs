//! The selection bar: when and where it is shown, and how the keyboard reaches and closes it.

use serde_json::json;

use super::{LINK, TEXT, select, select_text, text_bounds};
use crate::passage_links::ensure_clipboard;
use crate::sheet::{NATO, NATO_PASSAGE, UNKNOWN_FINGERPRINT, link_to};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, ESCAPE, TAB};
use crate::support::test_case::{TestCase, test_case};

pub(super) fn test_cases() -> Vec<TestCase> {
    vec![
        // WebKit's driver cannot select text by dragging the mouse.
        test_case!(drag_selects_across_controls).only_in(Engine::NOT_WEBKIT),
        test_case!(text_selected_before_app_gets_bar).only_in(Engine::NOT_WEBKIT),
        test_case!(selection_bar_covers_no_selected_text),
        test_case!(selection_bar_moves_when_scrolled),
        test_case!(ignores_selected_space).in_one_engine(),
        test_case!(selection_bar_stays_while_used),
        test_case!(selection_bar_is_one_line_on_phone),
        test_case!(escape_closes_selection_bar),
        test_case!(escape_closes_one_thing_at_a_time),
        test_case!(tab_reaches_bar_from_focused_passage),
        test_case!(tab_reaches_selection_bar),
        test_case!(deselecting_closes_selection_bar),
        test_case!(ignores_text_outside_sheet),
    ]
}

async fn drag_selects_across_controls(page: &Page) -> TestResult {
    page.resize(800, 700).await?;
    page.open("").await?;
    let (first, last) = (NATO_PASSAGE.0, "cooperation-with-nato-4");
    scroll_to_bottom(page, last).await?;
    let (from, _, above) = text_bounds(page, first, "southern").await?;
    let (_, to, below) = text_bounds(page, last, "effective").await?;
    // Over the bottom of the window, where the bar will appear.
    page.drag_over(&[(from + 1.0, above), (from, below + 10.0), (to - 1.0, below)])
        .await?;
    page.wait_for_element(".selection-bar").await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    ensure(
        selected.starts_with("southern European") && selected.ends_with("form a more effective"),
        format!("the selected text is {selected:?}"),
    )?;
    // The bar of the first selection must not block the next drag.
    let (from, to, y) = text_bounds(page, last, "Europe").await?;
    page.drag((from + 1.0, y), (to - 1.0, y)).await?;
    Ok(page
        .wait_for_value("getSelection().toString()", "Europe".to_owned())
        .await?)
}

async fn text_selected_before_app_gets_bar(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    page.scroll_to(&format!("#{}", NATO_PASSAGE.0)).await?;
    let (from, to, y) = text_bounds(page, NATO_PASSAGE.0, TEXT).await?;
    page.drag((from + 1.0, y), (to - 1.0, y)).await?;
    page.wait_for_value("getSelection().toString()", TEXT.to_owned())
        .await?;
    gate.open();
    page.wait_for_app().await?;
    page.wait_for_element(".selection-bar").await?;
    page.click(".selection-bar [name='link']").await?;
    page.wait_for_status("Link copied").await?;
    ensure_clipboard(page, &page.site.url(LINK)).await
}

async fn selection_bar_covers_no_selected_text(page: &Page) -> TestResult {
    for (width, height) in [(1200, 700), (420, 600)] {
        page.resize(width, height).await?;
        page.open("").await?;
        let passage = NATO_PASSAGE.0;
        scroll_to_bottom(page, passage).await?;
        let script = "const passage = document.getElementById(arguments[0]);
            getSelection().selectAllChildren(passage)";
        page.execute::<()>(script, json!([passage])).await?;
        page.wait_for_element(".selection-bar").await?;
        page.click(".selection-bar [name='link']").await?;
        page.wait_for_status("Link copied").await?;
        let over: Vec<String> = page
            .evaluate(
                "[...document.querySelectorAll('.selection-bar, .status-message__text')].filter((element) => {
                    const { top, bottom } = element.getBoundingClientRect();
                    const selected = getSelection().getRangeAt(0).getBoundingClientRect();
                    return top < selected.bottom && bottom > selected.top;
                }).map((element) => element.className)",
            )
            .await?;
        ensure_none("elements that cover the selected text", &over)?;
    }
    Ok(())
}

async fn selection_bar_moves_when_scrolled(page: &Page) -> TestResult {
    page.resize(800, 600).await?;
    page.open("").await?;
    let passage = NATO_PASSAGE.0;
    select(page, (passage, "defense systems"), (passage, "systems")).await?;
    page.wait_for_element(".selection-bar[data-edge=bottom]")
        .await?;
    scroll_to_bottom(page, passage).await?;
    page.wait_for_element(".selection-bar[data-edge=top]")
        .await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element(".selection-bar").await?;
    page.scroll_to(&format!("#{NATO}-heading")).await?;
    page.wait_for_render().await?;
    Ok(ensure_eq(
        "selection bars",
        page.count(".selection-bar").await?,
        0,
    )?)
}

async fn ignores_selected_space(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.execute::<()>(
        "const { anchorNode } = getSelection();
             const at = anchorNode.data.indexOf(' ');
             getSelection().setBaseAndExtent(anchorNode, at, anchorNode, at + 1)",
        json!([]),
    )
    .await?;
    Ok(page.wait_for_no_element(".selection-bar").await?)
}

async fn selection_bar_stays_while_used(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    let before = page.bounds(".selection-bar").await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status("Link copied").await?;
    let after = page.bounds(".selection-bar").await?;
    Ok(ensure(
        (before.top - after.top).abs() < 0.5,
        format!("the bar has moved from {before:?} to {after:?}"),
    )?)
}

async fn selection_bar_is_one_line_on_phone(page: &Page) -> TestResult {
    const NARROW: u32 = 320;
    page.open_framed(NARROW).await?;
    select_text(page).await?;
    let tops: Vec<f64> = page
        .evaluate(
            "[...document.querySelectorAll('.selection-bar .button')].map((button) => button.getBoundingClientRect().top)",
        )
        .await?;
    ensure(
        tops.len() == 3 && tops.iter().all(|top| (top - tops[0]).abs() < 0.5),
        format!("the tops of the buttons are {tops:?}"),
    )?;
    let bounds = page.bounds(".selection-bar").await?;
    Ok(ensure(
        bounds.left >= 0.0 && bounds.left + bounds.width <= f64::from(NARROW),
        format!("the bounds of the bar are {bounds:?}"),
    )?)
}

async fn escape_closes_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element(".selection-bar").await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    Ok(ensure_eq(
        "selected text",
        selected.as_str(),
        "uthern European countr",
    )?)
}

async fn escape_closes_one_thing_at_a_time(page: &Page) -> TestResult {
    const NOTICE: &str = ".notice-bar__message";
    let passage = NATO_PASSAGE.0;
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}#{passage}"))
        .await?;
    page.wait_for_element(NOTICE).await?;
    select_text(page).await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element(".selection-bar").await?;
    page.wait_for_render().await?;
    ensure_eq("notices", page.count(NOTICE).await?, 1)?;
    page.press(&[ESCAPE]).await?;
    Ok(page.wait_for_no_element(NOTICE).await?)
}

async fn tab_reaches_bar_from_focused_passage(page: &Page) -> TestResult {
    page.open("").await?;
    let link = link_to(NATO_PASSAGE.0);
    page.tab_to(&link).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_focus(&format!("#{}", NATO_PASSAGE.0)).await?;
    select_text(page).await?;
    page.press(&[TAB]).await?;
    Ok(page.wait_for_focus(".selection-bar button").await?)
}

async fn tab_reaches_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.press(&[TAB]).await?;
    page.wait_for_focus(".selection-bar button").await?;
    page.press(&[ENTER]).await?;
    page.wait_for_status("Link copied").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element(".selection-bar").await?;
    ensure_clipboard(page, &page.site.url(LINK)).await
}

async fn deselecting_closes_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.execute::<()>("getSelection().removeAllRanges()", json!([]))
        .await?;
    Ok(page.wait_for_no_element(".selection-bar").await?)
}

async fn ignores_text_outside_sheet(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    for outside in [".source-note", ".source-note__verify"] {
        page.execute::<()>(
            "getSelection().selectAllChildren(document.querySelector(arguments[0]))",
            json!([outside]),
        )
        .await?;
        page.wait_for_no_element(".selection-bar").await?;
        select_text(page).await?;
    }
    Ok(())
}

/// Scrolls until a passage ends just above the bottom of the window.
async fn scroll_to_bottom(page: &Page, passage: &str) -> TestResult {
    let script = "const { bottom } = document.getElementById(arguments[0]).getBoundingClientRect();
        scrollBy({ top: bottom - innerHeight + 40, behavior: 'instant' })";
    Ok(page.execute(script, json!([passage])).await?)
}
