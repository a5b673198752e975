//! What axe-core finds in every state of the page, which must be nothing, and the page's outline.

use serde_json::json;

use crate::copying::refuse_copying;
use crate::sheet::{NATO, RUSSIA, SHIELDING_THE_SOUTH, UNKNOWN_WORDING, link_to};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::engines::Engine::Chromium;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};

/// The width of a small phone, and of a page enlarged four times on a 1280 pixel screen.
const NARROW: u32 = 320;

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(nothing_is_found_in_the_page_as_opened),
        sentence!(nothing_is_found_without_the_program),
        sentence!(nothing_is_found_with_everything_folded),
        sentence!(nothing_is_found_with_a_notice),
        sentence!(nothing_is_found_with_the_address_to_copy),
        sentence!(nothing_is_found_in_the_share_dialog),
        sentence!(nothing_is_found_in_the_share_dialog)
            .in_the_dark()
            .called("nothing_is_found_in_the_share_dialog_in_the_dark"),
        sentence!(nothing_is_found_in_the_print_view),
        sentence!(nothing_is_found_in_the_print_view)
            .in_the_dark()
            .called("nothing_is_found_in_the_print_view_in_the_dark"),
        sentence!(nothing_is_found_in_an_extract),
        sentence!(nothing_is_found_in_the_dark).in_the_dark(),
        sentence!(nothing_is_found_in_a_narrow_window),
        // The other two drivers cannot ask for forced colours.
        sentence!(nothing_is_found_with_forced_colours).only_in(&[Chromium]),
        sentence!(a_narrow_window_is_not_scrolled_sideways),
        sentence!(the_outline_is_whole),
    ]
}

pub(crate) async fn nothing_is_found_in_the_page_as_opened(reader: &Reader) -> Result {
    reader.open("").await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_without_the_program(reader: &Reader) -> Result {
    reader.site.lose(".wasm");
    reader.arrive("").await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_with_everything_folded(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(".fold-all").await?;
    reader.until_folded(NATO, true).await?;
    reader.until_folded(RUSSIA, true).await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_with_a_notice(reader: &Reader) -> Result {
    let (passage, _) = SHIELDING_THE_SOUTH;
    reader
        .open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    reader
        .until("document.querySelector('.notice-bar button')")
        .await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_with_the_address_to_copy(reader: &Reader) -> Result {
    refuse_copying(reader);
    reader.open("").await?;
    reader.click(&link_to(SHIELDING_THE_SOUTH.0)).await?;
    reader
        .until("document.querySelector('dialog[open]')")
        .await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_in_the_share_dialog(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(".toolbar .share-button").await?;
    reader.until_focus(".share-dialog__address").await?;
    reader
        .script::<()>(
            "for (const more of document.querySelectorAll('.share-dialog details')) more.open = true",
            json!([]),
        )
        .await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_in_the_print_view(reader: &Reader) -> Result {
    reader.open("?view=print&numbers=on").await?;
    reader.until("document.querySelector('.print-bar')").await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_in_an_extract(reader: &Reader) -> Result {
    reader.open(&format!("?sections={NATO}")).await?;
    reader
        .until("document.querySelector('.extract-note')")
        .await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_in_the_dark(reader: &Reader) -> Result {
    reader.open("").await?;
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
    claim(
        reader.value(dark).await?,
        "the browser does not ask for dark colours",
    )?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_in_a_narrow_window(reader: &Reader) -> Result {
    reader.open_framed(NARROW).await?;
    nothing_is_found(reader).await
}

async fn nothing_is_found_with_forced_colours(reader: &Reader) -> Result {
    let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    reader
        .developer_tools("Emulation.setEmulatedMedia", media)
        .await?;
    reader.open("").await?;
    let forced = "matchMedia('(forced-colors: active)').matches";
    claim(
        reader.value(forced).await?,
        "the browser does not force colours",
    )?;
    nothing_is_found(reader).await
}

async fn nothing_is_found(reader: &Reader) -> Result {
    let source = std::env::var_os("AXE_CORE_JS")
        .ok_or("AXE_CORE_JS does not name axe-core's axe.min.js: `cargo xtask test` sees to it")?;
    reader
        .script::<()>(&tokio::fs::read_to_string(source).await?, json!([]))
        .await?;
    let run = "window.__findings = undefined;
        window.axe.run(document).then(({ violations, passes }) => {
            const findings = violations.flatMap(({ id, nodes }) =>
                nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
            window.__findings = [String(passes.length > 10), ...findings];
        }, (error) => { window.__findings = [String(error)]; })";
    reader.script::<()>(run, json!([])).await?;
    let findings: Vec<String> = reader
        .until_changed("window.__findings ?? []", &Vec::new())
        .await?;
    same(
        "what axe-core says, first whether it looked at anything",
        findings,
        ["true"],
    )
}

async fn a_narrow_window_is_not_scrolled_sideways(reader: &Reader) -> Result {
    reader.open_framed(NARROW).await?;
    same(
        "the window's width",
        reader.value::<u32>("innerWidth").await?,
        NARROW,
    )?;
    let widths = "[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]";
    let (content, window): (f64, f64) = reader.value(widths).await?;
    claim(
        content <= window,
        format!("the content is {content} wide, the window {window}"),
    )
}

async fn the_outline_is_whole(reader: &Reader) -> Result {
    reader.open("").await?;
    let headings: Vec<String> = reader
        .value("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => heading.localName)")
        .await?;
    same("headings", headings, ["h1", "h2", "h2"])?;
    for landmark in ["main", "footer", "nav"] {
        same(landmark, reader.count(landmark).await?, 1)?;
    }
    same(
        "footers inside the main part",
        reader.count("main footer").await?,
        0,
    )?;
    same("languages", reader.count("html[lang^=en]").await?, 1)
}
