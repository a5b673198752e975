//! Citing the sheet or a section, in the Share dialog: to copy, to save, by who reads it today.

use serde_json::json;

use crate::copying::{keep_what_is_saved, pasted_is, refuse_copying};
use crate::selecting::{today, until_told};
use crate::sheet::{NATO, RUSSIA};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::reader::Reader;
use crate::support::reader::keys::ESCAPE;
use crate::support::sentence::{Sentence, sentence};

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(the_sheet_is_cited_by_who_reads_it_today),
        sentence!(a_section_is_cited_as_part_of_the_sheet),
        sentence!(a_citation_is_saved_as_a_file),
        sentence!(a_citation_that_may_not_be_copied_is_selected),
    ]
}

async fn open_citations(reader: &Reader, button: &str) -> Result {
    reader.scroll_to(button).await?;
    reader.click(button).await?;
    reader.until_focus(".share-dialog__address").await?;
    reader
        .click(".share-dialog__more:has([data-field=citation]) > summary")
        .await
}

async fn choose(reader: &Reader, format: &str) -> Result {
    let choose = "const select = document.querySelector('.share-dialog select');
        select.selectedIndex = [...select.options].findIndex((option) => option.label.startsWith(arguments[0]));
        select.dispatchEvent(new Event('change', { bubbles: true }))";
    reader.script(choose, json!([format])).await
}

async fn the_sheet_is_cited_by_who_reads_it_today(reader: &Reader) -> Result {
    reader.open("").await?;
    open_citations(reader, ".toolbar .share-button").await?;
    choose(reader, "Chicago").await?;
    let today = today(reader).await?;
    let citation = format!(
        "Bureau of European and Eurasian Affairs. U.S. Missile Defense: Cooperation with NATO and \
         Russia. Fact Sheet. Washington, DC: U.S. Department of State, 2007. Accessed {today}. \
         https://2001-2009.state.gov/p/eur/rls/fs/83123.htm."
    );
    reader
        .until_is(
            "document.querySelector('[data-field=citation]').innerText",
            citation.clone(),
        )
        .await?;
    same(
        "in italics",
        reader.text("[data-field=citation] i").await?,
        "U.S. Missile Defense: Cooperation with NATO and Russia",
    )?;
    reader.click_called("Copy citation").await?;
    until_told(reader, "Citation copied").await?;
    reader.press(&[ESCAPE]).await?;
    reader.until("!document.querySelector('dialog')").await?;
    pasted_is(reader, &citation).await
}

async fn a_section_is_cited_as_part_of_the_sheet(reader: &Reader) -> Result {
    reader.open("").await?;
    open_citations(
        reader,
        &format!(".section-view__share[data-section='{RUSSIA}']"),
    )
    .await?;
    let citation = reader.text("[data-field=citation]").await?;
    claim(
        citation.contains("Cooperation with Russia. In U.S. missile defense"),
        format!("the citation is {citation}"),
    )?;
    reader.click(".share-dialog .choice:last-of-type").await?;
    reader
        .until("!document.querySelector('[data-field=citation]').innerText.includes('. In U.S.')")
        .await
}

async fn a_citation_is_saved_as_a_file(reader: &Reader) -> Result {
    keep_what_is_saved(reader);
    reader.open("").await?;
    open_citations(
        reader,
        &format!(".section-view__share[data-section='{NATO}']"),
    )
    .await?;
    for (format, ending, kind, start) in [
        ("BibTeX", ".bib", "application/x-bibtex", "@incollection{"),
        (
            "RIS",
            ".ris",
            "application/x-research-info-systems",
            "TY  - CHAP",
        ),
        (
            "CSL-JSON",
            ".json",
            "application/vnd.citationstyles.csl+json",
            "[",
        ),
    ] {
        choose(reader, format).await?;
        reader
            .until(&format!(
                "document.querySelector('[data-field=citation]').innerText.trim().startsWith('{start}')"
            ))
            .await?;
        reader.click_called("Save as file").await?;
        reader
            .until(&format!("window.__saved_as?.endsWith('{ending}')"))
            .await?;
        until_told(reader, "Your browser is saving the file").await?;
        reader
            .script::<()>(
                "window.__text = null; __saved.text().then((text) => { window.__text = text; })",
                json!([]),
            )
            .await?;
        let text: Option<String> = reader.until_changed("window.__text", &None).await?;
        let text = text.unwrap_or_default();
        claim(
            text.trim_start().starts_with(start),
            format!("the {format} file is {text}"),
        )?;
        same(
            format,
            reader.value::<String>("__saved.type").await?,
            kind.to_owned(),
        )?;
    }
    Ok(())
}

async fn a_citation_that_may_not_be_copied_is_selected(reader: &Reader) -> Result {
    refuse_copying(reader);
    reader.open("").await?;
    open_citations(reader, ".toolbar .share-button").await?;
    reader.click_called("Copy citation").await?;
    reader.until_focus("[data-field=citation]").await?;
    let selected: String = reader.value("getSelection().toString()").await?;
    same(
        "what is selected",
        selected.trim(),
        reader.text("[data-field=citation]").await?.trim(),
    )
}
