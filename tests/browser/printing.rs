//! The sheet on paper: every word in its order whatever the screen shows, and no control.

use crate::sheet::{NATO, RUSSIA, TITLE, plain_text};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::edition::sixty_pages::TABLE_HEAD;
use crate::support::edition::{everything, printable_text, right_to_left, sixty_pages};
use crate::support::engines::Engine::{Chromium, Firefox};
use crate::support::pdf::{Line, Pdf, Target};
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::words::{are_all_there, words};

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
        sentence!(the_file_is_read_aloud_word_for_word).only_in(&[Chromium]),
        sentence!(a_file_printed_from_behind_a_dialog_is_tagged_too).only_in(&[Chromium]),
        sentence!(every_heading_is_a_bookmark)
            .of(everything)
            .only_in(&[Chromium]),
        // WebKit's files have no links.
        sentence!(what_links_on_screen_links_in_the_file)
            .of(everything)
            .only_in(&[Chromium, Firefox]),
        sentence!(sixty_pages_are_printed_whole).of(sixty_pages),
        sentence!(no_page_ends_with_a_heading).of(sixty_pages),
        sentence!(no_page_parts_what_belongs_together).of(sixty_pages),
        // WebKit prints the head of a table once.
        sentence!(a_table_has_its_head_on_every_page)
            .of(sixty_pages)
            .only_in(&[Chromium, Firefox]),
        sentence!(right_to_left_is_printed_whole).of(right_to_left),
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

async fn a_file_printed_from_behind_a_dialog_is_tagged_too(reader: &Reader) -> Result {
    const SHARE: &str = ".toolbar .share-button";
    reader.open("").await?;
    reader.click(SHARE).await?;
    reader.until_focus(".share-dialog__address").await?;
    let printed = reader.print("behind-a-dialog").await?;
    claim(printed.is_tagged(), "it is not tagged")?;
    reader.until_focus(SHARE).await
}

async fn the_file_is_read_aloud_word_for_word(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("read-aloud").await?;
    are_all_there(&plain_text().await?, &printed.words_of_tags().await?)?;
    let title = printed.bookmarks().into_iter().next();
    same(
        "the first bookmark",
        title.map(|bookmark| bookmark.title).as_deref(),
        Some(TITLE),
    )
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

async fn sixty_pages_are_printed_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("sixty-pages").await?;
    are_all_there(&printable_text(&sixty_pages()?)?, &printed.words())
}

async fn no_page_ends_with_a_heading(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("ends-of-pages").await?;
    let mut stranded = Vec::new();
    for page in 1..=printed.pages() {
        let lines = body_lines(&printed, page)?;
        let last = lines.last().map_or("nothing", |line| &line.text);
        if last.starts_with("Heading ") || last == "Footnotes" {
            stranded.push(format!("page {page} ends with {last}"));
        }
    }
    same("stranded headings", stranded, Vec::<String>::new())
}

/// Points but for those under them, rows, quotations, notes, and paragraphs of a few lines.
async fn no_page_parts_what_belongs_together(reader: &Reader) -> Result {
    reader.open("").await?;
    let wholes: Vec<String> = reader
        .value(
            "[...document.querySelectorAll('.page :is(li, tr, blockquote, .note, .text > p)')]
                .map((element) => {
                    const copy = element.cloneNode(true);
                    for (const part of copy.querySelectorAll('ul, ol, a')) part.remove();
                    for (const cell of copy.querySelectorAll('th, td')) cell.append(' ');
                    return copy.textContent;
                })
                .filter((text) => text.length < 300)",
        )
        .await?;
    claim(
        wholes.len() > 300,
        format!("only {} are to be kept together", wholes.len()),
    )?;
    let printed = reader.print("wholes").await?;
    let mut pages = Vec::new();
    for page in 1..=printed.pages() {
        pages.push(printed.words_of_page(page)?.join(" "));
    }
    let parted: Vec<String> = wholes
        .iter()
        .map(|text| words(text).join(" "))
        .filter(|words| !pages.iter().any(|page| page.contains(words)))
        .collect();
    same("what is parted", parted, Vec::<String>::new())
}

async fn a_table_has_its_head_on_every_page(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("heads-of-tables").await?;
    let mut continued = 0;
    let mut headless = Vec::new();
    for page in 1..=printed.pages() {
        let lines = body_lines(&printed, page)?;
        let Some(first) = lines.iter().position(|line| line.text.starts_with("Row ")) else {
            continue;
        };
        let before = first
            .checked_sub(1)
            .map_or("nothing", |index| &lines[index].text);
        if !before.starts_with(TABLE_HEAD) {
            headless.push(format!(
                "page {page} has {before} before {}",
                lines[first].text
            ));
        }
        continued += usize::from(!lines[first].text.starts_with("Row 0 "));
    }
    same("tables without a head", headless, Vec::<String>::new())?;
    claim(continued > 0, "no table is longer than a page")
}

/// The lines of a page but for those in its margins.
fn body_lines(printed: &Pdf, page: usize) -> Result<Vec<Line>> {
    let number = format!("Page {page} of {}", printed.pages());
    let mut lines = printed.lines(page)?;
    lines.retain(|line| line.text != number);
    Ok(lines)
}

/// The words have their order as far as they are written in one direction: of a page with little
/// Arabic, poppler gives all else as in English. Of a word only the letters count: where Chromium has
/// printed two Arabic ones as one, poppler turns them round.
async fn right_to_left_is_printed_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("right-to-left").await?;
    let found: Vec<String> = printed.words().iter().map(letters).collect();
    for part in printable_text(&right_to_left()?)?.split(['\n', '\t']) {
        let words = words(part);
        for run in words.chunk_by(|one, next| one.is_ascii() == next.is_ascii()) {
            let run: Vec<String> = run.iter().map(letters).collect();
            are_all_there(&run.join(" "), &found)?;
        }
    }
    Ok(())
}

/// The letters of a word, whatever their order.
fn letters(word: impl AsRef<str>) -> String {
    let mut letters: Vec<char> = word.as_ref().chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
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
