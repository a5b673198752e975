//! Opening the page: it is whole before the program arrives, and the same after.

use std::collections::BTreeMap;

use serde_json::json;

use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::engines::Engine::Chromium;
use crate::support::reader::Reader;
use crate::support::reader::eyes::Place;
use crate::support::sentence::{Sentence, sentence};

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(controls_that_need_the_program_wait_for_it),
        sentence!(nothing_moves_when_the_program_arrives),
        // The other two do not report layout shifts.
        sentence!(the_browser_counts_no_layout_shift).only_in(&[Chromium]),
        sentence!(nothing_moves_while_the_page_is_still_arriving),
        sentence!(the_page_asks_for_nothing_outside_its_folder),
        sentence!(the_console_stays_empty),
    ]
}

async fn controls_that_need_the_program_wait_for_it(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let shown = "document.querySelector('.fold-all').checkVisibility({ visibilityProperty: true })";
    same(
        "before the program",
        reader.value::<bool>(shown).await?,
        false,
    )?;
    gate.open();
    reader.see_program().await?;
    same("with the program", reader.value::<bool>(shown).await?, true)
}

async fn nothing_moves_when_the_program_arrives(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let before = places(reader).await?;
    claim(
        before.len() > 15,
        format!("only {} elements have an id", before.len()),
    )?;
    gate.open();
    reader.see_program().await?;
    same(
        "the places of everything with an id",
        places(reader).await?,
        before,
    )
}

async fn nothing_moves_while_the_page_is_still_arriving(reader: &Reader) -> Result {
    // What has arrived fits the window, so there is nothing to scroll yet.
    let gate = reader.site.hold_back_from("<section");
    reader.depart_for("").await?;
    let title = "document.querySelector('h1')?.getBoundingClientRect().left";
    let before: Option<f64> = reader.until_changed(title, &None).await?;
    claim(
        reader.count("section").await? == 0,
        "more has arrived than the beginning",
    )?;
    gate.open();
    reader.see_program().await?;
    let after: Option<f64> = reader.value(title).await?;
    same("the title", after, before)
}

async fn places(reader: &Reader) -> Result<BTreeMap<String, Place>> {
    reader
        .value(
            "Object.fromEntries([...document.querySelectorAll('#app, #app [id], footer')].map((element) => {
                const { left, top, width, height } = element.getBoundingClientRect();
                return [element.id || element.localName, { left, top, width, height }];
            }))",
        )
        .await
}

async fn the_browser_counts_no_layout_shift(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    reader
        .script::<()>(
            "const observer = window.__observer = new PerformanceObserver((list) => note(list.getEntries()));
             const shifts = window.__shifts = [];
             window.__note = note;
             function note(entries) { for (const entry of entries) shifts.push(entry.value); }
             observer.observe({ type: 'layout-shift', buffered: true });",
            json!([]),
        )
        .await?;
    gate.open();
    reader.see_program().await?;
    reader.until_drawn().await?;
    let shifts: Vec<f64> = reader
        .value("(__note(__observer.takeRecords()), __shifts)")
        .await?;
    same("layout shifts", shifts, Vec::<f64>::new())
}

async fn the_page_asks_for_nothing_outside_its_folder(reader: &Reader) -> Result {
    reader.open("").await?;
    let asked: Vec<String> = reader
        .value("performance.getEntriesByType('resource').map((entry) => entry.name)")
        .await?;
    claim(!asked.is_empty(), "the browser has noted no request at all")?;
    let folder = reader.site.address("");
    let foreign: Vec<_> = asked
        .iter()
        .filter(|address| !address.starts_with(&folder))
        .collect();
    same("requests beyond the folder", foreign, Vec::<&String>::new())?;
    let foreign = reader
        .site
        .requests()
        .into_iter()
        .filter(|path| !path.starts_with("/sheet/"));
    same(
        "requests to the site",
        foreign.collect::<Vec<_>>(),
        Vec::<String>::new(),
    )
}

pub(crate) async fn the_console_stays_empty(reader: &Reader) -> Result {
    reader.open("").await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}
