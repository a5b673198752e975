//! Print options (extracts, large print, paper size, numbers), and the title block, colophon and QR code
//! that make a printed copy verifiable.

use crate::sheet::{RUSSIA, TITLE, plain_text};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine::{self, Chromium};
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::pdf::Pdf;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

const SOURCE: &str = "https://2001-2009.state.gov/p/eur/rls/fs/83123.htm";
const EVERYTHING: &str = "https://example.org/everything/";

pub(crate) fn test_cases() -> Vec<TestCase> {
    [
        test_case!(page_and_print_view_print_alike),
        test_case!(print_view_shows_what_is_printed).in_previous_firefox(),
        // Only Chromium supports margin boxes, and a print view that is divided into sheets.
        test_case!(print_view_sheets_have_printed_margins).only_in(&[Chromium]),
        test_case!(prints_extract_as_extract),
        test_case!(prints_large_text),
        test_case!(prints_large_text_without_app).expects_console_errors(),
        // Only Chromium writes the title of a PDF.
        test_case!(pdf_title_names_extract).only_in(&[Chromium]),
        // Only Chromium supports margin boxes.
        test_case!(every_page_names_extract).only_in(&[Chromium]),
        test_case!(large_print_has_running_title).only_in(&[Chromium]),
        // WebKit ignores the page size of the style sheet.
        test_case!(prints_on_chosen_paper).only_in(Engine::NOT_WEBKIT),
        test_case!(print_view_is_on_paper_of_locale).only_in(Engine::NOT_WEBKIT),
        test_case!(keeps_orientation_of_reader).only_in(Engine::NOT_WEBKIT),
        test_case!(fits_on_one_page).in_previous_firefox(),
        test_case!(prints_passage_numbers),
        test_case!(extract_keeps_passage_numbers).in_one_engine(),
        test_case!(prints_each_link_url_once).on_site(everything),
        test_case!(omits_link_urls_when_asked)
            .in_one_engine()
            .on_site(everything),
        test_case!(prints_wide_margins),
        test_case!(prints_title_block_and_colophon).expects_console_errors(),
        test_case!(prints_date_of_printing),
        test_case!(qr_code_leads_to_source_without_base_url).in_one_engine(),
        test_case!(qr_code_leads_to_printed_sheet).on_site(everything),
        test_case!(qr_code_leads_to_printed_extract)
            .in_one_engine()
            .on_site(everything),
        test_case!(qr_code_leads_to_page_without_scripts)
            .on_site(everything)
            .without_scripts(),
    ]
    .map(TestCase::with_printer)
    .into()
}

async fn page_and_print_view_print_alike(page: &Page) -> TestResult {
    let options = format!("sections=lead,{RUSSIA}&text=large&numbers=on");
    page.open(&format!("?{options}")).await?;
    let printed = page.print("options-from-page").await?.words();
    page.open(&format!("?view=print&{options}")).await?;
    let view = page.print("options-from-view").await?.words();
    Ok(ensure_eq(
        "words printed from the print view",
        view,
        printed,
    )?)
}

async fn print_view_shows_what_is_printed(page: &Page) -> TestResult {
    page.open("?view=print").await?;
    page.wait_for_element(".print-bar").await?;
    // `innerText` does not contain generated content, so link URLs are switched off for this comparison.
    let read_text = "(() => {
        const off = document.querySelectorAll('[data-on-paper]');
        for (const link of off) link.removeAttribute('data-on-paper');
        return [...document.querySelectorAll('.page > :not(.body), .body > :not(.source-note)')]
            .filter((part) => part.checkVisibility())
            .map((part) => part.innerText).join(' ');
    })()";
    let shown: String = page.evaluate(read_text).await?;
    ensure_contains_words(&shown, &page.print("view").await?.words())?;
    let shown = page.text(".paper").await?;
    Ok(ensure_contains_words(&plain_text().await?, &words(&shown))?)
}

async fn prints_extract_as_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}")).await?;
    let printed = page.print("extract").await?.words();
    ensure_contains_words(
        "This is an extract Cooperation with Russia Full fact sheet Cooperation with Russia \
         The U.S. is willing to explore cooperation … against Russian ICBMs",
        &printed,
    )?;
    let printed = printed.join(" ");
    for absent in [
        "the proposed placement",
        "the u s plans to design",
        "complementary",
    ] {
        ensure(!printed.contains(absent), format!("{absent:?} is printed"))?;
    }
    Ok(())
}

async fn pdf_title_names_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}")).await?;
    let title = format!("Extract: {TITLE}");
    let printed = page.print("title-of-extract").await?;
    ensure_eq("title", printed.title().as_deref(), Some(&*title))?;
    page.open("").await?;
    let printed = page.print("title-of-full-sheet").await?;
    Ok(ensure_eq("title", printed.title().as_deref(), Some(TITLE))?)
}

async fn print_view_sheets_have_printed_margins(page: &Page) -> TestResult {
    for options in [
        "paper=a4".to_owned(),
        "paper=letter&text=large".to_owned(),
        format!("paper=a4&text=large&sections=lead,{RUSSIA}"),
    ] {
        page.open(&format!("?view=print&{options}")).await?;
        page.wait_for_element(".sheet-margin").await?;
        let shown: Vec<(String, String)> = page
            .evaluate(
                "[...document.querySelectorAll('.sheet-margin')].map((sheet) =>
                    [getComputedStyle(sheet, '::before').content.replaceAll('\"', ''), sheet.dataset.page])",
            )
            .await?;
        let printed = page.print("margins-of-sheets").await?;
        let mut margins = Vec::new();
        for page in 1..=printed.pages() {
            let lines = printed.lines(page)?;
            let (first, last) = lines.first().zip(lines.last()).ok_or("a page is empty")?;
            let title = if page == 1 { "none" } else { &first.text };
            margins.push((title.to_owned(), last.text.clone()));
        }
        ensure_eq(&options, shown, margins)?;
        let (sheets, paper) = (
            page.bounds(".sheet-margins").await?,
            page.bounds(".paper").await?,
        );
        ensure(
            (sheets.height - paper.height).abs() < 1.0,
            format!("the bounds of the sheets are {sheets:?}, of the paper {paper:?}"),
        )?;
    }
    Ok(())
}

async fn large_print_has_running_title(page: &Page) -> TestResult {
    page.open("?paper=a4&text=large").await?;
    ensure_running_title(
        page,
        "short-title",
        "U.S. Missile Defense: Cooperation With…",
    )
    .await
}

async fn ensure_running_title(page: &Page, name: &str, title: &str) -> TestResult {
    let printed = page.print(name).await?;
    let lines = printed.lines(2)?;
    let first = lines.first().map(|line| line.text.as_str());
    Ok(ensure_eq(
        "first line of the second page",
        first,
        Some(title),
    )?)
}

async fn every_page_names_extract(page: &Page) -> TestResult {
    page.open(&format!("?paper=a4&text=large&sections=lead,{RUSSIA}"))
        .await?;
    ensure_running_title(page, "extract-title", "Extract: U.S. Missile Defense…").await
}

async fn prints_large_text_without_app(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("?paper=a4").await?;
    let normal = page.print("normal-without-app").await?;
    page.goto(&format!("?paper=a4&text=large&sections={RUSSIA}"))
        .await?;
    page.wait_for_app_failure().await?;
    let large = page.print("large-without-app").await?;
    let ratio = text_height(&large)? / text_height(&normal)?;
    ensure(
        ratio > 1.5,
        format!("large print is {ratio} times as large"),
    )?;
    ensure_contains_words(&plain_text().await?, &large.words())?;
    Ok(ensure_contains_words(
        "This is the full fact sheet, not the extract that the link is to.",
        &large.words(),
    )?)
}

async fn prints_large_text(page: &Page) -> TestResult {
    page.open("?paper=a4").await?;
    let normal = page.print("normal-print").await?;
    page.open("?paper=a4&text=large").await?;
    let large = page.print("large-print").await?;
    let ratio = text_height(&large)? / text_height(&normal)?;
    ensure(
        (ratio - 18.0 / 11.0).abs() < 0.05,
        format!("large print is {ratio} times as large"),
    )?;
    Ok(ensure_contains_words(&plain_text().await?, &large.words())?)
}

/// Returns the height of a line of body text, in points.
fn text_height(printed: &Pdf) -> TestResult<f64> {
    let line = printed
        .lines(1)?
        .into_iter()
        .find(|line| line.text.contains("The proposed placement"))
        .ok_or("the first page has no body text")?;
    Ok(line.bottom - line.top)
}

async fn prints_on_chosen_paper(page: &Page) -> TestResult {
    for (paper, size) in [("a4", A4), ("letter", LETTER)] {
        page.open(&format!("?paper={paper}")).await?;
        ensure_page_size(&page.print(paper).await?, size)?;
    }
    Ok(())
}

async fn print_view_is_on_paper_of_locale(page: &Page) -> TestResult {
    page.site
        .inject_script("Object.defineProperty(navigator, 'language', { get: () => window.name });");
    for (locale, size) in [("de-DE", A4), ("en-US", LETTER)] {
        page.evaluate::<String>(&format!("window.name = '{locale}'"))
            .await?;
        page.open("").await?;
        page.click(".print-link").await?;
        page.wait_for_focus("#print-bar-heading").await?;
        ensure_page_size(&page.print(&format!("default-in-{locale}")).await?, size)?;
    }
    Ok(())
}

/// A page size in the style sheet would override the choice in the browser's dialog, so it is set only
/// if the link asks for it.
async fn keeps_orientation_of_reader(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print_landscape("landscape").await?;
    let (width, height) = printed.page_size(1)?;
    Ok(ensure(
        width > height,
        format!("the page is {width} × {height} points"),
    )?)
}

async fn fits_on_one_page(page: &Page) -> TestResult {
    for paper in ["a4", "letter"] {
        page.open(&format!("?paper={paper}")).await?;
        let printed = page.print(&format!("one-page-{paper}")).await?;
        ensure_eq(paper, printed.pages(), 1)?;
        let height = text_height(&printed)?;
        ensure(
            height >= 11.0,
            format!("a line of text is {height} points high"),
        )?;
    }
    Ok(())
}

/// Width and height in points.
const A4: (f64, f64) = (595.3, 841.9);
const LETTER: (f64, f64) = (612.0, 792.0);

fn ensure_page_size(printed: &Pdf, (width, height): (f64, f64)) -> TestResult {
    for page in 1..=printed.pages() {
        let size = printed.page_size(page)?;
        ensure(
            (size.0 - width).abs() < 1.5 && (size.1 - height).abs() < 1.5,
            format!("page {page} is {size:?} instead of {width} × {height} points"),
        )?;
    }
    Ok(())
}

async fn prints_passage_numbers(page: &Page) -> TestResult {
    page.open("?numbers=on").await?;
    let printed = page.print("numbers").await?;
    for (number, beginning) in [
        (1, "The proposed placement"),
        (2, "The U.S. plans to design"),
        (9, "U.S. missile defense plans are"),
    ] {
        ensure_numbered(&printed, number, beginning)?;
    }
    Ok(())
}

async fn extract_keeps_passage_numbers(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}&numbers=on")).await?;
    let printed = page.print("extract-numbers").await?;
    ensure_numbered(&printed, 7, "The U.S. is willing")
}

fn ensure_numbered(printed: &Pdf, number: u32, beginning: &str) -> TestResult {
    let numbered = [number.to_string()].into_iter().chain(words(beginning));
    let numbered: Vec<String> = numbered.collect();
    for page in 1..=printed.pages() {
        if printed
            .lines(page)?
            .iter()
            .any(|line| words(&line.text).starts_with(&numbered))
        {
            return Ok(());
        }
    }
    Err(format!("no line starts with {numbered:?}").into())
}

async fn prints_each_link_url_once(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("link-urls").await?.words().join(" ");
    for (url, times) in [
        ("https example org a 1 b 2", 1),
        // The text of this link is its URL.
        ("someone example org", 1),
        // This link stays within the page.
        ("the table the table", 0),
    ] {
        ensure_eq(url, printed.matches(url).count(), times)?;
    }
    Ok(())
}

async fn omits_link_urls_when_asked(page: &Page) -> TestResult {
    page.open("?links=off").await?;
    let printed = page.print("no-link-urls").await?.words().join(" ");
    Ok(ensure_eq(
        "printed link URLs",
        printed.matches("https example org a 1 b 2").count(),
        0,
    )?)
}

async fn prints_wide_margins(page: &Page) -> TestResult {
    /// Half an inch, in points.
    const EDGE: f64 = 36.0;
    page.open("").await?;
    let printed = page.print("margins").await?;
    for page in 1..=printed.pages() {
        for line in printed.lines(page)? {
            ensure(
                line.left >= EDGE,
                format!(
                    "page {page} has a margin of {} points before {:?}",
                    line.left, line.text
                ),
            )?;
        }
    }
    Ok(())
}

async fn prints_title_block_and_colophon(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    let digits: String = page
        .evaluate("document.querySelector('.source-note__verify code').textContent")
        .await?;
    let title = "Fact Sheet U.S. Department of State Bureau of European and Eurasian Affairs \
         Washington, DC April 16, 2007 U.S. Missile Defense: Cooperation With NATO and Russia";
    let printed = page.print("title-and-end").await?;
    ensure_contains_words(title, &printed.words())?;
    let last = printed.lines(printed.pages())?;
    for text in [
        "Published by U.S. Department of State",
        "Publication date April 16, 2007",
        "Displayed by factsheet, which is independent of the publisher.",
    ] {
        let text = words(text);
        ensure(
            last.iter().any(|line| words(&line.text).ends_with(&text)),
            format!("{text:?} is not printed: {last:?}"),
        )?;
    }
    // Long words may break at any letter.
    let letters = printed.words().concat();
    for long in [words(SOURCE).concat(), digits] {
        ensure(letters.contains(&long), format!("{long} is not printed"))?;
    }
    Ok(())
}

async fn prints_date_of_printing(page: &Page) -> TestResult {
    page.open("").await?;
    let day: String = page
        .evaluate("new Date().toLocaleDateString('en-US', { dateStyle: 'long' })")
        .await?;
    let printed = page.print("day").await?;
    let last = printed.lines(printed.pages())?;
    let text = words(&format!("Printed {day}"));
    Ok(ensure(
        last.iter().any(|line| words(&line.text).ends_with(&text)),
        format!("{text:?} is not printed: {last:?}"),
    )?)
}

async fn qr_code_leads_to_source_without_base_url(page: &Page) -> TestResult {
    page.open("").await?;
    ensure_qr_code(page, "qr-code-of-source", SOURCE).await
}

async fn qr_code_leads_to_printed_sheet(page: &Page) -> TestResult {
    page.open("").await?;
    ensure_qr_code(page, "qr-code", &full_sheet_url(page).await?).await
}

async fn qr_code_leads_to_page_without_scripts(page: &Page) -> TestResult {
    page.goto("").await?;
    ensure_qr_code(
        page,
        "qr-code-without-scripts",
        &full_sheet_url(page).await?,
    )
    .await
}

async fn full_sheet_url(page: &Page) -> TestResult<String> {
    let digits: String = page
        .evaluate("document.querySelector('.source-note__verify code').textContent")
        .await?;
    Ok(format!("{EVERYTHING}?v={}", &digits[..8]))
}

/// When the code is scanned later, the page says whether the text has changed.
async fn qr_code_leads_to_printed_extract(page: &Page) -> TestResult {
    page.open("?sections=details,lead").await?;
    let codes = page.print("qr-code-of-extract").await?.qr_codes().await?;
    let [(_, url)] = &codes[..] else {
        return Err(format!("found {codes:?} instead of one QR code").into());
    };
    let rest = url
        .strip_prefix(EVERYTHING)
        .ok_or_else(|| format!("{url} is not a link to the page"))?;
    ensure(
        rest.starts_with("?sections=lead,details&v="),
        format!("{rest} does not select the extract"),
    )?;
    page.open(rest).await?;
    page.wait_for_element(".extract-note").await?;
    page.wait_for("document.querySelector('.notice-bar').innerText.includes('has not changed')")
        .await?;
    let (start, last) = rest.split_at(rest.len() - 1);
    let other = if last == "0" { "1" } else { "0" };
    page.open(&[start, other].concat()).await?;
    Ok(page
        .wait_for("document.querySelector('.notice-bar').innerText.includes('wording has changed')")
        .await?)
}

async fn ensure_qr_code(page: &Page, name: &str, url: &str) -> TestResult {
    let printed = page.print(name).await?;
    let codes = printed.qr_codes().await?;
    Ok(ensure_eq(
        "QR codes",
        codes,
        vec![(printed.pages(), url.to_owned())],
    )?)
}
