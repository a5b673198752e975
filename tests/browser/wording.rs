//! Links that remember a wording: what the page is told when the sheet has changed since.

use crate::copying::pasted_is;
use crate::sheet::{NATO, RENEWED_OFFERS, RUSSIA, SHIELDING_THE_SOUTH, UNKNOWN_WORDING, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, ESCAPE, TAB};
use crate::support::test_case::{TestCase, test_case};

const MESSAGE: &str = "document.querySelector('.notice-bar').innerText";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(the_same_wording_is_nothing_to_speak_of).in_one_engine(),
        test_case!(another_wording_is_spoken_of),
        test_case!(a_passage_under_another_id_is_found_by_its_wording).in_one_engine(),
        test_case!(a_passage_whose_id_is_gone_is_found_by_its_wording).in_one_engine(),
        test_case!(a_passage_that_is_gone_is_spoken_of).in_one_engine(),
        test_case!(a_new_link_forgets_the_old_wording),
        test_case!(a_link_followed_before_the_program_forgets_the_old_wording),
        test_case!(a_passage_that_has_moved_is_found_in_a_changed_page).in_one_engine(),
        test_case!(parameters_of_others_are_left_alone).in_one_engine(),
        test_case!(the_notice_is_put_away_by_keyboard),
        test_case!(the_tab_key_comes_by_the_notice),
        test_case!(the_tab_key_goes_through_the_page_where_a_notice_is_about_all_of_it)
            .in_one_engine(),
        test_case!(the_notice_stands_beside_its_passage),
        test_case!(the_notice_is_in_view_wherever_its_passage_is),
        test_case!(the_escape_key_puts_the_notice_away),
        test_case!(the_new_link_of_a_moved_passage_is_copied),
    ]
}

async fn the_same_wording_is_nothing_to_speak_of(page: &Page) -> TestResult {
    let (passage, wording) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={wording}#{passage}")).await?;
    page.wait_for_target(passage).await?;
    page.wait_for_render().await?;
    Ok(ensure_eq(
        "the notice",
        page.evaluate::<String>(MESSAGE).await?.trim(),
        "",
    )?)
}

async fn another_wording_is_spoken_of(page: &Page) -> TestResult {
    let (passage, _) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    page.wait_for_target(passage).await?;
    is_told(
        page,
        "The wording of this passage has changed since the link was made",
    )
    .await
}

async fn a_link_followed_before_the_program_forgets_the_old_wording(page: &Page) -> TestResult {
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
    let message: String = page.evaluate(MESSAGE).await?;
    Ok(ensure_eq("the notice", message.trim(), "")?)
}

/// A translator was at the page, so it is drawn afresh, and the target with it.
async fn a_passage_that_has_moved_is_found_in_a_changed_page(page: &Page) -> TestResult {
    let (other, _) = SHIELDING_THE_SOUTH;
    let (passage, wording) = RENEWED_OFFERS;
    page.site
        .alter_pages(|page| page.replace("The proposed", "<font>The proposed</font>"));
    page.open(&format!("?v={wording}#{other}")).await?;
    page.wait_for_target(passage).await?;
    is_told(page, "This passage has moved").await
}

async fn a_passage_under_another_id_is_found_by_its_wording(page: &Page) -> TestResult {
    let (other, _) = SHIELDING_THE_SOUTH;
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?v={wording}#{other}")).await?;
    page.wait_for_target(passage).await?;
    is_told(page, "This passage has moved").await?;
    Ok(page
        .wait_for_value("location.hash", format!("#{passage}"))
        .await?)
}

async fn a_passage_whose_id_is_gone_is_found_by_its_wording(page: &Page) -> TestResult {
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    page.wait_for_target(passage).await?;
    is_told(page, "This passage has moved").await?;
    Ok(page
        .wait_for_value("location.hash", format!("#{passage}"))
        .await?)
}

async fn a_passage_that_is_gone_is_spoken_of(page: &Page) -> TestResult {
    page.open(&format!("?v={UNKNOWN_WORDING}#cooperation-with-russia-9"))
        .await?;
    is_told(page, "The linked passage is no longer in this fact sheet").await?;
    Ok(ensure_eq(
        "scrolled by",
        page.evaluate::<f64>("scrollY").await?,
        0.0,
    )?)
}

async fn a_new_link_forgets_the_old_wording(page: &Page) -> TestResult {
    let (passage, wording) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={wording}#{passage}")).await?;
    page.click(".contents-list a[href='#cooperation-with-russia']")
        .await?;
    page.wait_for_value("location.search + location.hash", format!("#{RUSSIA}"))
        .await?;
    Ok(page.wait_for_target(RUSSIA).await?)
}

async fn parameters_of_others_are_left_alone(page: &Page) -> TestResult {
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

async fn the_notice_is_put_away_by_keyboard(page: &Page) -> TestResult {
    let (passage, _) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    is_told(page, "The wording").await?;
    page.tab_to(".notice-bar button").await?;
    page.press(&[ENTER]).await?;
    page.wait_for(&format!("{MESSAGE}.trim() === ''")).await?;
    Ok(page.wait_for_focus(&format!("#{passage}")).await?)
}

async fn the_tab_key_comes_by_the_notice(page: &Page) -> TestResult {
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    is_told(page, "This passage has moved").await?;
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
    is_told(page, "The wording").await?;
    for stop in [dismiss, &link] {
        page.press(&[TAB]).await?;
        page.wait_for_focus(stop).await?;
    }
    Ok(())
}

async fn the_tab_key_goes_through_the_page_where_a_notice_is_about_all_of_it(
    page: &Page,
) -> TestResult {
    page.open(&format!("?v={UNKNOWN_WORDING}")).await?;
    is_told(page, "The wording has changed").await?;
    page.press(&[TAB]).await?;
    page.wait_for_focus("a, button, summary").await?;
    Ok(ensure(
        page.count(".notice-bar :focus").await? == 0,
        "the way leads out of the page",
    )?)
}

async fn the_notice_stands_beside_its_passage(page: &Page) -> TestResult {
    page.resize(1280, 900).await?;
    let (passage, _) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    is_told(page, "the fact sheet of April 16, 2007").await?;
    let passage = page.bounds(&format!("#{passage}")).await?;
    let notice = page.bounds(".notice-bar__message").await?;
    Ok(ensure(
        (notice.top - passage.top).abs() < 1.0 && notice.left > passage.left + passage.width,
        format!("the passage is at {passage:?}, the notice at {notice:?}"),
    )?)
}

async fn the_notice_is_in_view_wherever_its_passage_is(page: &Page) -> TestResult {
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
                is_told(page, "The linked passage is not in this extract").await?;
                ensure_eq("scrolled", page.evaluate::<f64>("scrollY").await?, 0.0)?;
            }
        }
    }
    // A passage that is folded away.
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

async fn the_escape_key_puts_the_notice_away(page: &Page) -> TestResult {
    page.open(&format!("?v={UNKNOWN_WORDING}#{NATO}-3")).await?;
    is_told(page, "The wording of this passage has changed").await?;
    page.press(&[ESCAPE]).await?;
    Ok(page
        .wait_for("!document.querySelector('.notice-bar__message')")
        .await?)
}

async fn the_new_link_of_a_moved_passage_is_copied(page: &Page) -> TestResult {
    let (passage, wording) = RENEWED_OFFERS;
    page.open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    is_told(page, "This passage has moved").await?;
    page.click_text("Copy new link").await?;
    let status = "document.querySelector('.status-message').innerText.trim()";
    page.wait_for_value(status, "Link copied".to_owned())
        .await?;
    pasted_is(page, &page.site.url(&format!("?v={wording}#{passage}"))).await
}

async fn is_told(page: &Page, words: &str) -> TestResult {
    page.wait_for(&format!("{MESSAGE}.includes('{words}')"))
        .await?;
    let seen = page.bounds(".notice-bar__message").await?;
    Ok(ensure(
        seen.width > 0.0 && seen.height > 0.0,
        "the notice is not to be seen",
    )?)
}
