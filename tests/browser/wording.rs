//! Links that remember a wording: what the reader is told when the sheet has changed since.

use crate::copying::pasted_is;
use crate::sheet::{NATO, RENEWED_OFFERS, RUSSIA, SHIELDING_THE_SOUTH, UNKNOWN_WORDING, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::reader::Reader;
use crate::support::reader::keys::{ENTER, ESCAPE, TAB};
use crate::support::sentence::{Sentence, sentence};

const MESSAGE: &str = "document.querySelector('.notice-bar').innerText";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(the_same_wording_is_nothing_to_speak_of),
        sentence!(another_wording_is_spoken_of),
        sentence!(a_passage_under_another_id_is_found_by_its_wording),
        sentence!(a_passage_whose_id_is_gone_is_found_by_its_wording),
        sentence!(a_passage_that_is_gone_is_spoken_of),
        sentence!(a_new_link_forgets_the_old_wording),
        sentence!(a_link_followed_before_the_program_forgets_the_old_wording),
        sentence!(a_passage_that_has_moved_is_found_in_a_changed_page),
        sentence!(parameters_of_others_are_left_alone),
        sentence!(the_notice_is_put_away_by_keyboard),
        sentence!(the_tab_key_comes_by_the_notice),
        sentence!(the_tab_key_goes_through_the_page_where_a_notice_is_about_all_of_it),
        sentence!(the_notice_stands_beside_its_passage),
        sentence!(the_notice_is_in_view_wherever_its_passage_is),
        sentence!(the_escape_key_puts_the_notice_away),
        sentence!(the_new_link_of_a_moved_passage_is_copied),
    ]
}

async fn the_same_wording_is_nothing_to_speak_of(reader: &Reader) -> Result {
    let (passage, wording) = SHIELDING_THE_SOUTH;
    reader.open(&format!("?v={wording}#{passage}")).await?;
    reader.until_at(passage).await?;
    reader.until_drawn().await?;
    same(
        "the notice",
        reader.value::<String>(MESSAGE).await?.trim(),
        "",
    )
}

async fn another_wording_is_spoken_of(reader: &Reader) -> Result {
    let (passage, _) = SHIELDING_THE_SOUTH;
    reader
        .open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    reader.until_at(passage).await?;
    is_told(
        reader,
        "The wording of this passage has changed since this link was made",
    )
    .await
}

async fn a_link_followed_before_the_program_forgets_the_old_wording(reader: &Reader) -> Result {
    let (first, wording) = SHIELDING_THE_SOUTH;
    let (second, _) = RENEWED_OFFERS;
    let gate = reader.site.hold_back(".wasm");
    reader.arrive(&format!("?v={wording}#{first}")).await?;
    reader.follow(&format!("#{second}")).await?;
    reader.until_is("location.search", String::new()).await?;
    gate.open();
    reader.see_program().await?;
    reader.until_at(second).await?;
    let message: String = reader.value(MESSAGE).await?;
    same("the notice", message.trim(), "")
}

/// A translator was at the page, so it is drawn afresh, and the target with it.
async fn a_passage_that_has_moved_is_found_in_a_changed_page(reader: &Reader) -> Result {
    let (other, _) = SHIELDING_THE_SOUTH;
    let (passage, wording) = RENEWED_OFFERS;
    reader
        .site
        .alter_pages(|page| page.replace("The proposed", "<font>The proposed</font>"));
    reader.open(&format!("?v={wording}#{other}")).await?;
    reader.until_at(passage).await?;
    is_told(reader, "This passage has moved").await
}

async fn a_passage_under_another_id_is_found_by_its_wording(reader: &Reader) -> Result {
    let (other, _) = SHIELDING_THE_SOUTH;
    let (passage, wording) = RENEWED_OFFERS;
    reader.open(&format!("?v={wording}#{other}")).await?;
    reader.until_at(passage).await?;
    is_told(reader, "This passage has moved").await?;
    reader
        .until_is("location.hash", format!("#{passage}"))
        .await
}

async fn a_passage_whose_id_is_gone_is_found_by_its_wording(reader: &Reader) -> Result {
    let (passage, wording) = RENEWED_OFFERS;
    reader
        .open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    reader.until_at(passage).await?;
    is_told(reader, "This passage has moved").await?;
    reader
        .until_is("location.hash", format!("#{passage}"))
        .await
}

async fn a_passage_that_is_gone_is_spoken_of(reader: &Reader) -> Result {
    reader
        .open(&format!("?v={UNKNOWN_WORDING}#cooperation-with-russia-9"))
        .await?;
    is_told(reader, "The linked passage is no longer in this fact sheet").await?;
    same("scrolled by", reader.value::<f64>("scrollY").await?, 0.0)
}

async fn a_new_link_forgets_the_old_wording(reader: &Reader) -> Result {
    let (passage, wording) = SHIELDING_THE_SOUTH;
    reader.open(&format!("?v={wording}#{passage}")).await?;
    reader
        .click(".contents-list a[href='#cooperation-with-russia']")
        .await?;
    reader
        .until_is("location.search + location.hash", format!("#{RUSSIA}"))
        .await?;
    reader.until_at(RUSSIA).await
}

async fn parameters_of_others_are_left_alone(reader: &Reader) -> Result {
    let (passage, wording) = RENEWED_OFFERS;
    reader
        .open(&format!("?from=newsletter&v={wording}&id=7#{NATO}"))
        .await?;
    reader
        .until_is("location.hash", format!("#{passage}"))
        .await?;
    let query: String = reader.value("location.search").await?;
    claim(
        query.contains("from=newsletter") && query.contains("id=7"),
        format!("left with {query}"),
    )
}

async fn the_notice_is_put_away_by_keyboard(reader: &Reader) -> Result {
    let (passage, _) = SHIELDING_THE_SOUTH;
    reader
        .open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    is_told(reader, "The wording").await?;
    reader.tab_to(".notice-bar button").await?;
    reader.press(&[ENTER]).await?;
    reader.until(&format!("{MESSAGE}.trim() === ''")).await?;
    reader.until_focus(&format!("#{passage}")).await
}

async fn the_tab_key_comes_by_the_notice(reader: &Reader) -> Result {
    let (passage, wording) = RENEWED_OFFERS;
    reader
        .open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    is_told(reader, "This passage has moved").await?;
    let (dismiss, link) = (
        ".notice-bar [aria-label]",
        format!("#{passage} .anchor-link"),
    );
    for stop in [dismiss, ".notice-bar__mend", &link] {
        reader.press(&[TAB]).await?;
        reader.until_focus(stop).await?;
    }
    reader.go_elsewhere().await?;
    reader
        .open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    is_told(reader, "The wording").await?;
    for stop in [dismiss, &link] {
        reader.press(&[TAB]).await?;
        reader.until_focus(stop).await?;
    }
    Ok(())
}

async fn the_tab_key_goes_through_the_page_where_a_notice_is_about_all_of_it(
    reader: &Reader,
) -> Result {
    reader.open(&format!("?v={UNKNOWN_WORDING}")).await?;
    is_told(reader, "The wording has changed").await?;
    reader.press(&[TAB]).await?;
    reader.until_focus("a, button, summary").await?;
    claim(
        reader.count(".notice-bar :focus").await? == 0,
        "the way leads out of the page",
    )
}

async fn the_notice_stands_beside_its_passage(reader: &Reader) -> Result {
    reader.resize(1280, 900).await?;
    let (passage, _) = SHIELDING_THE_SOUTH;
    reader
        .open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    is_told(reader, "the fact sheet of April 16, 2007").await?;
    let passage = reader.place(&format!("#{passage}")).await?;
    let notice = reader.place(".notice-bar__message").await?;
    claim(
        (notice.top - passage.top).abs() < 1.0 && notice.left > passage.left + passage.width,
        format!("the passage is at {passage:?}, the notice at {notice:?}"),
    )
}

async fn the_notice_is_in_view_wherever_its_passage_is(reader: &Reader) -> Result {
    let changed = format!("v={UNKNOWN_WORDING}");
    for size in [(1366, 700), (700, 500)] {
        reader.resize(size.0, size.1).await?;
        for (search, passage) in [
            (changed.clone(), format!("{RUSSIA}-2")),
            (format!("sections={NATO}"), format!("{RUSSIA}-2")),
            (format!("sections={NATO}&{changed}"), RUSSIA.to_owned()),
            (format!("sections={RUSSIA}"), "lead-1".to_owned()),
        ] {
            reader.go_elsewhere().await?;
            reader.open(&format!("?{search}#{passage}")).await?;
            reader
                .until("document.querySelector('.notice-bar__message')")
                .await?;
            reader.until_drawn().await?;
            is_in_window(reader).await?;
            if search.starts_with("sections") {
                is_told(reader, "The linked passage is not part of this extract").await?;
                same("scrolled", reader.value::<f64>("scrollY").await?, 0.0)?;
            }
        }
    }
    // A passage that is folded away.
    reader.open(&format!("?{changed}#{NATO}-3")).await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    is_in_window(reader).await
}

async fn is_in_window(reader: &Reader) -> Result {
    let (top, bottom, height): (f64, f64, f64) = reader
        .value(
            "(({ top, bottom }) => [top, bottom, innerHeight])
                (document.querySelector('.notice-bar__message').getBoundingClientRect())",
        )
        .await?;
    claim(
        top >= 0.0 && bottom <= height,
        format!("the notice is from {top} to {bottom} in a window of {height}"),
    )
}

async fn the_escape_key_puts_the_notice_away(reader: &Reader) -> Result {
    reader
        .open(&format!("?v={UNKNOWN_WORDING}#{NATO}-3"))
        .await?;
    is_told(reader, "The wording of this passage has changed").await?;
    reader.press(&[ESCAPE]).await?;
    reader
        .until("!document.querySelector('.notice-bar__message')")
        .await
}

async fn the_new_link_of_a_moved_passage_is_copied(reader: &Reader) -> Result {
    let (passage, wording) = RENEWED_OFFERS;
    reader
        .open(&format!("?v={wording}#cooperation-with-russia-9"))
        .await?;
    is_told(reader, "This passage has moved").await?;
    reader.click_called("Copy its new link").await?;
    let status = "document.querySelector('.status-message').innerText.trim()";
    reader.until_is(status, "Link copied".to_owned()).await?;
    pasted_is(
        reader,
        &reader.site.address(&format!("?v={wording}#{passage}")),
    )
    .await
}

async fn is_told(reader: &Reader, words: &str) -> Result {
    reader
        .until(&format!("{MESSAGE}.includes('{words}')"))
        .await?;
    let seen = reader.place(".notice-bar__message").await?;
    claim(
        seen.width > 0.0 && seen.height > 0.0,
        "the notice is not to be seen",
    )
}
