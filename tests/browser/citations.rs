//! Citing the sheet or a section in the Share dialog, to copy or to save.

use serde_json::json;

use crate::passage_links::{block_copying, capture_downloads, ensure_clipboard};
use crate::share_dialog::{open_share_dialog, share_button};
use crate::sheet::{NATO, RUSSIA};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::page::keys::ESCAPE;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(cites_sheet).in_one_engine(),
        test_case!(cites_section_as_part_of_sheet).in_one_engine(),
        test_case!(saves_citation_as_file).in_one_engine(),
        test_case!(selects_citation_when_copying_is_refused),
    ]
}

pub(crate) async fn open_citations(page: &Page, button: &str) -> TestResult {
    open_share_dialog(page, button).await?;
    Ok(page
        .click(".share-dialog__more:has([data-field=citation]) > summary")
        .await?)
}

pub(crate) async fn choose_format(page: &Page, format: &str) -> TestResult {
    let choose = "const select = document.querySelector('.share-dialog select');
        select.selectedIndex = [...select.options].findIndex((option) => option.label.startsWith(arguments[0]));
        select.dispatchEvent(new Event('change', { bubbles: true }))";
    Ok(page.execute(choose, json!([format])).await?)
}

async fn cites_sheet(page: &Page) -> TestResult {
    page.open("").await?;
    open_citations(page, ".toolbar .share-button").await?;
    choose_format(page, "Chicago").await?;
    let citation = "Bureau of European and Eurasian Affairs. U.S. Missile Defense: Cooperation with NATO and \
         Russia. Fact Sheet. Washington, DC: U.S. Department of State, 2007. \
         https://2001-2009.state.gov/p/eur/rls/fs/83123.htm.";
    page.wait_for_value(
        "document.querySelector('[data-field=citation]').innerText",
        citation.to_owned(),
    )
    .await?;
    ensure_eq(
        "text in italics",
        page.text("[data-field=citation] i").await?,
        "U.S. Missile Defense: Cooperation with NATO and Russia",
    )?;
    page.click_text("Copy citation").await?;
    page.wait_for_status("Citation copied").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element("dialog").await?;
    ensure_clipboard(page, citation).await
}

async fn cites_section_as_part_of_sheet(page: &Page) -> TestResult {
    page.open("").await?;
    open_citations(page, &share_button(RUSSIA)).await?;
    let citation = page.text("[data-field=citation]").await?;
    ensure(
        citation.contains("Cooperation with Russia. In U.S. missile defense"),
        format!("the citation is {citation}"),
    )?;
    page.click(".share-dialog .choice:last-of-type").await?;
    Ok(page
        .wait_for(
            "!document.querySelector('[data-field=citation]').innerText.includes('. In U.S.')",
        )
        .await?)
}

async fn saves_citation_as_file(page: &Page) -> TestResult {
    capture_downloads(page);
    page.open("").await?;
    open_citations(page, &share_button(NATO)).await?;
    let (year, month, day): (u16, u8, u8) = page
        .evaluate("((now) => [now.getFullYear(), now.getMonth() + 1, now.getDate()])(new Date())")
        .await?;
    for (format, ending, kind, start, accessed) in [
        (
            "BibTeX",
            ".bib",
            "application/x-bibtex",
            "@incollection{",
            format!("urldate = {{{year}-{month:02}-{day:02}}}"),
        ),
        (
            "RIS",
            ".ris",
            "application/x-research-info-systems",
            "TY  - CHAP",
            format!("Y2  - {year}/{month:02}/{day:02}\r\n"),
        ),
        (
            "CSL-JSON",
            ".json",
            "application/vnd.citationstyles.csl+json",
            "[",
            format!("\"accessed\": {{\"date-parts\":[[{year},{month},{day}]]}}"),
        ),
    ] {
        choose_format(page, format).await?;
        page.wait_for(&format!(
            "document.querySelector('[data-field=citation]').innerText.trim().startsWith('{start}')"
        ))
        .await?;
        page.click_text("Save as file").await?;
        page.wait_for(&format!("window.__saved_as?.endsWith('{ending}')"))
            .await?;
        page.wait_for_status("Download started").await?;
        page.execute::<()>(
            "window.__text = null; __saved.text().then((text) => { window.__text = text; })",
            json!([]),
        )
        .await?;
        let text: Option<String> = page.wait_for_change("window.__text", &None).await?;
        let text = text.unwrap_or_default();
        ensure(
            text.trim_start().starts_with(start) && text.contains(&accessed),
            format!("the {format} file is {text}"),
        )?;
        ensure_eq(
            format,
            page.evaluate::<String>("__saved.type").await?,
            kind.to_owned(),
        )?;
    }
    Ok(())
}

async fn selects_citation_when_copying_is_refused(page: &Page) -> TestResult {
    block_copying(page);
    page.open("").await?;
    open_citations(page, ".toolbar .share-button").await?;
    page.click_text("Copy citation").await?;
    page.wait_for_focus("[data-field=citation]").await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    Ok(ensure_eq(
        "selected text",
        selected.trim(),
        page.text("[data-field=citation]").await?.trim(),
    )?)
}
