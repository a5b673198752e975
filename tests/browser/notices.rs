//! Links with a fingerprint: the notice that says whether the passage has changed or moved.

use crate::passage_links::ensure_clipboard;
use crate::sheet::{NATO, NATO_PASSAGE, RUSSIA, RUSSIA_PASSAGE, UNKNOWN_FINGERPRINT, fold};
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
        test_case!(damaged_link_is_followed_and_corrected),
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
    let (passage, fingerprint) = NATO_PASSAGE;
    page.open(&format!("?v={fingerprint}#{passage}")).await?;
    page.wait_for_target(passage).await?;
    page.wait_for_render().await?;
    Ok(ensure_eq(
        "notice",
        page.evaluate::<String>(NOTICE).await?.trim(),
        "",
    )?)
}

async fn says_that_passage_has_changed(page: &Page) -> TestResult {
    let (passage, _) = NATO_PASSAGE;
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}#{passage}"))
        .await?;
    page.wait_for_target(passage).await?;
    wait_for_notice(
        page,
        "The wording of this passage has changed since the link was made",
    )
    .await
}

async fn following_a_link_before_hydration_drops_the_fingerprint(page: &Page) -> TestResult {
    let (first, fingerprint) = NATO_PASSAGE;
    let (second, _) = RUSSIA_PASSAGE;
    let gate = page.site.hold(".wasm");
    page.goto(&format!("?v={fingerprint}#{first}")).await?;
    page.follow_fragment(&format!("#{second}")).await?;
    page.wait_for_value("location.search", String::new())
        .await?;
    gate.open();
    page.wait_for_app().await?;
    page.wait_for_target(second).await?;
    let message: String = page.evaluate(NOTICE).await?;
    Ok(ensure_eq("notice", message.trim(), "")?)
}

/// The change makes hydration fail, so that the app renders the page again, including the target.
async fn finds_moved_passage_in_page_rendered_anew(page: &Page) -> TestResult {
    let (other, _) = NATO_PASSAGE;
    let (passage, fingerprint) = RUSSIA_PASSAGE;
    page.site
        .alter_pages(|page| page.replace("The proposed", "<font>The proposed</font>"));
    page.open(&format!("?v={fingerprint}#{other}")).await?;
    page.wait_for_target(passage).await?;
    wait_for_notice(page, "This passage has moved").await
}

async fn finds_moved_passage_under_another_id(page: &Page) -> TestResult {
    let (other, _) = NATO_PASSAGE;
    let (passage, fingerprint) = RUSSIA_PASSAGE;
    page.open(&format!("?v={fingerprint}#{other}")).await?;
    page.wait_for_target(passage).await?;
    wait_for_notice(page, "This passage has moved").await?;
    Ok(page
        .wait_for_value("location.hash", format!("#{passage}"))
        .await?)
}

async fn damaged_link_is_followed_and_corrected(page: &Page) -> TestResult {
    let (passage, fingerprint) = RUSSIA_PASSAGE;
    for damaged in [
        format!("?v={fingerprint}#{passage})."),
        format!("?v={fingerprint}#{}", passage.to_uppercase()),
        format!("?amp;v={fingerprint}#{}", passage.replace('-', "%252D")),
    ] {
        page.open(&damaged).await?;
        page.wait_for_target(passage).await?;
        page.wait_for_value(
            "location.search + location.hash",
            format!("?v={fingerprint}#{passage}"),
        )
        .await?;
        ensure_eq("notices", page.count(".notice-bar__message").await?, 0)?;
        page.go_to_other_page().await?;
    }
    page.open(&format!("#{passage}-and-more")).await?;
    wait_for_notice(page, "This link is damaged or belongs to another page").await
}

async fn finds_moved_passage_whose_id_is_gone(page: &Page) -> TestResult {
    let (passage, fingerprint) = RUSSIA_PASSAGE;
    page.open(&format!("?v={fingerprint}#cooperation-with-russia-9"))
        .await?;
    page.wait_for_target(passage).await?;
    wait_for_notice(page, "This passage has moved").await?;
    Ok(page
        .wait_for_value("location.hash", format!("#{passage}"))
        .await?)
}

async fn says_that_passage_is_gone(page: &Page) -> TestResult {
    page.open(&format!(
        "?v={UNKNOWN_FINGERPRINT}#cooperation-with-russia-9"
    ))
    .await?;
    wait_for_notice(page, "The linked passage is no longer in this fact sheet").await?;
    Ok(ensure_eq(
        "scroll position",
        page.evaluate::<f64>("scrollY").await?,
        0.0,
    )?)
}

async fn following_a_link_drops_the_fingerprint(page: &Page) -> TestResult {
    let (passage, fingerprint) = NATO_PASSAGE;
    page.open(&format!("?v={fingerprint}#{passage}")).await?;
    page.click(".contents-list a[href='#cooperation-with-russia']")
        .await?;
    page.wait_for_value("location.search + location.hash", format!("#{RUSSIA}"))
        .await?;
    Ok(page.wait_for_target(RUSSIA).await?)
}

async fn keeps_foreign_query_parameters(page: &Page) -> TestResult {
    let (passage, fingerprint) = RUSSIA_PASSAGE;
    page.open(&format!("?from=newsletter&v={fingerprint}&id=7#{NATO}"))
        .await?;
    page.wait_for_value("location.hash", format!("#{passage}"))
        .await?;
    let query: String = page.evaluate("location.search").await?;
    Ok(ensure(
        query.contains("from=newsletter") && query.contains("id=7"),
        format!("the query is {query}"),
    )?)
}

async fn keyboard_dismisses_notice(page: &Page) -> TestResult {
    let (passage, _) = NATO_PASSAGE;
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}#{passage}"))
        .await?;
    wait_for_notice(page, "The wording").await?;
    page.tab_to(".notice-bar button").await?;
    page.press(&[ENTER]).await?;
    page.wait_for(&format!("{NOTICE}.trim() === ''")).await?;
    Ok(page.wait_for_focus(&format!("#{passage}")).await?)
}

async fn tab_key_reaches_notice_before_its_passage(page: &Page) -> TestResult {
    let (passage, fingerprint) = RUSSIA_PASSAGE;
    page.open(&format!("?v={fingerprint}#cooperation-with-russia-9"))
        .await?;
    wait_for_notice(page, "This passage has moved").await?;
    let (dismiss, link) = (
        ".notice-bar [aria-label]",
        format!("#{passage} .anchor-link"),
    );
    for stop in [dismiss, ".notice-bar__action", &link] {
        page.press(&[TAB]).await?;
        page.wait_for_focus(stop).await?;
    }
    page.go_to_other_page().await?;
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}#{passage}"))
        .await?;
    wait_for_notice(page, "The wording").await?;
    for stop in [dismiss, &link] {
        page.press(&[TAB]).await?;
        page.wait_for_focus(stop).await?;
    }
    Ok(())
}

async fn tab_key_starts_in_page_if_notice_is_about_all_of_it(page: &Page) -> TestResult {
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}")).await?;
    wait_for_notice(page, "The wording has changed").await?;
    page.press(&[TAB]).await?;
    page.wait_for_focus("a, button, summary").await?;
    Ok(ensure(
        page.count(".notice-bar :focus").await? == 0,
        "the notice has the focus",
    )?)
}

async fn notice_stands_beside_its_passage_or_below(page: &Page) -> TestResult {
    page.resize(1280, 900).await?;
    let (passage, _) = NATO_PASSAGE;
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}#{passage}"))
        .await?;
    wait_for_notice(page, "This fact sheet is dated April 16, 2007").await?;
    page.wait_for_target(passage).await?;
    page.wait_for_render().await?;
    let passage = page.bounds(&format!("#{passage}")).await?;
    let notice = page.bounds(".notice-bar__message").await?;
    let is_beside =
        (notice.top - passage.top).abs() < 1.0 && notice.left > passage.left + passage.width;
    // Without CSS anchor positioning, the notice is at the bottom of the window.
    let is_below = notice.top > passage.top + passage.height;
    let has_anchors: bool = page.evaluate("CSS.supports('top: anchor(top)')").await?;
    ensure(
        if has_anchors { is_beside } else { is_below },
        format!("the passage is at {passage:?}, the notice at {notice:?}"),
    )?;
    ensure_notice_in_view(page).await
}

async fn notice_is_in_view_wherever_its_passage_is(page: &Page) -> TestResult {
    let changed = format!("v={UNKNOWN_FINGERPRINT}");
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
            page.wait_for_element(".notice-bar__message").await?;
            page.wait_for_render().await?;
            ensure_notice_in_view(page).await?;
            if search.starts_with("sections") {
                wait_for_notice(page, "The linked passage is not in this extract").await?;
                ensure_eq(
                    "scroll position",
                    page.evaluate::<f64>("scrollY").await?,
                    0.0,
                )?;
            }
        }
    }
    // The passage is folded.
    page.open(&format!("?{changed}#{NATO}-3")).await?;
    fold(page, NATO).await?;
    ensure_notice_in_view(page).await
}

async fn ensure_notice_in_view(page: &Page) -> TestResult {
    let (top, bottom, height): (f64, f64, f64) = page
        .evaluate(
            "(({ top, bottom }) => [top, bottom, innerHeight])
                (document.querySelector('.notice-bar__message').getBoundingClientRect())",
        )
        .await?;
    Ok(ensure(
        top >= 0.0 && bottom <= height,
        format!("the notice reaches from {top} to {bottom}, the window is {height} pixels high"),
    )?)
}

async fn escape_key_dismisses_notice(page: &Page) -> TestResult {
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}#{NATO}-3"))
        .await?;
    wait_for_notice(page, "The wording of this passage has changed").await?;
    page.press(&[ESCAPE]).await?;
    Ok(page.wait_for_no_element(".notice-bar__message").await?)
}

async fn copies_new_link_to_moved_passage(page: &Page) -> TestResult {
    let (passage, fingerprint) = RUSSIA_PASSAGE;
    page.open(&format!("?v={fingerprint}#cooperation-with-russia-9"))
        .await?;
    wait_for_notice(page, "This passage has moved").await?;
    page.click_text("Copy new link").await?;
    page.wait_for_status("Link copied").await?;
    ensure_clipboard(page, &page.site.url(&format!("?v={fingerprint}#{passage}"))).await
}

async fn wait_for_notice(page: &Page, text: &str) -> TestResult {
    page.wait_for(&format!("{NOTICE}.includes('{text}')"))
        .await?;
    let bounds = page.bounds(".notice-bar__message").await?;
    Ok(ensure(
        bounds.width > 0.0 && bounds.height > 0.0,
        "the notice is not visible",
    )?)
}
