//! Following a link to a passage: its section opens, it is in view, and it is marked.

#[path = "../../crates/publish/tests/hostile/fragments.rs"]
mod fragments;
#[path = "../../crates/publish/tests/hostile/queries.rs"]
mod queries;

use serde_json::json;

use fragments::hostile_fragments;
use queries::hostile_queries;

use crate::sheet::{NATO, RUSSIA, link_to, toggle};
use crate::support::TestResult;
use crate::support::assertions::ensure_eq;
use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, ESCAPE};
use crate::support::test_case::{TestCase, test_case};

const THIRD_POINT: &str = "cooperation-with-nato-3";
const IN_THE_CONTENTS: &str = ".contents-list a[href='#cooperation-with-russia']";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(an_address_leads_to_its_passage),
        test_case!(a_folded_section_opens_when_its_address_is_followed),
        test_case!(a_folded_section_opens_for_a_passage_in_it),
        test_case!(a_fold_from_before_gives_way_to_an_address),
        test_case!(a_link_followed_again_opens_again),
        test_case!(an_address_in_percent_code_leads_to_its_passage).in_one_engine(),
        test_case!(the_keyboard_goes_on_from_where_its_link_led),
        test_case!(going_back_leads_to_the_passage_before),
        test_case!(going_back_walks_the_way_that_was_come),
        // Under their drivers the others keep no page alive, nor does Firefox 140 in a second tab.
        test_case!(a_page_that_was_kept_alive_goes_on_where_it_was)
            .in_fresh_session()
            .only_in(Engine::FIREFOX),
        test_case!(nothing_is_kept_beyond_the_session),
        test_case!(a_hostile_address_does_nothing).in_one_engine(),
        test_case!(a_hostile_query_does_nothing).in_one_engine(),
        test_case!(a_hostile_address_followed_within_the_page_does_nothing),
    ]
}

async fn an_address_leads_to_its_passage(page: &Page) -> TestResult {
    page.resize(700, 400).await?;
    for passage in ["fact-sheet", "lead", "lead-1", THIRD_POINT, RUSSIA] {
        page.go_to_other_page().await?;
        page.open(&format!("#{passage}")).await?;
        page.wait_for_target(passage).await?;
    }
    Ok(())
}

async fn a_folded_section_opens_when_its_address_is_followed(page: &Page) -> TestResult {
    open_and_fold(page, RUSSIA).await?;
    page.follow_fragment(&format!("#{RUSSIA}")).await?;
    page.wait_for_folded(RUSSIA, false).await?;
    Ok(page.wait_for_target(RUSSIA).await?)
}

async fn a_folded_section_opens_for_a_passage_in_it(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    page.follow_fragment(&format!("#{THIRD_POINT}")).await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn a_fold_from_before_gives_way_to_an_address(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    page.go_to_other_page().await?;
    page.open(&format!("#{THIRD_POINT}")).await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn a_link_followed_again_opens_again(page: &Page) -> TestResult {
    page.open("").await?;
    for _ in ["the first time", "again"] {
        page.click(&toggle(RUSSIA)).await?;
        page.wait_for_folded(RUSSIA, true).await?;
        page.click(IN_THE_CONTENTS).await?;
        page.wait_for_folded(RUSSIA, false).await?;
    }
    Ok(())
}

async fn an_address_in_percent_code_leads_to_its_passage(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    page.follow_fragment("#cooperation%2Dwith%2Dnato%2D3")
        .await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn the_keyboard_goes_on_from_where_its_link_led(page: &Page) -> TestResult {
    open_and_fold(page, RUSSIA).await?;
    page.evaluate::<()>("document.body.focus()").await?;
    page.tab_to(IN_THE_CONTENTS).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_folded(RUSSIA, false).await?;
    Ok(page.wait_for_focus(&format!("#{RUSSIA}")).await?)
}

async fn going_back_leads_to_the_passage_before(page: &Page) -> TestResult {
    page.open(&format!("#{THIRD_POINT}")).await?;
    // A click, because WebKit does not go back to where a page went by itself.
    page.click(IN_THE_CONTENTS).await?;
    page.wait_for_target(RUSSIA).await?;
    page.go_back().await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn going_back_walks_the_way_that_was_come(page: &Page) -> TestResult {
    page.resize(1280, 700).await?;
    page.open("").await?;
    page.click(&format!(".contents-list a[href='#{NATO}']"))
        .await?;
    page.wait_for_target(NATO).await?;
    // A dialog is no place to come back to.
    page.scroll_to(".share-button").await?;
    page.click(".share-button").await?;
    page.wait_for_focus(".share-dialog__address").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("!document.querySelector('dialog')").await?;
    page.click(IN_THE_CONTENTS).await?;
    page.wait_for_target(RUSSIA).await?;
    page.scroll_to(".print-link").await?;
    page.click(".print-link").await?;
    page.wait_for_focus("#print-bar-heading").await?;

    page.go_back().await?;
    page.wait_for(
        "!document.querySelector('.print-bar') && location.hash === '#cooperation-with-russia'",
    )
    .await?;
    page.go_back().await?;
    page.wait_for_target(NATO).await?;
    page.go_back().await?;
    Ok(page
        .wait_for_value("location.href", page.site.url(""))
        .await?)
}

async fn a_page_that_was_kept_alive_goes_on_where_it_was(page: &Page) -> TestResult {
    page.resize(1000, 500).await?;
    page.open("").await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    page.scroll_to(&format!("#{RUSSIA}-2")).await?;
    let before: f64 = page.evaluate("scrollY").await?;
    let note =
        "addEventListener('pageshow', ({ persisted }) => { window.__kept_alive = persisted; })";
    page.execute::<()>(note, json!([])).await?;
    page.goto("fact-sheet.txt").await?;
    page.go_back().await?;
    page.wait_for("window.__kept_alive === true").await?;
    page.wait_for_value("scrollY", before).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(&link_to(&format!("{RUSSIA}-2"))).await?;
    page.wait_for_target(&format!("{RUSSIA}-2")).await?;
    let status = "document.querySelector('.status-message').innerText.trim()";
    Ok(page
        .wait_for_value(status, "Link copied".to_owned())
        .await?)
}

async fn nothing_is_kept_beyond_the_session(page: &Page) -> TestResult {
    page.open(&format!("#{NATO}")).await?;
    page.click(&toggle(RUSSIA)).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    page.reload().await?;
    page.wait_for_app().await?;
    page.wait_for_folded(RUSSIA, true).await?;
    let kept: (usize, String) = page
        .evaluate("[localStorage.length, document.cookie]")
        .await?;
    ensure_eq("what is kept", kept, (0, String::new()))?;
    let databases = "window.__databases = null;
        (indexedDB.databases?.() ?? Promise.resolve([])).then((found) => { window.__databases = found.length; })";
    page.execute::<()>(databases, json!([])).await?;
    Ok(page.wait_for_value("window.__databases", Some(0)).await?)
}

async fn a_hostile_address_does_nothing(page: &Page) -> TestResult {
    page.open("").await?;
    let title: String = page.evaluate("document.title").await?;
    for fragment in hostile_fragments() {
        page.go_to_other_page().await?;
        page.open(&fragment).await?;
        is_intact(page, &fragment, &title).await?;
    }
    Ok(())
}

async fn a_hostile_query_does_nothing(page: &Page) -> TestResult {
    page.open("").await?;
    let title: String = page.evaluate("document.title").await?;
    for query in hostile_queries() {
        // A server may refuse more than this (RFC 9110, 4.1).
        if query.len() < 8_000 {
            page.open(&query).await?;
            is_intact(page, &query, &title).await?;
        }
    }
    Ok(())
}

async fn a_hostile_address_followed_within_the_page_does_nothing(page: &Page) -> TestResult {
    page.open("").await?;
    let title: String = page.evaluate("document.title").await?;
    for fragment in hostile_fragments() {
        page.follow_fragment(&fragment).await?;
        is_intact(page, &fragment, &title).await?;
    }
    page.follow_fragment(&format!("#{THIRD_POINT}")).await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn is_intact(page: &Page, fragment: &str, title: &str) -> TestResult {
    let fragment = fragment.get(..60).unwrap_or(fragment);
    let after = |what| format!("{what} after {fragment}");
    ensure_eq(
        &after("title"),
        page.evaluate::<String>("document.title").await?,
        title,
    )?;
    ensure_eq(&after("pictures"), page.count("#app img").await?, 0)?;
    ensure_eq(
        &after("points"),
        page.count("#app .section-view li").await?,
        8,
    )?;
    ensure_eq(
        &after("open sections"),
        page.count("details[open]").await?,
        2,
    )?;
    Ok(ensure_eq(
        &after("the console"),
        page.console().await?,
        Vec::<String>::new(),
    )?)
}

async fn open_and_fold(page: &Page, section: &str) -> TestResult {
    page.open("").await?;
    page.click(&toggle(section)).await?;
    Ok(page.wait_for_folded(section, true).await?)
}
