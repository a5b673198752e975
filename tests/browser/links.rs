//! Following a link to a passage: its section opens, and it is the target and in view.

#[path = "../../crates/publish/tests/hostile/fragments.rs"]
mod fragments;
#[path = "../../crates/publish/tests/hostile/queries.rs"]
mod queries;

use serde_json::json;

use fragments::hostile_fragments;
use queries::hostile_queries;

use crate::sheet::{NATO, RUSSIA, fold, link_to, open_and_fold};
use crate::support::TestResult;
use crate::support::assertions::{ensure_eq, ensure_none};
use crate::support::engines::Engine;
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, ESCAPE};
use crate::support::test_case::{TestCase, test_case};

const THIRD_POINT: &str = "cooperation-with-nato-3";
const CONTENTS_LINK: &str = ".contents-list a[href='#cooperation-with-russia']";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(link_leads_to_passage),
        test_case!(link_through_section_page_leads_to_point),
        test_case!(canonical_link_follows_what_is_shown)
            .in_one_engine()
            .on_site(everything),
        test_case!(link_opens_folded_section).in_previous_firefox(),
        test_case!(link_to_passage_opens_its_section),
        test_case!(link_overrides_restored_fold),
        test_case!(repeated_link_opens_section_again),
        test_case!(percent_encoded_link_leads_to_passage).in_one_engine(),
        test_case!(focus_follows_keyboard_link),
        test_case!(going_back_leads_to_previous_passage).in_previous_firefox(),
        test_case!(history_steps_back_through_links),
        // When they are automated, Chromium and WebKit have no back/forward cache, and Firefox 140 does
        // not use it in a second tab.
        test_case!(page_from_bfcache_keeps_state)
            .in_fresh_session()
            .only_in(Engine::FIREFOX),
        test_case!(stores_nothing_beyond_session),
        test_case!(ignores_hostile_fragment).in_one_engine(),
        test_case!(ignores_hostile_query).in_one_engine(),
        test_case!(ignores_hostile_fragment_within_page),
    ]
}

async fn link_leads_to_passage(page: &Page) -> TestResult {
    page.resize(700, 400).await?;
    for passage in ["fact-sheet", "lead", "lead-1", THIRD_POINT, RUSSIA] {
        page.go_to_other_page().await?;
        page.open(&format!("#{passage}")).await?;
        page.wait_for_target(passage).await?;
    }
    Ok(())
}

async fn link_through_section_page_leads_to_point(page: &Page) -> TestResult {
    page.resize(700, 400).await?;
    page.start_loading(&format!("{NATO}/#{THIRD_POINT}"))
        .await?;
    page.wait_for_target(THIRD_POINT).await?;
    Ok(page.wait_for_app().await?)
}

/// Phones share the canonical link.
async fn canonical_link_follows_what_is_shown(page: &Page) -> TestResult {
    const CANONICAL: &str = "document.querySelector('link[rel=canonical]').href";
    const BASE: &str = "https://example.org/everything/";
    page.open("#costs").await?;
    page.wait_for_value(CANONICAL, BASE.to_owned()).await?;
    page.open("?sections=costs&view=print").await?;
    page.wait_for(&format!(
        "/^\\?sections=costs&view=print&paper=(a4|letter)$/.test({CANONICAL}.slice({}))",
        BASE.len()
    ))
    .await?;
    page.click_text("Back to the page").await?;
    page.wait_for_value(CANONICAL, format!("{BASE}?sections=costs"))
        .await?;
    page.open("").await?;
    Ok(page.wait_for_value(CANONICAL, BASE.to_owned()).await?)
}

async fn link_opens_folded_section(page: &Page) -> TestResult {
    open_and_fold(page, RUSSIA).await?;
    page.follow_fragment(&format!("#{RUSSIA}")).await?;
    page.wait_for_folded(RUSSIA, false).await?;
    Ok(page.wait_for_target(RUSSIA).await?)
}

async fn link_to_passage_opens_its_section(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    page.follow_fragment(&format!("#{THIRD_POINT}")).await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn link_overrides_restored_fold(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    page.go_to_other_page().await?;
    page.open(&format!("#{THIRD_POINT}")).await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn repeated_link_opens_section_again(page: &Page) -> TestResult {
    page.open("").await?;
    for _ in 0..2 {
        fold(page, RUSSIA).await?;
        page.click(CONTENTS_LINK).await?;
        page.wait_for_folded(RUSSIA, false).await?;
    }
    Ok(())
}

async fn percent_encoded_link_leads_to_passage(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    page.follow_fragment("#cooperation%2Dwith%2Dnato%2D3")
        .await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn focus_follows_keyboard_link(page: &Page) -> TestResult {
    open_and_fold(page, RUSSIA).await?;
    page.evaluate::<()>("document.body.focus()").await?;
    page.tab_to(CONTENTS_LINK).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_folded(RUSSIA, false).await?;
    Ok(page.wait_for_focus(&format!("#{RUSSIA}")).await?)
}

async fn going_back_leads_to_previous_passage(page: &Page) -> TestResult {
    page.open(&format!("#{THIRD_POINT}")).await?;
    // Clicks, because WebKit does not go back to a URL that a script navigated to.
    page.click(CONTENTS_LINK).await?;
    page.wait_for_target(RUSSIA).await?;
    page.go_back().await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn history_steps_back_through_links(page: &Page) -> TestResult {
    page.resize(1280, 700).await?;
    page.open("").await?;
    page.click(&format!(".contents-list a[href='#{NATO}']"))
        .await?;
    page.wait_for_target(NATO).await?;
    // The dialog must not add an entry to the history.
    page.scroll_to(".share-button").await?;
    page.click(".share-button").await?;
    page.wait_for_focus(".share-dialog__link").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element("dialog").await?;
    page.click(CONTENTS_LINK).await?;
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

async fn page_from_bfcache_keeps_state(page: &Page) -> TestResult {
    page.resize(1000, 500).await?;
    open_and_fold(page, NATO).await?;
    page.scroll_to(&format!("#{RUSSIA}-2")).await?;
    let before: f64 = page.evaluate("scrollY").await?;
    let record =
        "addEventListener('pageshow', ({ persisted }) => { window.__is_from_cache = persisted; })";
    page.execute::<()>(record, json!([])).await?;
    // Firefox caches only pages that have loaded completely, and restores them only from such pages.
    page.wait_for("document.readyState === 'complete'").await?;
    page.goto("fact-sheet.txt").await?;
    page.wait_for("document.readyState === 'complete'").await?;
    page.go_back().await?;
    page.wait_for("window.__is_from_cache === true").await?;
    page.wait_for_value("scrollY", before).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(&link_to(&format!("{RUSSIA}-2"))).await?;
    page.wait_for_target(&format!("{RUSSIA}-2")).await?;
    Ok(page.wait_for_status("Link copied").await?)
}

async fn stores_nothing_beyond_session(page: &Page) -> TestResult {
    page.open(&format!("#{NATO}")).await?;
    fold(page, RUSSIA).await?;
    page.reload().await?;
    page.wait_for_app().await?;
    page.wait_for_folded(RUSSIA, true).await?;
    let stored: (usize, String) = page
        .evaluate("[localStorage.length, document.cookie]")
        .await?;
    ensure_eq(
        "items in local storage, and cookies",
        stored,
        (0, String::new()),
    )?;
    let databases = "window.__databases = null;
        (indexedDB.databases?.() ?? Promise.resolve([])).then((found) => { window.__databases = found.length; })";
    page.execute::<()>(databases, json!([])).await?;
    Ok(page.wait_for_value("window.__databases", Some(0)).await?)
}

async fn ignores_hostile_fragment(page: &Page) -> TestResult {
    page.open("").await?;
    let title: String = page.evaluate("document.title").await?;
    for fragment in hostile_fragments() {
        page.go_to_other_page().await?;
        page.open(&fragment).await?;
        ensure_intact(page, &fragment, &title).await?;
    }
    Ok(())
}

async fn ignores_hostile_query(page: &Page) -> TestResult {
    page.open("").await?;
    let title: String = page.evaluate("document.title").await?;
    for query in hostile_queries() {
        // Servers may refuse longer URLs (RFC 9110, 4.1).
        if query.len() < 8_000 {
            page.open(&query).await?;
            ensure_intact(page, &query, &title).await?;
        }
    }
    Ok(())
}

async fn ignores_hostile_fragment_within_page(page: &Page) -> TestResult {
    page.open("").await?;
    let title: String = page.evaluate("document.title").await?;
    for fragment in hostile_fragments() {
        page.follow_fragment(&fragment).await?;
        ensure_intact(page, &fragment, &title).await?;
    }
    page.follow_fragment(&format!("#{THIRD_POINT}")).await?;
    Ok(page.wait_for_target(THIRD_POINT).await?)
}

async fn ensure_intact(page: &Page, fragment: &str, title: &str) -> TestResult {
    let fragment = fragment.get(..60).unwrap_or(fragment);
    let state: (String, usize, usize, usize) = page
        .evaluate(
            "[document.title, ...['#app img', '#app .section-view li', 'details[open]']
                .map((css) => document.querySelectorAll(css).length)]",
        )
        .await?;
    ensure_eq(
        &format!("title, pictures, list items and open sections after {fragment}"),
        state,
        (title.to_owned(), 0, 8, 2),
    )?;
    Ok(ensure_none(
        &format!("console messages after {fragment}"),
        &page.console().await?,
    )?)
}
