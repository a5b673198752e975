//! The sheet on paper: every word in its order whatever the screen shows, and no control.

use crate::sheet::{NATO, RUSSIA, TITLE, plain_text};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine;
use crate::support::fixture_sites::sixty_pages::TABLE_HEAD;
use crate::support::fixture_sites::{everything, printable_text, right_to_left, sixty_pages};
use crate::support::page::Page;
use crate::support::pdf::{Line, Pdf, Target};
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

pub(crate) fn test_cases() -> Vec<TestCase> {
    [
        test_case!(the_page_as_opened_is_printed_whole),
        test_case!(a_folded_page_is_printed_whole),
        test_case!(a_dark_page_is_printed_whole).with_dark_scheme(),
        test_case!(a_small_window_is_printed_whole),
        test_case!(a_page_without_its_program_is_printed_whole).expects_console_errors(),
        test_case!(a_page_without_scripts_is_printed_whole).without_scripts(),
        // The others draw nothing in the margins of a page.
        test_case!(every_page_says_which_it_is_of_what).only_in(&[Engine::Chromium]),
        // The others write files without any of these three.
        test_case!(the_file_says_what_it_is).only_in(&[Engine::Chromium]),
        test_case!(the_file_is_tagged)
            .on_site(everything)
            .only_in(&[Engine::Chromium]),
        test_case!(the_file_is_read_aloud_word_for_word).only_in(&[Engine::Chromium]),
        test_case!(a_file_printed_from_behind_a_dialog_is_tagged_too).only_in(&[Engine::Chromium]),
        test_case!(every_heading_is_a_bookmark)
            .on_site(everything)
            .only_in(&[Engine::Chromium]),
        // WebKit's files have no links.
        test_case!(what_links_on_screen_links_in_the_file)
            .on_site(everything)
            .only_in(Engine::NOT_WEBKIT),
        test_case!(sixty_pages_are_printed_whole).on_site(sixty_pages),
        test_case!(no_page_ends_with_a_heading).on_site(sixty_pages),
        test_case!(no_page_parts_what_belongs_together).on_site(sixty_pages),
        // WebKit prints the head of a table once.
        test_case!(a_table_has_its_head_on_every_page)
            .on_site(sixty_pages)
            .only_in(Engine::NOT_WEBKIT),
        test_case!(right_to_left_is_printed_whole).on_site(right_to_left),
    ]
    .map(TestCase::with_printer)
    .into()
}

async fn the_page_as_opened_is_printed_whole(page: &Page) -> TestResult {
    page.open("").await?;
    is_printed_whole(page, "as-opened").await
}

async fn a_folded_page_is_printed_whole(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(NATO, true).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    is_printed_whole(page, "folded").await?;
    Ok(ensure(
        page.is_folded(NATO).await?,
        "printing has opened a section on screen",
    )?)
}

async fn a_dark_page_is_printed_whole(page: &Page) -> TestResult {
    page.open("").await?;
    is_printed_whole(page, "dark").await?;
    let amiss = page.print("dark").await?.not_dark_on_white().await?;
    Ok(ensure_eq(
        "what is not dark on white",
        amiss,
        Vec::<String>::new(),
    )?)
}

async fn a_small_window_is_printed_whole(page: &Page) -> TestResult {
    page.resize(500, 500).await?;
    page.open("").await?;
    is_printed_whole(page, "small-window").await
}

async fn a_page_without_its_program_is_printed_whole(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    is_printed_whole(page, "without-program").await
}

async fn a_page_without_scripts_is_printed_whole(page: &Page) -> TestResult {
    page.goto("").await?;
    is_printed_whole(page, "without-scripts").await
}

async fn every_page_says_which_it_is_of_what(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("page-numbers").await?.words().join(" ");
    ensure(
        printed.contains("page 1 of 2"),
        "the first page has no number",
    )?;
    ensure(
        printed.contains("page 2 of 2"),
        "the second page has no number",
    )?;
    let title = words(TITLE).join(" ");
    Ok(ensure_eq(
        "titles on paper",
        printed.matches(&title).count(),
        2,
    )?)
}

async fn the_file_says_what_it_is(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("properties").await?;
    ensure_eq("the title", printed.title().as_deref(), Some(TITLE))?;
    Ok(ensure_eq(
        "the language",
        printed.language().as_deref(),
        Some("en-US"),
    )?)
}

async fn the_file_is_tagged(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("tags").await?;
    ensure(printed.is_tagged(), "it is not tagged")?;
    let tags = printed.tags();
    for kind in [
        "H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD", "Figure",
    ] {
        ensure(
            tags.iter().any(|tag| tag == kind),
            format!("there is no {kind} among {tags:?}"),
        )?;
    }
    Ok(())
}

async fn a_file_printed_from_behind_a_dialog_is_tagged_too(page: &Page) -> TestResult {
    const SHARE: &str = ".toolbar .share-button";
    page.open("").await?;
    page.click(SHARE).await?;
    page.wait_for_focus(".share-dialog__address").await?;
    let printed = page.print("behind-a-dialog").await?;
    ensure(printed.is_tagged(), "it is not tagged")?;
    Ok(page.wait_for_focus(SHARE).await?)
}

async fn the_file_is_read_aloud_word_for_word(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("read-aloud").await?;
    ensure_contains_words(&plain_text().await?, &printed.words_of_tags().await?)?;
    let title = printed.bookmarks().into_iter().next();
    Ok(ensure_eq(
        "the first bookmark",
        title.map(|bookmark| bookmark.title).as_deref(),
        Some(TITLE),
    )?)
}

async fn every_heading_is_a_bookmark(page: &Page) -> TestResult {
    page.open("").await?;
    let headings: Vec<(usize, String)> = page
        .evaluate(
            "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')]
                .map((heading) => [Number(heading.localName[1]), heading.innerText])",
        )
        .await?;
    let printed = page.print("bookmarks").await?;
    let bookmarks: Vec<_> = printed
        .bookmarks()
        .into_iter()
        .map(|bookmark| (bookmark.level, bookmark.title))
        .collect();
    Ok(ensure_eq("bookmarks", bookmarks, headings)?)
}

async fn what_links_on_screen_links_in_the_file(page: &Page) -> TestResult {
    page.open("").await?;
    let links = page.print("links").await?.links();
    let links_to = |wanted: &Target| links.iter().any(|link| link.target == *wanted);
    for address in ["https://example.org/?a=1&b=2", "mailto:someone@example.org"] {
        ensure(
            links_to(&Target::Address(address.to_owned())),
            format!("no link leads to {address}: {links:?}"),
        )?;
    }
    ensure(
        links_to(&Target::Page(Some(1))),
        format!("no link leads into the file: {links:?}"),
    )?;
    Ok(ensure(
        !links_to(&Target::Page(None)),
        format!("a link leads nowhere: {links:?}"),
    )?)
}

async fn sixty_pages_are_printed_whole(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("sixty-pages").await?;
    Ok(ensure_contains_words(
        &printable_text(&sixty_pages()?)?,
        &printed.words(),
    )?)
}

async fn no_page_ends_with_a_heading(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("ends-of-pages").await?;
    let mut stranded = Vec::new();
    for page in 1..=printed.pages() {
        let lines = body_lines(&printed, page)?;
        let last = lines.last().map_or("nothing", |line| &line.text);
        if last.starts_with("Heading ") || last == "Footnotes" {
            stranded.push(format!("page {page} ends with {last}"));
        }
    }
    Ok(ensure_eq(
        "stranded headings",
        stranded,
        Vec::<String>::new(),
    )?)
}

/// Points but for those under them, rows, quotations, notes, and paragraphs of a few lines.
async fn no_page_parts_what_belongs_together(page: &Page) -> TestResult {
    page.open("").await?;
    let wholes: Vec<String> = page
        .evaluate(
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
    ensure(
        wholes.len() > 300,
        format!("only {} are to be kept together", wholes.len()),
    )?;
    let printed = page.print("wholes").await?;
    let mut pages = Vec::new();
    for page in 1..=printed.pages() {
        pages.push(printed.words_of_page(page)?.join(" "));
    }
    let parted: Vec<String> = wholes
        .iter()
        .map(|text| words(text).join(" "))
        .filter(|words| !pages.iter().any(|page| page.contains(words)))
        .collect();
    Ok(ensure_eq("what is parted", parted, Vec::<String>::new())?)
}

async fn a_table_has_its_head_on_every_page(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("heads-of-tables").await?;
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
    ensure_eq("tables without a head", headless, Vec::<String>::new())?;
    Ok(ensure(continued > 0, "no table is longer than a page")?)
}

/// The lines of a page but for those in its margins.
fn body_lines(printed: &Pdf, page: usize) -> TestResult<Vec<Line>> {
    let number = format!("Page {page} of {}", printed.pages());
    let mut lines = printed.lines(page)?;
    lines.retain(|line| line.text != number);
    Ok(lines)
}

/// The words have their order as far as they are written in one direction: of a page with little
/// Arabic, poppler gives all else as in English. Of a word only the letters count: where Chromium has
/// printed two Arabic ones as one, poppler turns them round.
async fn right_to_left_is_printed_whole(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("right-to-left").await?;
    let found: Vec<String> = printed.words().iter().map(letters).collect();
    for part in printable_text(&right_to_left()?)?.split(['\n', '\t']) {
        let words = words(part);
        for run in words.chunk_by(|one, next| one.is_ascii() == next.is_ascii()) {
            let run: Vec<String> = run.iter().map(letters).collect();
            ensure_contains_words(&run.join(" "), &found)?;
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

async fn is_printed_whole(page: &Page, name: &str) -> TestResult {
    let printed = page.print(name).await?.words();
    ensure_contains_words(&plain_text().await?, &printed)?;
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
    Ok(ensure_eq("controls on paper", found, Vec::<&str>::new())?)
}
