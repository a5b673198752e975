//! Links with a fingerprint: what the page is told if the sheet has changed since.

use crate::passage_links::pasted_is;
use crate::sheet::{NATO, RENEWED_OFFERS, RUSSIA, SHIELDING_THE_SOUTH, UNKNOWN_WORDING, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, ESCAPE, TAB};
use crate::support::test_case::{TestCase, test_case};

const NOTICE: &str = "document.querySelector('.notice-bar').innerText";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(unchanged_passage_has_no_notice).in_one_engine(),
        test_case!(says_that_passage_has_changed),
        test_case!(finds_moved_passage_under_another_id).in_one_engine(),
        test_case!(finds_moved_passage_whose_id_is_gone).in_one_engine(),
        test_case!(says_that_passage_is_gone).in_one_engine(),
        test_case!(following_a_link_drops_the_fingerprint),
        test_case!(following_a_link_before_hydration_drops_the_fingerprint),
        test_case!(finds_moved_passage_in_page_rendered_anew).in_one_engine(),
        test_case!(keeps_foreign_query_parameters).in_one_engine(),
        test_case!(keyboard_dismisses_notice),
        test_case!(tab_key_reaches_notice_before_its_passage),
        test_case!(tab_key_starts_in_page_if_notice_is_about_all_of_it).in_one_engine(),
        test_case!(notice_stands_beside_its_passage_or_below),
        test_case!(notice_is_in_view_wherever_its_passage_is),
        test_case!(escape_key_dismisses_notice),
        test_case!(copies_new_link_to_moved_passage),
    ]
}

async fn unchanged_passage_has_no_notice(page: &Page) -> TestResult {
    let (passage, wording) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={wording}#{passage}")).await?;
    page.wait_for_target(passage).await?;
    page.wait_for_render().await?;
    Ok(ensure_eq(
        "the notice",
        page.evaluate::<String>(NOTICE).await?.trim(),
        "",
    )?)
}

async fn says_that_passage_has_changed(page: &Page) -> TestResult {
    let (passage, _) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    page.wait_for_target(passage).await?;
    has_notice(
        page,
        "The wording of this passage has changed since the link was made",
    )
    .await
}

async fn following_a_link_before_hydration_drops_the_fingerprint(page: &Page) -> TestResult {
    let (first, wording) = SHIELDING_THE_SOUTH;
    let (second, _) = RENEWED_OFFERS;
    let gate = page.site.hold(".wasm");
    page.goto(&format!("?v={wording}#{first}")).await?;
    page.follow_fragment(&format!("#{second}")).await?;
    page.wait_for_value("location.search", String::new())
        .await?;
    gate.open();
    page.wait_for_app().await?;
    page.wait_for_target(second).await?;
    let message: String = page.evaluate(NOTICE).await?;
    Ok(ensure_eq("the notice", message.trim(), "")?)
}

/// Translated before the app starts, so that the page is rendered anew, and the target with it.
async fn finds_moved_passage_in_page_rendered_anew(page: &Page) -> TestResult {
    let (other, _) = SHIELDING_THE_SOUTH;
    let (passage, wording) = RENEWED_OFFERS;
    page.site
        .alter_pages(|page| page.replace("The proposed", "<font>The proposed</font>"));
    page.open(&format!("?v={wording}#{other}")).await?;
    page.wait_for_target(passage).await?;
    has_notice(page, "This passage has moved").await
}

async fn finds_moved_passage_under_another_id(page: &Page) -> TestResult {
    let (other, _) = SHIELDING_THE_SOUTH;
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?v={wording}#{other}")).await?;
    page.wait_for_target(passage).await?;
    has_notice(page, "This passage has moved").await?;
    Ok(page
        .wait_for_value("location.hash", format!("#{passage}"))
        .await?)
}

async fn finds_moved_passage_whose_id_is_gone(page: &Page) -> TestResult {
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    page.wait_for_target(passage).await?;
    has_notice(page, "This passage has moved").await?;
    Ok(page
        .wait_for_value("location.hash", format!("#{passage}"))
        .await?)
}

async fn says_that_passage_is_gone(page: &Page) -> TestResult {
    page.open(&format!("?v={UNKNOWN_WORDING}#cooperation-with-russia-9"))
        .await?;
    has_notice(page, "The linked passage is no longer in this fact sheet").await?;
    Ok(ensure_eq(
        "scrolled by",
        page.evaluate::<f64>("scrollY").await?,
        0.0,
    )?)
}

async fn following_a_link_drops_the_fingerprint(page: &Page) -> TestResult {
    let (passage, wording) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={wording}#{passage}")).await?;
    page.click(".contents-list a[href='#cooperation-with-russia']")
        .await?;
    page.wait_for_value("location.search + location.hash", format!("#{RUSSIA}"))
        .await?;
    Ok(page.wait_for_target(RUSSIA).await?)
}

async fn keeps_foreign_query_parameters(page: &Page) -> TestResult {
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?from=newsletter&v={wording}&id=7#{NATO}"))
        .await?;
    page.wait_for_value("location.hash", format!("#{passage}"))
        .await?;
    let query: String = page.evaluate("location.search").await?;
    Ok(ensure(
        query.contains("from=newsletter") && query.contains("id=7"),
        format!("left with {query}"),
    )?)
}

async fn keyboard_dismisses_notice(page: &Page) -> TestResult {
    let (passage, _) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    has_notice(page, "The wording").await?;
    page.tab_to(".notice-bar button").await?;
    page.press(&[ENTER]).await?;
    page.wait_for(&format!("{NOTICE}.trim() === ''")).await?;
    Ok(page.wait_for_focus(&format!("#{passage}")).await?)
}

async fn tab_key_reaches_notice_before_its_passage(page: &Page) -> TestResult {
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    has_notice(page, "This passage has moved").await?;
    let (dismiss, link) = (
        ".notice-bar [aria-label]",
        format!("#{passage} .anchor-link"),
    );
    for stop in [dismiss, ".notice-bar__mend", &link] {
        page.press(&[TAB]).await?;
        page.wait_for_focus(stop).await?;
    }
    page.go_to_other_page().await?;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    has_notice(page, "The wording").await?;
    for stop in [dismiss, &link] {
        page.press(&[TAB]).await?;
        page.wait_for_focus(stop).await?;
    }
    Ok(())
}

async fn tab_key_starts_in_page_if_notice_is_about_all_of_it(page: &Page) -> TestResult {
    page.open(&format!("?v={UNKNOWN_WORDING}")).await?;
    has_notice(page, "The wording has changed").await?;
    page.press(&[TAB]).await?;
    page.wait_for_focus("a, button, summary").await?;
    Ok(ensure(
        page.count(".notice-bar :focus").await? == 0,
        "the focus is in the notice",
    )?)
}

async fn notice_stands_beside_its_passage_or_below(page: &Page) -> TestResult {
    page.resize(1280, 900).await?;
    let (passage, _) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    has_notice(page, "This fact sheet is dated April 16, 2007").await?;
    page.wait_for_target(passage).await?;
    page.wait_for_render().await?;
    let passage = page.bounds(&format!("#{passage}")).await?;
    let notice = page.bounds(".notice-bar__message").await?;
    let is_beside =
        (notice.top - passage.top).abs() < 1.0 && notice.left > passage.left + passage.width;
    // Without CSS anchor positioning: at the lower edge of the window.
    let is_below = notice.top > passage.top + passage.height;
    let has_anchors: bool = page.evaluate("CSS.supports('top: anchor(top)')").await?;
    ensure(
        if has_anchors { is_beside } else { is_below },
        format!("the passage is at {passage:?}, the notice at {notice:?}"),
    )?;
    is_in_window(page).await
}

async fn notice_is_in_view_wherever_its_passage_is(page: &Page) -> TestResult {
    let changed = format!("v={UNKNOWN_WORDING}");
    for size in [(1366, 700), (700, 500)] {
        page.resize(size.0, size.1).await?;
        for (search, passage) in [
            (changed.clone(), format!("{RUSSIA}-2")),
            (format!("sections={NATO}"), format!("{RUSSIA}-2")),
            (format!("sections={NATO}&{changed}"), RUSSIA.to_owned()),
            (format!("sections={RUSSIA}"), "lead-1".to_owned()),
        ] {
            page.go_to_other_page().await?;
            page.open(&format!("?{search}#{passage}")).await?;
            page.wait_for("document.querySelector('.notice-bar__message')")
                .await?;
            page.wait_for_render().await?;
            is_in_window(page).await?;
            if search.starts_with("sections") {
                has_notice(page, "The linked passage is not in this extract").await?;
                ensure_eq("scrolled", page.evaluate::<f64>("scrollY").await?, 0.0)?;
            }
        }
    }
    // A folded passage.
    page.open(&format!("?{changed}#{NATO}-3")).await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    is_in_window(page).await
}

async fn is_in_window(page: &Page) -> TestResult {
    let (top, bottom, height): (f64, f64, f64) = page
        .evaluate(
            "(({ top, bottom }) => [top, bottom, innerHeight])
                (document.querySelector('.notice-bar__message').getBoundingClientRect())",
        )
        .await?;
    Ok(ensure(
        top >= 0.0 && bottom <= height,
        format!("the notice is from {top} to {bottom} in a window of {height}"),
    )?)
}

async fn escape_key_dismisses_notice(page: &Page) -> TestResult {
    page.open(&format!("?v={UNKNOWN_WORDING}#{NATO}-3")).await?;
    has_notice(page, "The wording of this passage has changed").await?;
    page.press(&[ESCAPE]).await?;
    Ok(page
        .wait_for("!document.querySelector('.notice-bar__message')")
        .await?)
}

async fn copies_new_link_to_moved_passage(page: &Page) -> TestResult {
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    has_notice(page, "This passage has moved").await?;
    page.click_text("Copy new link").await?;
    let status = "document.querySelector('.status-message').innerText.trim()";
    page.wait_for_value(status, "Link copied".to_owned())
        .await?;
    pasted_is(page, &page.site.url(&format!("?v={wording}#{passage}"))).await
}

async fn has_notice(page: &Page, text: &str) -> TestResult {
    page.wait_for(&format!("{NOTICE}.includes('{text}')"))
        .await?;
    let seen = page.bounds(".notice-bar__message").await?;
    Ok(ensure(
        seen.width > 0.0 && seen.height > 0.0,
        "the notice is not visible",
    )?)
}
