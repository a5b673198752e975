//! Printing the page: the complete text in order and no controls, whatever the screen shows.

use crate::sheet::{NATO, RUSSIA, TITLE, plain_text};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::engines::Engine;
use crate::support::fixture_sites::sixty_pages::TABLE_HEAD;
use crate::support::fixture_sites::{everything, printable_text, right_to_left, sixty_pages};
use crate::support::page::Page;
use crate::support::pdf::{Line, Pdf, Target};
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

pub(crate) fn test_cases() -> Vec<TestCase> {
    [
        test_case!(prints_open_page_completely),
        test_case!(prints_folded_page_completely).in_previous_firefox(),
        test_case!(prints_dark_page_completely).with_dark_scheme(),
        test_case!(prints_small_window_completely),
        test_case!(prints_completely_without_app).expects_console_errors(),
        test_case!(prints_completely_without_scripts).without_scripts(),
        // Only Chromium supports margin boxes.
        test_case!(prints_page_numbers).only_in(&[Engine::Chromium]),
        // Only Chromium writes title, language, tags and bookmarks.
        test_case!(pdf_has_title_and_language).only_in(&[Engine::Chromium]),
        test_case!(pdf_is_tagged)
            .on_site(everything)
            .only_in(&[Engine::Chromium]),
        test_case!(pdf_tags_hold_every_word).only_in(&[Engine::Chromium]),
        test_case!(pdf_printed_behind_dialog_is_tagged).only_in(&[Engine::Chromium]),
        test_case!(pdf_has_bookmark_for_each_heading)
            .on_site(everything)
            .only_in(&[Engine::Chromium]),
        // WebKit writes PDF files without links.
        test_case!(pdf_keeps_links)
            .on_site(everything)
            .only_in(Engine::NOT_WEBKIT),
        test_case!(paginates_sixty_pages).on_site(sixty_pages),
        test_case!(prints_right_to_left_completely).on_site(right_to_left),
    ]
    .map(TestCase::with_printer)
    .into()
}

async fn prints_open_page_completely(page: &Page) -> TestResult {
    page.open("").await?;
    ensure_prints_completely(page, "as-opened").await
}

async fn prints_folded_page_completely(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(NATO, true).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    ensure_prints_completely(page, "folded").await?;
    Ok(ensure(
        page.is_folded(NATO).await?,
        "printing has opened the section on screen",
    )?)
}

async fn prints_dark_page_completely(page: &Page) -> TestResult {
    page.open("").await?;
    ensure_prints_completely(page, "dark").await?;
    let problems = page.print("dark").await?.contrast_problems().await?;
    Ok(ensure_none("text that is not dark on white", &problems)?)
}

async fn prints_small_window_completely(page: &Page) -> TestResult {
    page.resize(500, 500).await?;
    page.open("").await?;
    ensure_prints_completely(page, "small-window").await
}

async fn prints_completely_without_app(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    ensure_prints_completely(page, "without-app").await
}

async fn prints_completely_without_scripts(page: &Page) -> TestResult {
    page.goto("").await?;
    ensure_prints_completely(page, "without-scripts").await
}

async fn prints_page_numbers(page: &Page) -> TestResult {
    page.open("?text=large").await?;
    let printed = page.print("page-numbers").await?;
    let pages = printed.pages();
    ensure(pages > 1, "large print takes only one page")?;
    for number in 1..=pages {
        let lines = printed.lines(number)?;
        let last = lines.last().map(|line| line.text.as_str());
        let expected = format!("Page {number} of {pages}");
        ensure_eq("last line of a page", last, Some(&*expected))?;
    }
    Ok(())
}

async fn pdf_has_title_and_language(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("properties").await?;
    ensure_eq("title", printed.title().as_deref(), Some(TITLE))?;
    Ok(ensure_eq(
        "language",
        printed.language().as_deref(),
        Some("en-US"),
    )?)
}

async fn pdf_is_tagged(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("tags").await?;
    ensure(printed.is_tagged(), "the PDF is not tagged")?;
    let tags = printed.tags();
    for kind in [
        "H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD", "Figure",
    ] {
        ensure(
            tags.iter().any(|tag| tag == kind),
            format!("tag {kind} is missing in {tags:?}"),
        )?;
    }
    Ok(())
}

async fn pdf_printed_behind_dialog_is_tagged(page: &Page) -> TestResult {
    const SHARE: &str = ".toolbar .share-button";
    page.open("").await?;
    page.click(SHARE).await?;
    page.wait_for_focus(".share-dialog__link").await?;
    let printed = page.print("behind-dialog").await?;
    ensure(printed.is_tagged(), "the PDF is not tagged")?;
    Ok(page.wait_for_focus(SHARE).await?)
}

async fn pdf_tags_hold_every_word(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("tagged-text").await?;
    ensure_contains_words(&plain_text().await?, &printed.words_of_tags().await?)?;
    let title = printed.bookmarks().into_iter().next();
    Ok(ensure_eq(
        "first bookmark",
        title.map(|bookmark| bookmark.title).as_deref(),
        Some(TITLE),
    )?)
}

async fn pdf_has_bookmark_for_each_heading(page: &Page) -> TestResult {
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

async fn pdf_keeps_links(page: &Page) -> TestResult {
    page.open("").await?;
    let links = page.print("links").await?.links();
    let has_link_to = |target: &Target| links.iter().any(|link| link.target == *target);
    for url in ["https://example.org/?a=1&b=2", "mailto:someone@example.org"] {
        ensure(
            has_link_to(&Target::Url(url.to_owned())),
            format!("no link to {url}: {links:?}"),
        )?;
    }
    ensure(
        has_link_to(&Target::Page(Some(1))),
        format!("no link to the first page: {links:?}"),
    )?;
    Ok(ensure(
        !has_link_to(&Target::Page(None)),
        format!("a link has no target page: {links:?}"),
    )?)
}

async fn paginates_sixty_pages(page: &Page) -> TestResult {
    page.open("").await?;
    // List items without nested ones, table rows, quotations, notes and short paragraphs.
    let units: Vec<String> = page
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
        units.len() > 300,
        format!("the page has only {} units", units.len()),
    )?;
    let printed = page.print("sixty-pages").await?;
    ensure_contains_words(&printable_text(&sixty_pages()?)?, &printed.words())?;
    ensure_no_page_ends_with_heading(&printed)?;
    ensure_no_page_break_splits(&units, &printed)?;
    ensure_captions_stay_with_tables(&printed)?;
    // WebKit does not repeat table heads.
    if page.engine() != Engine::WebKit {
        ensure_table_head_on_each_page(&printed)?;
    }
    Ok(())
}

fn ensure_no_page_ends_with_heading(printed: &Pdf) -> TestResult {
    let mut misplaced = Vec::new();
    for page in 1..=printed.pages() {
        let lines = body_lines(printed, page)?;
        let last = lines.last().map_or("nothing", |line| &line.text);
        if last.starts_with("Heading ") || last == "Footnotes" {
            misplaced.push(format!("page {page} ends with {last}"));
        }
    }
    Ok(ensure_none("headings at the end of a page", &misplaced)?)
}

fn ensure_no_page_break_splits(units: &[String], printed: &Pdf) -> TestResult {
    let mut pages = Vec::new();
    for page in 1..=printed.pages() {
        pages.push(printed.words_of_page(page)?.join(" "));
    }
    let split: Vec<String> = units
        .iter()
        .map(|text| words(text).join(" "))
        .filter(|words| !pages.iter().any(|page| page.contains(words)))
        .collect();
    Ok(ensure_none("units that are split", &split)?)
}

fn ensure_captions_stay_with_tables(printed: &Pdf) -> TestResult {
    let mut captions = 0;
    let mut alone = Vec::new();
    for page in 1..=printed.pages() {
        let lines = printed.lines(page)?;
        for (index, line) in lines.iter().enumerate() {
            if line.text.starts_with("Costs of chapter") {
                captions += 1;
                let row = lines.get(index + 2).map_or("nothing", |line| &line.text);
                if !row.starts_with("Row 0") {
                    alone.push(format!("page {page} has {row} two lines below a caption"));
                }
            }
        }
    }
    ensure(captions > 5, format!("only {captions} captions"))?;
    Ok(ensure_none("captions without their table", &alone)?)
}

fn ensure_table_head_on_each_page(printed: &Pdf) -> TestResult {
    let mut continued = 0;
    let mut without_head = Vec::new();
    for page in 1..=printed.pages() {
        let lines = body_lines(printed, page)?;
        let Some(first) = lines.iter().position(|line| line.text.starts_with("Row ")) else {
            continue;
        };
        let before = first
            .checked_sub(1)
            .map_or("nothing", |index| &lines[index].text);
        if !before.starts_with(TABLE_HEAD) {
            without_head.push(format!(
                "page {page} has {before} before {}",
                lines[first].text
            ));
        }
        continued += usize::from(!lines[first].text.starts_with("Row 0 "));
    }
    ensure_none("pages with rows but without a table head", &without_head)?;
    Ok(ensure(continued > 0, "no table is longer than a page")?)
}

/// Returns the lines of a page without its page number.
fn body_lines(printed: &Pdf, page: usize) -> TestResult<Vec<Line>> {
    let number = format!("Page {page} of {}", printed.pages());
    let mut lines = printed.lines(page)?;
    lines.retain(|line| line.text != number);
    Ok(lines)
}

/// Checks the order of words only within a run of one direction, because poppler reorders pages with little
/// Arabic, and ignores the order of letters, because poppler reverses two Arabic words that Chromium has
/// printed as one.
async fn prints_right_to_left_completely(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("right-to-left").await?;
    let found: Vec<String> = printed.words().iter().map(sorted_letters).collect();
    for part in printable_text(&right_to_left()?)?.split(['\n', '\t']) {
        let words = words(part);
        for run in words.chunk_by(|one, next| one.is_ascii() == next.is_ascii()) {
            let run: Vec<String> = run.iter().map(sorted_letters).collect();
            ensure_contains_words(&run.join(" "), &found)?;
        }
    }
    Ok(())
}

/// Returns the letters of a word in sorted order.
fn sorted_letters(word: impl AsRef<str>) -> String {
    let mut letters: Vec<char> = word.as_ref().chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

async fn ensure_prints_completely(page: &Page, name: &str) -> TestResult {
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
    Ok(ensure_none("printed controls", &found)?)
}
