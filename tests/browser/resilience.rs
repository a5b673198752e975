//! What happens when something is in the page's way: no program, a dead one, a translator,
//! an extension, a browser that refuses.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA, link_to, plain_text, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::words::{are_all_there, words};

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(without_scripts_the_page_reads_folds_and_links).without_scripts(),
        sentence!(without_its_program_the_page_reads_folds_and_links),
        sentence!(while_its_program_is_on_the_way_the_page_reads_folds_and_links),
        sentence!(with_a_program_that_died_the_page_reads_folds_and_links),
        sentence!(a_translated_page_is_drawn_afresh_and_works),
        sentence!(a_page_with_foreign_elements_is_drawn_afresh_and_works),
        sentence!(a_browser_that_stores_nothing_is_no_obstacle),
        sentence!(a_browser_that_keeps_no_history_is_no_obstacle),
    ]
}

async fn without_scripts_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    reader.arrive("").await?;
    read_fold_and_link(reader).await?;
    same("the program", program(reader).await?, None)
}

async fn without_its_program_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    reader.site.lose(".wasm");
    reader.arrive("").await?;
    read_fold_and_link(reader).await?;
    claim(
        program(reader).await?.as_deref() != Some("ready"),
        "a program is there nevertheless",
    )
}

async fn while_its_program_is_on_the_way_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    let _gate = reader.site.hold_back(".js");
    reader.arrive("").await?;
    read_fold_and_link(reader).await?;
    same("the program", program(reader).await?, None)
}

async fn with_a_program_that_died_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    let data = "id=\"fact-sheet-data\">";
    reader
        .site
        .alter_pages(move |page| page.replacen(data, &format!("{data}damaged"), 1));
    reader.arrive("").await?;
    reader
        .until_is(
            "document.documentElement.dataset.program",
            "failed".to_owned(),
        )
        .await?;
    read_fold_and_link(reader).await
}

async fn program(reader: &Reader) -> Result<Option<String>> {
    reader
        .value("document.documentElement.getAttribute('data-program')")
        .await
}

/// All that the page owes its reader without any program.
async fn read_fold_and_link(reader: &Reader) -> Result {
    are_all_there(&plain_text().await?, &words(&reader.text("#app").await?))?;
    reader.click(&toggle(RUSSIA)).await?;
    reader.until_folded(RUSSIA, true).await?;
    reader.click(&link_to(&format!("{NATO}-2"))).await?;
    reader
        .until_is("location.hash", format!("#{NATO}-2"))
        .await?;
    let shown = "document.querySelector('.fold-all').checkVisibility({ visibilityProperty: true })";
    same(
        "a control without a program",
        reader.value::<bool>(shown).await?,
        false,
    )
}

async fn a_translated_page_is_drawn_afresh_and_works(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let translate = "
        const texts = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
            const outer = document.createElement('font'), inner = document.createElement('font');
            text.replaceWith(outer);
            outer.append(inner);
            inner.append(text);
        }";
    reader.script::<()>(translate, json!([])).await?;
    gate.open();
    works(reader).await
}

async fn a_page_with_foreign_elements_is_drawn_afresh_and_works(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let intrude = "
        for (const place of ['#app', '#app header', '#app section', '#app li', '#app p'])
            document.querySelector(place).prepend(document.createElement('div'));";
    reader.script::<()>(intrude, json!([])).await?;
    gate.open();
    works(reader).await
}

async fn a_browser_that_stores_nothing_is_no_obstacle(reader: &Reader) -> Result {
    reader.site.run_first("for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    reader.arrive("").await?;
    works(reader).await
}

async fn a_browser_that_keeps_no_history_is_no_obstacle(reader: &Reader) -> Result {
    reader.site.run_first(
        "for (const name of ['pushState', 'replaceState'])
            history[name] = () => { throw new DOMException('no', 'SecurityError'); };",
    );
    reader.arrive("?v=00000000#nowhere").await?;
    works(reader).await
}

/// The program is there, nothing is there twice, and the sections and the button answer.
async fn works(reader: &Reader) -> Result {
    reader.see_program().await?;
    for unique in ["h1", "#lead", ".fold-all", &format!("#{NATO}-3")] {
        same(unique, reader.count(unique).await?, 1)?;
    }
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(&toggle(RUSSIA)).await?;
    reader
        .until_is(
            "document.querySelector('.fold-all').innerText",
            "Expand all".to_owned(),
        )
        .await?;
    reader.click(".fold-all").await?;
    reader.until_folded(NATO, false).await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}
