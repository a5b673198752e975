//! The sheet on paper: every word in its order whatever the screen shows, and no control.
//!
//! WebKitGTK's driver cannot print.

use crate::sheet::{NATO, RUSSIA, plain_text};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::engines::Engine::{self, Chromium, Firefox};
use crate::support::reader::Reader;
use crate::support::reader::paper::{are_all_there, words};
use crate::support::sentence::{Sentence, sentence};

const PRINTING: &[Engine] = &[Chromium, Firefox];

pub(crate) fn sentences() -> Vec<Sentence> {
    [
        sentence!(the_page_as_opened_is_printed_whole),
        sentence!(a_folded_page_is_printed_whole),
        sentence!(a_dark_page_is_printed_whole).in_the_dark(),
        sentence!(a_small_window_is_printed_whole),
        sentence!(a_page_without_its_program_is_printed_whole),
    ]
    .map(|sentence| sentence.only_in(PRINTING))
    .into_iter()
    // The others draw nothing in the margins of a page.
    .chain([sentence!(every_page_says_which_it_is_of_what).only_in(&[Chromium])])
    .collect()
}

async fn the_page_as_opened_is_printed_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    is_printed_whole(reader).await
}

async fn a_folded_page_is_printed_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(".fold-all").await?;
    reader.until_folded(NATO, true).await?;
    reader.until_folded(RUSSIA, true).await?;
    is_printed_whole(reader).await?;
    claim(
        reader.is_folded(NATO).await?,
        "printing has opened a section on screen",
    )
}

async fn a_dark_page_is_printed_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    is_printed_whole(reader).await
}

async fn a_small_window_is_printed_whole(reader: &Reader) -> Result {
    reader.resize(500, 500).await?;
    reader.open("").await?;
    is_printed_whole(reader).await
}

async fn a_page_without_its_program_is_printed_whole(reader: &Reader) -> Result {
    reader.site.lose(".wasm");
    reader.arrive("").await?;
    is_printed_whole(reader).await
}

async fn every_page_says_which_it_is_of_what(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.printed_words().await?.join(" ");
    claim(
        printed.contains("page 1 of 2"),
        "the first page has no number",
    )?;
    claim(
        printed.contains("page 2 of 2"),
        "the second page has no number",
    )?;
    let title = words("U.S. Missile Defense: Cooperation With NATO and Russia").join(" ");
    same("titles on paper", printed.matches(&title).count(), 2)
}

async fn is_printed_whole(reader: &Reader) -> Result {
    let printed = reader.printed_words().await?;
    are_all_there(&plain_text().await?, &printed)?;
    let printed = printed.join(" ");
    let controls = [
        "Collapse all",
        "Expand all",
        "Back to top",
        "Link to point",
        "Contents",
        "Dismiss",
    ];
    let found: Vec<_> = controls
        .into_iter()
        .filter(|control| printed.contains(&words(control).join(" ")))
        .collect();
    same("controls on paper", found, Vec::<&str>::new())
}
