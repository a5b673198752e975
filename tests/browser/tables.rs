//! Tables that are wider than the text: on paper no cell is lost, on screen they take what is free.

use serde::Deserialize;

use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::engines::Engine::Chromium;
use crate::support::fixture_sites::{everything, right_to_left, sixty_pages, wide_tables};
use crate::support::page::Page;
use crate::support::pdf::Pdf;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(prints_every_cell)
            .in_previous_firefox()
            .on_site(wide_tables)
            .with_printer(),
        test_case!(prints_every_cell_in_large_print)
            .on_site(wide_tables)
            .with_printer(),
        test_case!(prints_every_cell_from_right_to_left)
            .on_site(wide_tables)
            .with_printer(),
        // Only Chromium divides the print view into sheets.
        test_case!(print_view_has_as_many_sheets_as_paper)
            .on_site(wide_tables)
            .only_in(&[Chromium]),
        test_case!(long_print_view_has_as_many_sheets_as_paper)
            .on_site(sixty_pages)
            .only_in(&[Chromium]),
        test_case!(takes_free_margin_before_it_scrolls).on_site(wide_tables),
        test_case!(is_tab_stop_only_while_it_scrolls).on_site(everything),
        test_case!(isolates_what_is_read_from_the_left).on_site(right_to_left),
    ]
}

async fn prints_every_cell(page: &Page) -> TestResult {
    for options in ["paper=a4", "paper=letter", "paper=a4&numbers=on"] {
        ensure_prints_every_cell(page, options).await?;
    }
    Ok(())
}

async fn prints_every_cell_in_large_print(page: &Page) -> TestResult {
    ensure_prints_every_cell(page, "paper=a4&text=large").await?;
    ensure_prints_every_cell(page, "paper=letter&text=large&numbers=on").await
}

async fn prints_every_cell_from_right_to_left(page: &Page) -> TestResult {
    page.site
        .inject_script("document.documentElement.dir = 'rtl';");
    ensure_prints_every_cell(page, "paper=a4").await
}

/// Checks that the page boxes hold every cell, and that only long words are broken.
async fn ensure_prints_every_cell(page: &Page, options: &str) -> TestResult {
    page.open(&format!("?{options}")).await?;
    let cells: Vec<String> = page
        .evaluate("[...document.querySelectorAll('th, td')].map((cell) => cell.textContent)")
        .await?;
    ensure(cells.len() > 150, format!("only {} cells", cells.len()))?;
    let printed = page.print(&options.replace(['=', '&'], "-")).await?;
    let words = words_on_paper(&printed)?;
    let is_printed = |word: &&str| {
        words.iter().any(|printed| bare(printed) == bare(word))
            || word.chars().count() > 12 && has_pieces(word, &words)
    };
    let lost: Vec<&str> = cells
        .iter()
        .flat_map(|cell| cell.split_whitespace())
        .filter(|word| !is_printed(word))
        .collect();
    Ok(ensure_none(
        &format!("words of cells that are cut with {options}"),
        &lost,
    )?)
}

/// Returns the words that are wholly within the box of their page.
fn words_on_paper(printed: &Pdf) -> TestResult<Vec<String>> {
    let mut words = Vec::new();
    for page in 1..=printed.pages() {
        words.extend(printed.words_in_box(page)?);
    }
    Ok(words)
}

/// Returns a word without signs at its ends: paper has a colon after the names of columns in lists.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

/// Whether a long word is printed in pieces of some letters each. A number never is.
fn has_pieces(word: &str, words: &[String]) -> bool {
    const SHORTEST: usize = 3;
    word.is_empty()
        || word.contains(char::is_alphabetic)
            && words.iter().any(|piece| {
                word.strip_prefix(piece.as_str()).is_some_and(|rest| {
                    (rest.is_empty() || piece.chars().count() >= SHORTEST)
                        && has_pieces(rest, words)
                })
            })
}

async fn print_view_has_as_many_sheets_as_paper(page: &Page) -> TestResult {
    for options in ["paper=a4", "paper=letter"] {
        ensure_same_sheets(page, options).await?;
    }
    Ok(())
}

async fn long_print_view_has_as_many_sheets_as_paper(page: &Page) -> TestResult {
    ensure_same_sheets(page, "paper=a4").await
}

async fn ensure_same_sheets(page: &Page, options: &str) -> TestResult {
    page.open(&format!("?view=print&{options}")).await?;
    page.wait_for_element(".sheet-margin").await?;
    let shown = page.count(".sheet-margin").await?;
    let printed = page.print("sheets").await?.pages();
    Ok(ensure_eq(options, shown, printed)?)
}

async fn takes_free_margin_before_it_scrolls(page: &Page) -> TestResult {
    #[derive(Deserialize)]
    struct Table {
        text: f64,
        room: f64,
        width: f64,
    }
    page.resize(1250, 800).await?;
    page.open("").await?;
    let tables: Vec<Table> = page
        .evaluate(
            "[...document.querySelectorAll('.table__scroll')].map((table) => ({
                text: table.closest('.text').clientWidth,
                room: table.clientWidth,
                width: table.scrollWidth,
            }))",
        )
        .await?;
    ensure_eq("tables", tables.len(), 5)?;
    for Table { text, room, width } in tables {
        ensure(
            room > text,
            format!("a table has {room} pixels, no more than the text"),
        )?;
        ensure(
            room >= width || room > text * 1.2,
            format!("a table of {width} pixels scrolls in {room}"),
        )?;
    }
    let (page_width, window): (f64, f64) = (
        page.evaluate("document.documentElement.scrollWidth")
            .await?,
        page.evaluate("document.documentElement.clientWidth")
            .await?,
    );
    Ok(ensure_eq("width of the page", page_width, window)?)
}

async fn is_tab_stop_only_while_it_scrolls(page: &Page) -> TestResult {
    const TABLE: &str = "document.querySelector('.table__scroll')";
    page.open("").await?;
    page.wait_for(&format!("!{TABLE}.hasAttribute('tabindex')"))
        .await?;
    page.evaluate::<Option<()>>(&format!("void ({TABLE}.style.width = '3rem')"))
        .await?;
    Ok(page.wait_for(&format!("{TABLE}.tabIndex === 0")).await?)
}

async fn isolates_what_is_read_from_the_left(page: &Page) -> TestResult {
    page.open("").await?;
    // For each, whether its first character is to the left of its last.
    let found: Vec<(String, bool)> = page
        .evaluate(
            "[...document.querySelectorAll('bdi, code')].map((element) => {
                const text = element.firstChild;
                const left = (at) => {
                    const range = document.createRange();
                    range.setStart(text, at);
                    range.setEnd(text, at + 1);
                    return range.getBoundingClientRect().left;
                };
                return [text.data, left(0) < left(text.length - 1)];
            })",
        )
        .await?;
    for text in ["+964 1 555 0100", "−5%", "E = m·c", "make --all"] {
        ensure(
            found.contains(&(text.to_owned(), true)),
            format!("{text} is not read from the left: {found:?}"),
        )?;
    }
    let directions: (String, String) = page
        .evaluate(
            "['#english', '#first'].map((id) => getComputedStyle(document.querySelector(id)).direction)",
        )
        .await?;
    Ok(ensure_eq(
        "directions of the sections",
        directions,
        ("ltr".to_owned(), "rtl".to_owned()),
    )?)
}
