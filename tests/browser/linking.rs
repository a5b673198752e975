//! Following a link to a passage: its section opens, it is in view, and it is marked.

#[path = "../hostile/fragments.rs"]
mod fragments;
#[path = "../hostile/queries.rs"]
mod queries;

use serde_json::json;

use fragments::hostile_fragments;
use queries::hostile_queries;

use crate::sheet::{NATO, RUSSIA, link_to, toggle};
use crate::support::Result;
use crate::support::claims::same;
use crate::support::engines::Engine::Firefox;
use crate::support::reader::Reader;
use crate::support::reader::keys::{ENTER, ESCAPE};
use crate::support::sentence::{Sentence, sentence};

const THIRD_POINT: &str = "cooperation-with-nato-3";
const IN_THE_CONTENTS: &str = ".contents-list a[href='#cooperation-with-russia']";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(an_address_leads_to_its_passage),
        sentence!(a_folded_section_opens_when_its_address_is_followed),
        sentence!(a_folded_section_opens_for_a_passage_in_it),
        sentence!(a_fold_from_before_gives_way_to_an_address),
        sentence!(a_link_followed_again_opens_again),
        sentence!(an_address_in_percent_code_leads_to_its_passage),
        sentence!(the_keyboard_goes_on_from_where_its_link_led),
        sentence!(going_back_leads_to_the_passage_before),
        sentence!(going_back_walks_the_way_that_was_come),
        // Under their drivers the others keep no page alive.
        sentence!(a_page_that_was_kept_alive_goes_on_where_it_was).only_in(&[Firefox]),
        sentence!(nothing_is_kept_beyond_the_session),
        sentence!(a_hostile_address_does_nothing),
        sentence!(a_hostile_query_does_nothing),
        sentence!(a_hostile_address_followed_within_the_page_does_nothing),
    ]
}

async fn an_address_leads_to_its_passage(reader: &Reader) -> Result {
    reader.resize(700, 400).await?;
    for passage in ["fact-sheet", "lead", "lead-1", THIRD_POINT, RUSSIA] {
        reader.go_elsewhere().await?;
        reader.open(&format!("#{passage}")).await?;
        reader.until_at(passage).await?;
    }
    Ok(())
}

async fn a_folded_section_opens_when_its_address_is_followed(reader: &Reader) -> Result {
    open_and_fold(reader, RUSSIA).await?;
    reader.follow(&format!("#{RUSSIA}")).await?;
    reader.until_folded(RUSSIA, false).await?;
    reader.until_at(RUSSIA).await
}

async fn a_folded_section_opens_for_a_passage_in_it(reader: &Reader) -> Result {
    open_and_fold(reader, NATO).await?;
    reader.follow(&format!("#{THIRD_POINT}")).await?;
    reader.until_folded(NATO, false).await?;
    reader.until_at(THIRD_POINT).await
}

async fn a_fold_from_before_gives_way_to_an_address(reader: &Reader) -> Result {
    open_and_fold(reader, NATO).await?;
    reader.go_elsewhere().await?;
    reader.open(&format!("#{THIRD_POINT}")).await?;
    reader.until_folded(NATO, false).await?;
    reader.until_at(THIRD_POINT).await
}

async fn a_link_followed_again_opens_again(reader: &Reader) -> Result {
    reader.open("").await?;
    for _ in ["the first time", "again"] {
        reader.click(&toggle(RUSSIA)).await?;
        reader.until_folded(RUSSIA, true).await?;
        reader.click(IN_THE_CONTENTS).await?;
        reader.until_folded(RUSSIA, false).await?;
    }
    Ok(())
}

async fn an_address_in_percent_code_leads_to_its_passage(reader: &Reader) -> Result {
    open_and_fold(reader, NATO).await?;
    reader.follow("#cooperation%2Dwith%2Dnato%2D3").await?;
    reader.until_folded(NATO, false).await?;
    reader.until_at(THIRD_POINT).await
}

async fn the_keyboard_goes_on_from_where_its_link_led(reader: &Reader) -> Result {
    open_and_fold(reader, RUSSIA).await?;
    reader.value::<()>("document.body.focus()").await?;
    reader.tab_to(IN_THE_CONTENTS).await?;
    reader.press(&[ENTER]).await?;
    reader.until_folded(RUSSIA, false).await?;
    reader.until_focus(&format!("#{RUSSIA}")).await
}

async fn going_back_leads_to_the_passage_before(reader: &Reader) -> Result {
    reader.open(&format!("#{THIRD_POINT}")).await?;
    // A click, because WebKit does not go back to where a page went by itself.
    reader.click(IN_THE_CONTENTS).await?;
    reader.until_at(RUSSIA).await?;
    reader.go_back().await?;
    reader.until_at(THIRD_POINT).await
}

async fn going_back_walks_the_way_that_was_come(reader: &Reader) -> Result {
    reader.resize(1280, 700).await?;
    reader.open("").await?;
    reader
        .click(&format!(".contents-list a[href='#{NATO}']"))
        .await?;
    reader.until_at(NATO).await?;
    // A dialog is no place to come back to.
    reader.scroll_to(".share-button").await?;
    reader.click(".share-button").await?;
    reader.until_focus(".share-dialog__address").await?;
    reader.press(&[ESCAPE]).await?;
    reader.until("!document.querySelector('dialog')").await?;
    reader.click(IN_THE_CONTENTS).await?;
    reader.until_at(RUSSIA).await?;
    reader.scroll_to(".print-link").await?;
    reader.click(".print-link").await?;
    reader.until_focus("#print-bar-heading").await?;

    reader.go_back().await?;
    reader
        .until(
            "!document.querySelector('.print-bar') && location.hash === '#cooperation-with-russia'",
        )
        .await?;
    reader.go_back().await?;
    reader.until_at(NATO).await?;
    reader.go_back().await?;
    reader
        .until_is("location.href", reader.site.address(""))
        .await
}

async fn a_page_that_was_kept_alive_goes_on_where_it_was(reader: &Reader) -> Result {
    reader.resize(1000, 500).await?;
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.scroll_to(&format!("#{RUSSIA}-2")).await?;
    let before: f64 = reader.value("scrollY").await?;
    let note =
        "addEventListener('pageshow', ({ persisted }) => { window.__kept_alive = persisted; })";
    reader.script::<()>(note, json!([])).await?;
    reader.arrive("fact-sheet.txt").await?;
    reader.go_back().await?;
    reader.until("window.__kept_alive === true").await?;
    reader.until_is("scrollY", before).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(&link_to(&format!("{RUSSIA}-2"))).await?;
    reader.until_at(&format!("{RUSSIA}-2")).await?;
    let status = "document.querySelector('.status-message').innerText.trim()";
    reader.until_is(status, "Link copied".to_owned()).await
}

async fn nothing_is_kept_beyond_the_session(reader: &Reader) -> Result {
    reader.open(&format!("#{NATO}")).await?;
    reader.click(&toggle(RUSSIA)).await?;
    reader.until_folded(RUSSIA, true).await?;
    reader.reload().await?;
    reader.see_program().await?;
    reader.until_folded(RUSSIA, true).await?;
    let kept: (usize, String) = reader
        .value("[localStorage.length, document.cookie]")
        .await?;
    same("what is kept", kept, (0, String::new()))?;
    let databases = "window.__databases = null;
        (indexedDB.databases?.() ?? Promise.resolve([])).then((found) => { window.__databases = found.length; })";
    reader.script::<()>(databases, json!([])).await?;
    reader.until_is("window.__databases", Some(0)).await
}

async fn a_hostile_address_does_nothing(reader: &Reader) -> Result {
    reader.open("").await?;
    let title: String = reader.value("document.title").await?;
    for fragment in hostile_fragments() {
        reader.go_elsewhere().await?;
        reader.open(&fragment).await?;
        is_intact(reader, &fragment, &title).await?;
    }
    Ok(())
}

async fn a_hostile_query_does_nothing(reader: &Reader) -> Result {
    reader.open("").await?;
    let title: String = reader.value("document.title").await?;
    for query in hostile_queries() {
        // A server may refuse more than this (RFC 9110, 4.1).
        if query.len() < 8_000 {
            reader.open(&query).await?;
            is_intact(reader, &query, &title).await?;
        }
    }
    Ok(())
}

async fn a_hostile_address_followed_within_the_page_does_nothing(reader: &Reader) -> Result {
    reader.open("").await?;
    let title: String = reader.value("document.title").await?;
    for fragment in hostile_fragments() {
        reader.follow(&fragment).await?;
        is_intact(reader, &fragment, &title).await?;
    }
    reader.follow(&format!("#{THIRD_POINT}")).await?;
    reader.until_at(THIRD_POINT).await
}

async fn is_intact(reader: &Reader, fragment: &str, title: &str) -> Result {
    let fragment = fragment.get(..60).unwrap_or(fragment);
    let after = |what| format!("{what} after {fragment}");
    same(
        &after("title"),
        reader.value::<String>("document.title").await?,
        title,
    )?;
    same(&after("pictures"), reader.count("#app img").await?, 0)?;
    same(
        &after("points"),
        reader.count("#app .section-view li").await?,
        8,
    )?;
    same(
        &after("open sections"),
        reader.count("details[open]").await?,
        2,
    )?;
    same(
        &after("the console"),
        reader.console().await?,
        Vec::<String>::new(),
    )
}

async fn open_and_fold(reader: &Reader, section: &str) -> Result {
    reader.open("").await?;
    reader.click(&toggle(section)).await?;
    reader.until_folded(section, true).await
}
