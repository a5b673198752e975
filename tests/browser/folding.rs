//! Folding sections: by mouse, by keyboard, all at once, and what the browser remembers of it.

use crate::sheet::{NATO, RUSSIA, link_to, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::reader::Reader;
use crate::support::reader::keys::{ENTER, SPACE};
use crate::support::sentence::{Sentence, sentence};

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(sections_start_open),
        sentence!(a_click_anywhere_in_the_heading_row_folds),
        sentence!(a_section_folds_and_opens_by_keyboard),
        sentence!(after_a_click_the_keyboard_goes_on),
        sentence!(a_section_folded_before_the_program_stays_folded),
        sentence!(one_button_folds_and_opens_everything),
        sentence!(the_button_says_what_it_would_do),
        sentence!(the_button_is_about_the_sections_that_are_shown),
        sentence!(a_quotation_in_the_address_opens_its_section),
        sentence!(reloading_gives_back_folds_and_place),
        sentence!(coming_back_gives_back_folds_and_place),
        sentence!(a_new_visit_starts_open),
    ]
}

async fn sections_start_open(reader: &Reader) -> Result {
    reader.open("").await?;
    same(
        "sections",
        reader.count("details.section-view__fold").await?,
        2,
    )?;
    same(
        "open ones",
        reader.count("details.section-view__fold[open]").await?,
        2,
    )
}

async fn a_click_anywhere_in_the_heading_row_folds(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.scroll_to(&format!("#{NATO}-heading")).await?;
    let heading = reader.place(&format!("#{NATO}-heading")).await?;
    let middle = heading.top + heading.height / 2.0;
    let mut folded = false;
    for (end, x) in [
        ("left", heading.left + 3.0),
        ("middle", heading.left + heading.width / 2.0),
        ("right", heading.left + heading.width - 3.0),
    ] {
        folded = !folded;
        reader.click_at(x, middle).await?;
        reader
            .until_folded(NATO, folded)
            .await
            .map_err(|error| format!("{end}: {error}"))?;
    }
    Ok(())
}

async fn a_section_folds_and_opens_by_keyboard(reader: &Reader) -> Result {
    reader.open("").await?;
    claim(!reader.is_folded(NATO).await?, "the section starts folded")?;
    reader.tab_to(&toggle(NATO)).await?;
    reader.press(&[ENTER]).await?;
    reader.until_folded(NATO, true).await?;
    reader.press(&[SPACE]).await?;
    reader.until_folded(NATO, false).await
}

async fn after_a_click_the_keyboard_goes_on(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.tab_to(&link_to(RUSSIA)).await
}

async fn a_section_folded_before_the_program_stays_folded(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    gate.open();
    reader.see_program().await?;
    claim(
        reader.is_folded(NATO).await?,
        "the program has opened the section again",
    )?;
    // What the program believes shows when it next draws.
    reader.click(&toggle(RUSSIA)).await?;
    reader.until_folded(RUSSIA, true).await?;
    reader
        .until_is(
            "document.querySelector('.fold-all').innerText",
            "Expand all".to_owned(),
        )
        .await?;
    claim(
        reader.is_folded(NATO).await?,
        "the program has opened the section when drawing again",
    )
}

async fn one_button_folds_and_opens_everything(reader: &Reader) -> Result {
    reader.open("").await?;
    for folded in [true, false] {
        reader.click(".fold-all").await?;
        reader.until_folded(NATO, folded).await?;
        reader.until_folded(RUSSIA, folded).await?;
    }
    Ok(())
}

async fn the_button_says_what_it_would_do(reader: &Reader) -> Result {
    let label = "document.querySelector('.fold-all').innerText";
    reader.open("").await?;
    reader.until_is(label, "Collapse all".to_owned()).await?;
    reader.click(".fold-all").await?;
    reader.until_is(label, "Expand all".to_owned()).await?;
    reader.click(".fold-all").await?;
    reader.until_is(label, "Collapse all".to_owned()).await
}

async fn the_button_is_about_the_sections_that_are_shown(reader: &Reader) -> Result {
    let label = "document.querySelector('.fold-all').innerText";
    reader.open(&format!("?sections={NATO}")).await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_is(label, "Expand all".to_owned()).await?;
    reader.click(".fold-all").await?;
    reader.until_folded(NATO, false).await?;
    reader.open("?sections=lead").await?;
    same("buttons", reader.count(".fold-all").await?, 0)
}

async fn a_quotation_in_the_address_opens_its_section(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(&toggle(RUSSIA)).await?;
    reader.until_folded(RUSSIA, true).await?;
    reader.follow("#:~:text=no%20capability%20against").await?;
    reader.until_folded(RUSSIA, false).await
}

async fn reloading_gives_back_folds_and_place(reader: &Reader) -> Result {
    let place = fold_and_scroll(reader).await?;
    reader.reload().await?;
    reader.see_program().await?;
    find_as_left(reader, place).await
}

async fn coming_back_gives_back_folds_and_place(reader: &Reader) -> Result {
    let place = fold_and_scroll(reader).await?;
    reader.go_elsewhere().await?;
    reader.go_back().await?;
    reader.see_program().await?;
    find_as_left(reader, place).await
}

async fn a_new_visit_starts_open(reader: &Reader) -> Result {
    fold_and_scroll(reader).await?;
    reader.go_elsewhere().await?;
    reader.open("").await?;
    reader.until_folded(NATO, false).await
}

/// Leaves the page with one section folded and somewhere below its top.
async fn fold_and_scroll(reader: &Reader) -> Result<f64> {
    reader.resize(700, 400).await?;
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader
        .until("(scrollTo({ top: 150, behavior: 'instant' }), scrollY === 150)")
        .await?;
    Ok(150.0)
}

async fn find_as_left(reader: &Reader, place: f64) -> Result {
    reader.until_folded(NATO, true).await?;
    reader.until_folded(RUSSIA, false).await?;
    reader.until_is("Math.round(scrollY)", place).await
}
