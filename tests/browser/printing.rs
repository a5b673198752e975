//! The sheet on paper: every word in its order whatever the screen shows, and no control.

use crate::sheet::{NATO, RUSSIA, plain_text};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::edition::everything;
use crate::support::engines::Engine::{Chromium, Firefox};
use crate::support::pdf::Target;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::words::{are_all_there, words};

const TITLE: &str = "U.S. Missile Defense: Cooperation With NATO and Russia";

pub(crate) fn sentences() -> Vec<Sentence> {
    [
        sentence!(the_page_as_opened_is_printed_whole),
        sentence!(a_folded_page_is_printed_whole),
        sentence!(a_dark_page_is_printed_whole).in_the_dark(),
        sentence!(a_small_window_is_printed_whole),
        sentence!(a_page_without_its_program_is_printed_whole),
        sentence!(a_page_without_scripts_is_printed_whole).without_scripts(),
        // The others draw nothing in the margins of a page.
        sentence!(every_page_says_which_it_is_of_what).only_in(&[Chromium]),
        // The others write files without any of these three.
        sentence!(the_file_says_what_it_is).only_in(&[Chromium]),
        sentence!(the_file_is_tagged)
            .of(everything)
            .only_in(&[Chromium]),
        sentence!(every_heading_is_a_bookmark)
            .of(everything)
            .only_in(&[Chromium]),
        // WebKit's files have no links.
        sentence!(what_links_on_screen_links_in_the_file)
            .of(everything)
            .only_in(&[Chromium, Firefox]),
    ]
    .map(Sentence::with_a_printer)
    .into()
}

async fn the_page_as_opened_is_printed_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    is_printed_whole(reader, "as-opened").await
}

async fn a_folded_page_is_printed_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(".fold-all").await?;
    reader.until_folded(NATO, true).await?;
    reader.until_folded(RUSSIA, true).await?;
    is_printed_whole(reader, "folded").await?;
    claim(
        reader.is_folded(NATO).await?,
        "printing has opened a section on screen",
    )
}

async fn a_dark_page_is_printed_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    is_printed_whole(reader, "dark").await?;
    let amiss = reader.print("dark").await?.not_dark_on_white().await?;
    same("what is not dark on white", amiss, Vec::<String>::new())
}

async fn a_small_window_is_printed_whole(reader: &Reader) -> Result {
    reader.resize(500, 500).await?;
    reader.open("").await?;
    is_printed_whole(reader, "small-window").await
}

async fn a_page_without_its_program_is_printed_whole(reader: &Reader) -> Result {
    reader.site.lose(".wasm");
    reader.arrive("").await?;
    is_printed_whole(reader, "without-program").await
}

async fn a_page_without_scripts_is_printed_whole(reader: &Reader) -> Result {
    reader.arrive("").await?;
    is_printed_whole(reader, "without-scripts").await
}

async fn every_page_says_which_it_is_of_what(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("page-numbers").await?.words().join(" ");
    claim(
        printed.contains("page 1 of 2"),
        "the first page has no number",
    )?;
    claim(
        printed.contains("page 2 of 2"),
        "the second page has no number",
    )?;
    let title = words(TITLE).join(" ");
    same("titles on paper", printed.matches(&title).count(), 2)
}

async fn the_file_says_what_it_is(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("properties").await?;
    same("the title", printed.title().as_deref(), Some(TITLE))?;
    same("the language", printed.language().as_deref(), Some("en-US"))
}

async fn the_file_is_tagged(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("tags").await?;
    claim(printed.is_tagged(), "it is not tagged")?;
    let tags = printed.tags();
    for kind in [
        "H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD", "Figure",
    ] {
        claim(
            tags.iter().any(|tag| tag == kind),
            format!("there is no {kind} among {tags:?}"),
        )?;
    }
    Ok(())
}

async fn every_heading_is_a_bookmark(reader: &Reader) -> Result {
    reader.open("").await?;
    let headings: Vec<(usize, String)> = reader
        .value(
            "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')]
                .map((heading) => [Number(heading.localName[1]), heading.innerText])",
        )
        .await?;
    let printed = reader.print("bookmarks").await?;
    let bookmarks: Vec<_> = printed
        .bookmarks()
        .into_iter()
        .map(|bookmark| (bookmark.level, bookmark.title))
        .collect();
    same("bookmarks", bookmarks, headings)
}

async fn what_links_on_screen_links_in_the_file(reader: &Reader) -> Result {
    reader.open("").await?;
    let links = reader.print("links").await?.links();
    let links_to = |wanted: &Target| links.iter().any(|link| link.target == *wanted);
    for address in ["https://example.org/?a=1&b=2", "mailto:someone@example.org"] {
        claim(
            links_to(&Target::Address(address.to_owned())),
            format!("no link leads to {address}: {links:?}"),
        )?;
    }
    claim(
        links_to(&Target::Page(Some(1))),
        format!("no link leads into the file: {links:?}"),
    )?;
    claim(
        !links_to(&Target::Page(None)),
        format!("a link leads nowhere: {links:?}"),
    )
}

async fn is_printed_whole(reader: &Reader, name: &str) -> Result {
    let printed = reader.print(name).await?.words();
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
