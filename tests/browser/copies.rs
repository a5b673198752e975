//! Copies that a reader has made to measure: extracts, large print, numbers; and what each copy says
//! about itself, so that it can be checked years later.

use crate::sheet::{RUSSIA, TITLE, plain_text};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::edition::everything;
use crate::support::engines::Engine::{self, Chromium, Firefox};
use crate::support::pdf::Pdf;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::words::{are_all_there, words};

/// WebKit's paper is the dialog's own.
const CHOOSING_PAPER: &[Engine] = &[Chromium, Firefox];

const SOURCE: &str = "https://2001-2009.state.gov/p/eur/rls/fs/83123.htm";
const EVERYTHING: &str = "https://example.org/everything/";

pub(crate) fn sentences() -> Vec<Sentence> {
    [
        sentence!(the_view_and_the_page_print_alike),
        sentence!(the_view_shows_what_is_printed),
        // The others make no sheets of columns, nor print in the margins.
        sentence!(each_sheet_of_the_view_has_the_margins_that_are_printed).only_in(&[Chromium]),
        sentence!(an_extract_is_printed_as_one),
        sentence!(large_print_is_large),
        sentence!(large_print_without_its_program_is_large),
        // The others write files without a title.
        sentence!(the_file_of_an_extract_says_that_it_is_one).only_in(&[Chromium]),
        sentence!(every_page_of_an_extract_says_that_it_is_one).only_in(&[Chromium]),
        sentence!(large_print_has_a_short_title_above_its_pages).only_in(&[Chromium]),
        sentence!(the_paper_is_the_one_that_was_chosen).only_in(CHOOSING_PAPER),
        sentence!(the_paper_is_the_one_that_is_usual_here).only_in(CHOOSING_PAPER),
        sentence!(passages_have_numbers_to_be_quoted_by),
        sentence!(an_extract_keeps_the_numbers_of_the_whole),
        sentence!(a_link_says_once_where_it_leads).of(everything),
        sentence!(links_are_silent_where_the_reader_wants_it).of(everything),
        sentence!(the_margins_are_wide_enough),
        sentence!(the_title_block_and_the_end_say_what_this_is),
        sentence!(the_end_says_when_it_was_printed),
        sentence!(without_an_address_the_code_leads_to_the_source),
        sentence!(the_code_leads_to_what_was_printed).of(everything),
        sentence!(the_code_of_an_extract_leads_to_the_extract).of(everything),
        sentence!(without_scripts_the_code_leads_to_the_page)
            .of(everything)
            .without_scripts(),
    ]
    .map(Sentence::with_a_printer)
    .into()
}

async fn the_view_and_the_page_print_alike(reader: &Reader) -> Result {
    let choices = format!("sections=lead,{RUSSIA}&text=large&numbers=on");
    reader.open(&format!("?{choices}")).await?;
    let page = reader.print("choices-from-page").await?.words();
    reader.open(&format!("?view=print&{choices}")).await?;
    let view = reader.print("choices-from-view").await?.words();
    same("the words from the view", view, page)
}

async fn the_view_shows_what_is_printed(reader: &Reader) -> Result {
    reader.open("?view=print").await?;
    reader.until("document.querySelector('.print-bar')").await?;
    // What stands behind a link on paper is no text of the page.
    let shown = "(() => {
        const off = document.querySelectorAll('[data-on-paper]');
        for (const link of off) link.removeAttribute('data-on-paper');
        return document.querySelector('.page').innerText;
    })()";
    let shown: String = reader.value(shown).await?;
    are_all_there(&shown, &reader.print("view").await?.words())?;
    let shown = reader.text(".paper").await?;
    are_all_there(&plain_text().await?, &words(&shown))
}

async fn an_extract_is_printed_as_one(reader: &Reader) -> Result {
    reader.open(&format!("?sections={RUSSIA}")).await?;
    let printed = reader.print("extract").await?.words();
    are_all_there(
        "Extract Cooperation with Russia The whole fact sheet Cooperation with Russia \
         The U.S. is willing to explore cooperation … against Russian ICBMs",
        &printed,
    )?;
    let printed = printed.join(" ");
    for absent in [
        "the proposed placement",
        "the u s plans to design",
        "complementary",
    ] {
        claim(!printed.contains(absent), format!("{absent} was printed"))?;
    }
    Ok(())
}

async fn the_file_of_an_extract_says_that_it_is_one(reader: &Reader) -> Result {
    reader.open(&format!("?sections={RUSSIA}")).await?;
    let title = format!("Extract: {TITLE}");
    let printed = reader.print("title-of-extract").await?;
    same("the title", printed.title().as_deref(), Some(&*title))?;
    reader.open("").await?;
    let printed = reader.print("title-of-whole").await?;
    same("the title", printed.title().as_deref(), Some(TITLE))
}

async fn each_sheet_of_the_view_has_the_margins_that_are_printed(reader: &Reader) -> Result {
    for choices in [
        "paper=a4".to_owned(),
        "paper=letter&text=large".to_owned(),
        format!("paper=a4&text=large&sections=lead,{RUSSIA}"),
    ] {
        reader.open(&format!("?view=print&{choices}")).await?;
        reader
            .until("document.querySelector('.sheet-margin')")
            .await?;
        let shown: Vec<(String, String)> = reader
            .value(
                "[...document.querySelectorAll('.sheet-margin')].map((sheet) =>
                    [getComputedStyle(sheet, '::before').content.replaceAll('\"', ''), sheet.dataset.page])",
            )
            .await?;
        let printed = reader.print("margins-of-sheets").await?;
        let mut margins = Vec::new();
        for page in 1..=printed.pages() {
            let lines = printed.lines(page)?;
            let (first, last) = lines.first().zip(lines.last()).ok_or("an empty page")?;
            let title = if page == 1 { "none" } else { &first.text };
            margins.push((title.to_owned(), last.text.clone()));
        }
        same(&choices, shown, margins)?;
        let (sheets, paper) = (
            reader.place(".sheet-margins").await?,
            reader.place(".paper").await?,
        );
        claim(
            (sheets.height - paper.height).abs() < 1.0,
            format!("the sheets are at {sheets:?}, the paper at {paper:?}"),
        )?;
    }
    Ok(())
}

async fn large_print_has_a_short_title_above_its_pages(reader: &Reader) -> Result {
    reader.open("?paper=a4&text=large").await?;
    has_above_its_second_page(reader, "short-title", "U.S. Missile Defense").await
}

async fn has_above_its_second_page(reader: &Reader, name: &str, title: &str) -> Result {
    let printed = reader.print(name).await?;
    let lines = printed.lines(2)?;
    let first = lines.first().map(|line| line.text.as_str());
    same("the first line", first, Some(title))
}

async fn every_page_of_an_extract_says_that_it_is_one(reader: &Reader) -> Result {
    reader
        .open(&format!("?paper=a4&text=large&sections=lead,{RUSSIA}"))
        .await?;
    has_above_its_second_page(reader, "extract-title", "Extract: U.S. Missile Defense").await
}

async fn large_print_without_its_program_is_large(reader: &Reader) -> Result {
    reader.site.lose(".wasm");
    reader.arrive("?paper=a4").await?;
    let normal = reader.print("usual-without-program").await?;
    reader
        .arrive(&format!("?paper=a4&text=large&sections={RUSSIA}"))
        .await?;
    reader.until_program_failed().await?;
    let large = reader.print("large-without-program").await?;
    let ratio = height_of_text(&large)? / height_of_text(&normal)?;
    claim(
        ratio > 1.5,
        format!("large print is {ratio} times as large"),
    )?;
    are_all_there(&plain_text().await?, &large.words())?;
    let said = "This address asks for an extract.";
    are_all_there(said, &large.words())
}

async fn large_print_is_large(reader: &Reader) -> Result {
    reader.open("?paper=a4").await?;
    let normal = reader.print("normal-print").await?;
    reader.open("?paper=a4&text=large").await?;
    let large = reader.print("large-print").await?;
    let ratio = height_of_text(&large)? / height_of_text(&normal)?;
    claim(
        (ratio - 18.0 / 11.5).abs() < 0.05,
        format!("large print is {ratio} times as large"),
    )?;
    are_all_there(&plain_text().await?, &large.words())
}

/// The height of a line of the text.
fn height_of_text(printed: &Pdf) -> Result<f64> {
    let line = printed
        .lines(1)?
        .into_iter()
        .find(|line| line.text.contains("The proposed placement"))
        .ok_or("there is no line of the text on the first page")?;
    Ok(line.bottom - line.top)
}

async fn the_paper_is_the_one_that_was_chosen(reader: &Reader) -> Result {
    for (paper, size) in [("a4", A4), ("letter", LETTER)] {
        reader.open(&format!("?paper={paper}")).await?;
        is_sized(&reader.print(paper).await?, size)?;
    }
    Ok(())
}

async fn the_paper_is_the_one_that_is_usual_here(reader: &Reader) -> Result {
    reader
        .site
        .run_first("Object.defineProperty(navigator, 'language', { get: () => window.name });");
    for (locale, size) in [("de-DE", A4), ("en-US", LETTER)] {
        reader
            .value::<String>(&format!("window.name = '{locale}'"))
            .await?;
        reader.open("").await?;
        is_sized(&reader.print(&format!("usual-in-{locale}")).await?, size)?;
    }
    Ok(())
}

/// In points.
const A4: (f64, f64) = (595.3, 841.9);
const LETTER: (f64, f64) = (612.0, 792.0);

fn is_sized(printed: &Pdf, (width, height): (f64, f64)) -> Result {
    for page in 1..=printed.pages() {
        let size = printed.page_size(page)?;
        claim(
            (size.0 - width).abs() < 1.5 && (size.1 - height).abs() < 1.5,
            format!("page {page} measures {size:?} instead of {width} × {height}"),
        )?;
    }
    Ok(())
}

async fn passages_have_numbers_to_be_quoted_by(reader: &Reader) -> Result {
    reader.open("?numbers=on").await?;
    let printed = reader.print("numbers").await?;
    for (number, beginning) in [
        (1, "The proposed placement"),
        (2, "The U.S. plans to design"),
        (9, "U.S. missile defense plans are"),
    ] {
        is_numbered(&printed, number, beginning)?;
    }
    Ok(())
}

async fn an_extract_keeps_the_numbers_of_the_whole(reader: &Reader) -> Result {
    reader
        .open(&format!("?sections={RUSSIA}&numbers=on"))
        .await?;
    let printed = reader.print("extract-numbers").await?;
    is_numbered(&printed, 7, "The U.S. is willing")
}

fn is_numbered(printed: &Pdf, number: u32, beginning: &str) -> Result {
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

async fn a_link_says_once_where_it_leads(reader: &Reader) -> Result {
    reader.open("").await?;
    let printed = reader.print("addresses").await?.words().join(" ");
    for (address, times) in [
        ("https example org a 1 b 2", 1),
        // The words of this link are its address.
        ("someone example org", 1),
        // This one stays within the page.
        ("the table the table", 0),
    ] {
        same(address, printed.matches(address).count(), times)?;
    }
    Ok(())
}

async fn links_are_silent_where_the_reader_wants_it(reader: &Reader) -> Result {
    reader.open("?links=off").await?;
    let printed = reader.print("no-addresses").await?.words().join(" ");
    same(
        "addresses",
        printed.matches("https example org a 1 b 2").count(),
        0,
    )
}

async fn the_margins_are_wide_enough(reader: &Reader) -> Result {
    /// Half an inch, in points.
    const EDGE: f64 = 36.0;
    reader.open("").await?;
    let printed = reader.print("margins").await?;
    for page in 1..=printed.pages() {
        for line in printed.lines(page)? {
            claim(
                line.left >= EDGE,
                format!("page {page}: {} pt before {:?}", line.left, line.text),
            )?;
        }
    }
    Ok(())
}

async fn the_title_block_and_the_end_say_what_this_is(reader: &Reader) -> Result {
    reader.site.lose(".wasm");
    reader.arrive("").await?;
    let digits: String = reader
        .value("document.querySelector('.masthead__fingerprint').lastChild.textContent")
        .await?;
    let title = "Fact Sheet U.S. Department of State Bureau of European and Eurasian Affairs \
         Washington, DC April 16, 2007 U.S. Missile Defense: Cooperation With NATO and Russia";
    let printed = reader.print("title-and-end").await?;
    are_all_there(title, &printed.words())?;
    let last = printed.lines(printed.pages())?;
    for said in [
        "Published by U.S. Department of State",
        "Publication date April 16, 2007",
        "Shown by factsheet, an independent viewer.",
    ] {
        let said = words(said);
        claim(
            last.iter().any(|line| words(&line.text).ends_with(&said)),
            format!("{said:?} is not printed: {last:?}"),
        )?;
    }
    // So long a word is broken anywhere.
    let letters = printed.words().concat();
    for long in [words(SOURCE).concat(), digits] {
        claim(letters.contains(&long), format!("{long} is not printed"))?;
    }
    Ok(())
}

async fn the_end_says_when_it_was_printed(reader: &Reader) -> Result {
    reader.open("").await?;
    let day: String = reader
        .value("new Date().toLocaleDateString('en-US', { dateStyle: 'long' })")
        .await?;
    let printed = reader.print("day").await?;
    let last = printed.lines(printed.pages())?;
    let said = words(&format!("Printed {day}"));
    claim(
        last.iter().any(|line| words(&line.text).ends_with(&said)),
        format!("{said:?} is not printed: {last:?}"),
    )
}

async fn without_an_address_the_code_leads_to_the_source(reader: &Reader) -> Result {
    reader.open("").await?;
    has_code(reader, "code-of-source", SOURCE).await
}

async fn the_code_leads_to_what_was_printed(reader: &Reader) -> Result {
    reader.open("").await?;
    has_code(reader, "code", &of_whole(reader).await?).await
}

async fn without_scripts_the_code_leads_to_the_page(reader: &Reader) -> Result {
    reader.arrive("").await?;
    has_code(reader, "code-without-scripts", &of_whole(reader).await?).await
}

async fn of_whole(reader: &Reader) -> Result<String> {
    let digits: String = reader
        .value("document.querySelector('.masthead__fingerprint').lastChild.textContent")
        .await?;
    Ok(format!("{EVERYTHING}?v={}", &digits[..8]))
}

/// Scanned later, the code tells whether the text is the same.
async fn the_code_of_an_extract_leads_to_the_extract(reader: &Reader) -> Result {
    reader.open("?sections=details,lead").await?;
    let codes = reader.print("code-of-extract").await?.qr_codes().await?;
    let [(_, code)] = &codes[..] else {
        return Err(format!("found the codes {codes:?}").into());
    };
    let rest = code
        .strip_prefix(EVERYTHING)
        .ok_or_else(|| format!("{code} does not lead to the page"))?;
    claim(
        rest.starts_with("?sections=lead,details&v="),
        format!("{rest} is not the extract"),
    )?;
    reader.open(rest).await?;
    reader
        .until("document.querySelector('.extract-note')")
        .await?;
    reader
        .until("document.querySelector('.notice-bar').innerText.includes('Word for word')")
        .await?;
    let (made_for, last) = rest.split_at(rest.len() - 1);
    let other = if last == "0" { "1" } else { "0" };
    reader.open(&[made_for, other].concat()).await?;
    reader
        .until("document.querySelector('.notice-bar').innerText.includes('wording has changed')")
        .await
}

async fn has_code(reader: &Reader, name: &str, address: &str) -> Result {
    let printed = reader.print(name).await?;
    let codes = printed.qr_codes().await?;
    same("codes", codes, vec![(printed.pages(), address.to_owned())])
}
