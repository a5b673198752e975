//! A sheet with one of everything: nested sections, tables, notes, pictures, footnotes, and a
//! heading with a link in it.

use crate::accessibility::nothing_is_found_in_the_page_as_opened;
use crate::adopting::{
    the_markup_is_the_same_before_and_after, the_program_keeps_the_elements_it_finds,
};
use crate::opening::the_console_stays_empty;
use crate::support::Result;
use crate::support::claims::claim;
use crate::support::edition::everything;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};

const OUTER: &str = "costs";
const INNER: &str = "details";

pub(crate) fn sentences() -> Vec<Sentence> {
    [
        sentence!(the_program_keeps_the_elements_it_finds),
        sentence!(the_markup_is_the_same_before_and_after),
        sentence!(the_console_stays_empty),
        sentence!(nothing_is_found_in_the_page_as_opened),
        sentence!(an_address_opens_every_section_around_its_passage),
        sentence!(a_section_folds_without_the_one_around_it),
        sentence!(a_former_address_leads_to_its_passage),
        sentence!(a_footnote_leads_back_to_its_mark),
    ]
    .map(|sentence| sentence.of(everything))
    .into()
}

async fn an_address_opens_every_section_around_its_passage(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(".fold-all").await?;
    reader.until_folded(OUTER, true).await?;
    reader.until_folded(INNER, true).await?;
    reader.follow("#details-1").await?;
    reader.until_folded(INNER, false).await?;
    reader.until_folded(OUTER, false).await?;
    reader.until_at("details-1").await
}

async fn a_section_folds_without_the_one_around_it(reader: &Reader) -> Result {
    reader.open("").await?;
    reader
        .click(&format!(
            "[aria-labelledby={INNER}-heading] > details > summary"
        ))
        .await?;
    reader.until_folded(INNER, true).await?;
    claim(
        !reader.is_folded(OUTER).await?,
        "the section around it was folded too",
    )
}

async fn a_former_address_leads_to_its_passage(reader: &Reader) -> Result {
    reader.open("#older-costs").await?;
    reader
        .until_is("location.hash", format!("#{OUTER}"))
        .await?;
    reader.until_at(OUTER).await
}

async fn a_footnote_leads_back_to_its_mark(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click("#footnote-1-mark-1").await?;
    reader
        .until_is("location.hash", "#footnote-1".to_owned())
        .await?;
    reader.click(".footnotes__back").await?;
    reader
        .until_is("location.hash", "#footnote-1-mark-1".to_owned())
        .await
}
