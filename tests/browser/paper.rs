//! Copies that a page has made to measure: extracts, large print, numbers; and what each copy says
//! about itself, so that it can be checked years later.

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
        test_case!(print_view_shows_what_is_printed),
        // The others make no sheets of columns, nor print in the margins.
        test_case!(print_view_sheets_have_printed_margins).only_in(&[Chromium]),
        test_case!(prints_extract_as_extract),
        test_case!(prints_large_text),
        test_case!(prints_large_text_without_app).expects_console_errors(),
        // The others write files without a title.
        test_case!(pdf_title_names_extract).only_in(&[Chromium]),
        test_case!(every_page_names_extract).only_in(&[Chromium]),
        test_case!(large_print_has_running_title).only_in(&[Chromium]),
        // In WebKit, only the print dialog sets the paper.
        test_case!(prints_on_chosen_paper).only_in(Engine::NOT_WEBKIT),
        test_case!(prints_on_paper_of_locale).only_in(Engine::NOT_WEBKIT),
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
    let choices = format!("sections=lead,{RUSSIA}&text=large&numbers=on");
    page.open(&format!("?{choices}")).await?;
    let printed = page.print("choices-from-page").await?.words();
    page.open(&format!("?view=print&{choices}")).await?;
    let view = page.print("choices-from-view").await?.words();
    Ok(ensure_eq("the words from the view", view, printed)?)
}

async fn print_view_shows_what_is_printed(page: &Page) -> TestResult {
    page.open("?view=print").await?;
    page.wait_for("document.querySelector('.print-bar')")
        .await?;
    // What stands behind a link on paper is no text of the page.
    let shown = "(() => {
        const off = document.querySelectorAll('[data-on-paper]');
        for (const link of off) link.removeAttribute('data-on-paper');
        return document.querySelector('.page').innerText;
    })()";
    let shown: String = page.evaluate(shown).await?;
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
        ensure(!printed.contains(absent), format!("{absent} was printed"))?;
    }
    Ok(())
}

async fn pdf_title_names_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}")).await?;
    let title = format!("Extract: {TITLE}");
    let printed = page.print("title-of-extract").await?;
    ensure_eq("the title", printed.title().as_deref(), Some(&*title))?;
    page.open("").await?;
    let printed = page.print("title-of-whole").await?;
    Ok(ensure_eq(
        "the title",
        printed.title().as_deref(),
        Some(TITLE),
    )?)
}

async fn print_view_sheets_have_printed_margins(page: &Page) -> TestResult {
    for choices in [
        "paper=a4".to_owned(),
        "paper=letter&text=large".to_owned(),
        format!("paper=a4&text=large&sections=lead,{RUSSIA}"),
    ] {
        page.open(&format!("?view=print&{choices}")).await?;
        page.wait_for("document.querySelector('.sheet-margin')")
            .await?;
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
            let (first, last) = lines.first().zip(lines.last()).ok_or("an empty page")?;
            let title = if page == 1 { "none" } else { &first.text };
            margins.push((title.to_owned(), last.text.clone()));
        }
        ensure_eq(&choices, shown, margins)?;
        let (sheets, paper) = (
            page.bounds(".sheet-margins").await?,
            page.bounds(".paper").await?,
        );
        ensure(
            (sheets.height - paper.height).abs() < 1.0,
            format!("the sheets are at {sheets:?}, the paper at {paper:?}"),
        )?;
    }
    Ok(())
}

async fn large_print_has_running_title(page: &Page) -> TestResult {
    page.open("?paper=a4&text=large").await?;
    has_above_its_second_page(page, "short-title", "U.S. Missile Defense").await
}

async fn has_above_its_second_page(page: &Page, name: &str, title: &str) -> TestResult {
    let printed = page.print(name).await?;
    let lines = printed.lines(2)?;
    let first = lines.first().map(|line| line.text.as_str());
    Ok(ensure_eq("the first line", first, Some(title))?)
}

async fn every_page_names_extract(page: &Page) -> TestResult {
    page.open(&format!("?paper=a4&text=large&sections=lead,{RUSSIA}"))
        .await?;
    has_above_its_second_page(page, "extract-title", "Extract: U.S. Missile Defense").await
}

async fn prints_large_text_without_app(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("?paper=a4").await?;
    let normal = page.print("usual-without-program").await?;
    page.goto(&format!("?paper=a4&text=large&sections={RUSSIA}"))
        .await?;
    page.wait_for_app_failure().await?;
    let large = page.print("large-without-program").await?;
    let ratio = height_of_text(&large)? / height_of_text(&normal)?;
    ensure(
        ratio > 1.5,
        format!("large print is {ratio} times as large"),
    )?;
    ensure_contains_words(&plain_text().await?, &large.words())?;
    let said = "This link is to an extract";
    Ok(ensure_contains_words(said, &large.words())?)
}

async fn prints_large_text(page: &Page) -> TestResult {
    page.open("?paper=a4").await?;
    let normal = page.print("normal-print").await?;
    page.open("?paper=a4&text=large").await?;
    let large = page.print("large-print").await?;
    let ratio = height_of_text(&large)? / height_of_text(&normal)?;
    ensure(
        (ratio - 18.0 / 11.5).abs() < 0.05,
        format!("large print is {ratio} times as large"),
    )?;
    Ok(ensure_contains_words(&plain_text().await?, &large.words())?)
}

/// The height of a line of the text.
fn height_of_text(printed: &Pdf) -> TestResult<f64> {
    let line = printed
        .lines(1)?
        .into_iter()
        .find(|line| line.text.contains("The proposed placement"))
        .ok_or("there is no line of the text on the first page")?;
    Ok(line.bottom - line.top)
}

async fn prints_on_chosen_paper(page: &Page) -> TestResult {
    for (paper, size) in [("a4", A4), ("letter", LETTER)] {
        page.open(&format!("?paper={paper}")).await?;
        is_sized(&page.print(paper).await?, size)?;
    }
    Ok(())
}

async fn prints_on_paper_of_locale(page: &Page) -> TestResult {
    page.site
        .inject_script("Object.defineProperty(navigator, 'language', { get: () => window.name });");
    for (locale, size) in [("de-DE", A4), ("en-US", LETTER)] {
        page.evaluate::<String>(&format!("window.name = '{locale}'"))
            .await?;
        page.open("").await?;
        is_sized(&page.print(&format!("usual-in-{locale}")).await?, size)?;
    }
    Ok(())
}

/// In points.
const A4: (f64, f64) = (595.3, 841.9);
const LETTER: (f64, f64) = (612.0, 792.0);

fn is_sized(printed: &Pdf, (width, height): (f64, f64)) -> TestResult {
    for page in 1..=printed.pages() {
        let size = printed.page_size(page)?;
        ensure(
            (size.0 - width).abs() < 1.5 && (size.1 - height).abs() < 1.5,
            format!("page {page} measures {size:?} instead of {width} × {height}"),
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
        is_numbered(&printed, number, beginning)?;
    }
    Ok(())
}

async fn extract_keeps_passage_numbers(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}&numbers=on")).await?;
    let printed = page.print("extract-numbers").await?;
    is_numbered(&printed, 7, "The U.S. is willing")
}

fn is_numbered(printed: &Pdf, number: u32, beginning: &str) -> TestResult {
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
    Err(format!("no line says {numbered:?}").into())
}

async fn prints_each_link_url_once(page: &Page) -> TestResult {
    page.open("").await?;
    let printed = page.print("addresses").await?.words().join(" ");
    for (address, times) in [
        ("https example org a 1 b 2", 1),
        // The words of this link are its address.
        ("someone example org", 1),
        // This one stays within the page.
        ("the table the table", 0),
    ] {
        ensure_eq(address, printed.matches(address).count(), times)?;
    }
    Ok(())
}

async fn omits_link_urls_when_asked(page: &Page) -> TestResult {
    page.open("?links=off").await?;
    let printed = page.print("no-addresses").await?.words().join(" ");
    Ok(ensure_eq(
        "addresses",
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
                format!("page {page}: {} pt before {:?}", line.left, line.text),
            )?;
        }
    }
    Ok(())
}

async fn prints_title_block_and_colophon(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    let digits: String = page
        .evaluate("document.querySelector('.masthead__fingerprint').lastChild.textContent")
        .await?;
    let title = "Fact Sheet U.S. Department of State Bureau of European and Eurasian Affairs \
         Washington, DC April 16, 2007 U.S. Missile Defense: Cooperation With NATO and Russia";
    let printed = page.print("title-and-end").await?;
    ensure_contains_words(title, &printed.words())?;
    let last = printed.lines(printed.pages())?;
    for said in [
        "Published by U.S. Department of State",
        "Publication date April 16, 2007",
        "Displayed by factsheet, which is independent of the publisher.",
    ] {
        let said = words(said);
        ensure(
            last.iter().any(|line| words(&line.text).ends_with(&said)),
            format!("{said:?} is not printed: {last:?}"),
        )?;
    }
    // So long a word is broken anywhere.
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
    let said = words(&format!("Printed {day}"));
    Ok(ensure(
        last.iter().any(|line| words(&line.text).ends_with(&said)),
        format!("{said:?} is not printed: {last:?}"),
    )?)
}

async fn qr_code_leads_to_source_without_base_url(page: &Page) -> TestResult {
    page.open("").await?;
    has_code(page, "code-of-source", SOURCE).await
}

async fn qr_code_leads_to_printed_sheet(page: &Page) -> TestResult {
    page.open("").await?;
    has_code(page, "code", &of_whole(page).await?).await
}

async fn qr_code_leads_to_page_without_scripts(page: &Page) -> TestResult {
    page.goto("").await?;
    has_code(page, "code-without-scripts", &of_whole(page).await?).await
}

async fn of_whole(page: &Page) -> TestResult<String> {
    let digits: String = page
        .evaluate("document.querySelector('.masthead__fingerprint').lastChild.textContent")
        .await?;
    Ok(format!("{EVERYTHING}?v={}", &digits[..8]))
}

/// Scanned later, the code tells whether the text is the same.
async fn qr_code_leads_to_printed_extract(page: &Page) -> TestResult {
    page.open("?sections=details,lead").await?;
    let codes = page.print("code-of-extract").await?.qr_codes().await?;
    let [(_, code)] = &codes[..] else {
        return Err(format!("found the codes {codes:?}").into());
    };
    let rest = code
        .strip_prefix(EVERYTHING)
        .ok_or_else(|| format!("{code} does not lead to the page"))?;
    ensure(
        rest.starts_with("?sections=lead,details&v="),
        format!("{rest} is not the extract"),
    )?;
    page.open(rest).await?;
    page.wait_for("document.querySelector('.extract-note')")
        .await?;
    page.wait_for("document.querySelector('.notice-bar').innerText.includes('has not changed')")
        .await?;
    let (made_for, last) = rest.split_at(rest.len() - 1);
    let other = if last == "0" { "1" } else { "0" };
    page.open(&[made_for, other].concat()).await?;
    Ok(page
        .wait_for("document.querySelector('.notice-bar').innerText.includes('wording has changed')")
        .await?)
}

async fn has_code(page: &Page, name: &str, address: &str) -> TestResult {
    let printed = page.print(name).await?;
    let codes = printed.qr_codes().await?;
    Ok(ensure_eq(
        "codes",
        codes,
        vec![(printed.pages(), address.to_owned())],
    )?)
}
