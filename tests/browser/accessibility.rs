//! What axe-core finds in every state of the page, which must be nothing, and the page's outline.

use serde_json::json;

use crate::copying::refuse_copying;
use crate::sheet::{NATO, RUSSIA, SHIELDING_THE_SOUTH, UNKNOWN_WORDING, link_to};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine::Chromium;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

/// The width of a small phone, and of a page enlarged four times on a 1280 pixel screen.
const NARROW: u32 = 320;

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(nothing_is_found_in_the_page_as_opened),
        test_case!(nothing_is_found_without_the_program)
            .expects_console_errors()
            .in_one_engine(),
        test_case!(nothing_is_found_with_everything_folded).in_one_engine(),
        test_case!(nothing_is_found_with_a_notice).in_one_engine(),
        test_case!(nothing_is_found_with_the_address_to_copy).in_one_engine(),
        test_case!(nothing_is_found_in_the_share_dialog).in_one_engine(),
        test_case!(nothing_is_found_in_the_share_dialog)
            .in_one_engine()
            .with_dark_scheme()
            .named("nothing_is_found_in_the_share_dialog_in_the_dark"),
        test_case!(nothing_is_found_in_the_print_view).in_one_engine(),
        test_case!(nothing_is_found_in_the_print_view)
            .in_one_engine()
            .with_dark_scheme()
            .named("nothing_is_found_in_the_print_view_in_the_dark"),
        test_case!(nothing_is_found_in_an_extract).in_one_engine(),
        test_case!(nothing_is_found_in_the_dark)
            .in_one_engine()
            .with_dark_scheme(),
        test_case!(nothing_is_found_in_a_narrow_window).in_one_engine(),
        // The other two drivers cannot ask for forced colours.
        test_case!(nothing_is_found_with_forced_colours).only_in(&[Chromium]),
        test_case!(a_narrow_window_is_not_scrolled_sideways),
        test_case!(the_outline_is_whole).in_one_engine(),
    ]
}

pub(crate) async fn nothing_is_found_in_the_page_as_opened(page: &Page) -> TestResult {
    page.open("").await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_without_the_program(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_with_everything_folded(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(NATO, true).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_with_a_notice(page: &Page) -> TestResult {
    let (passage, _) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    page.wait_for("document.querySelector('.notice-bar button')")
        .await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_with_the_address_to_copy(page: &Page) -> TestResult {
    refuse_copying(page);
    page.open("").await?;
    page.click(&link_to(SHIELDING_THE_SOUTH.0)).await?;
    page.wait_for("document.querySelector('dialog[open]')")
        .await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_in_the_share_dialog(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(".toolbar .share-button").await?;
    page.wait_for_focus(".share-dialog__address").await?;
    page.execute::<()>(
        "for (const more of document.querySelectorAll('.share-dialog details')) more.open = true",
        json!([]),
    )
    .await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_in_the_print_view(page: &Page) -> TestResult {
    page.open("?view=print&numbers=on").await?;
    page.wait_for("document.querySelector('.print-bar')")
        .await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_in_an_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={NATO}")).await?;
    page.wait_for("document.querySelector('.extract-note')")
        .await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_in_the_dark(page: &Page) -> TestResult {
    page.open("").await?;
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
    ensure(
        page.evaluate(dark).await?,
        "the browser does not ask for dark colours",
    )?;
    nothing_is_found(page).await
}

async fn nothing_is_found_in_a_narrow_window(page: &Page) -> TestResult {
    page.open_framed(NARROW).await?;
    nothing_is_found(page).await
}

async fn nothing_is_found_with_forced_colours(page: &Page) -> TestResult {
    let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.developer_tools("Emulation.setEmulatedMedia", media)
        .await?;
    page.open("").await?;
    let forced = "matchMedia('(forced-colors: active)').matches";
    ensure(
        page.evaluate(forced).await?,
        "the browser does not force colours",
    )?;
    nothing_is_found(page).await
}

async fn nothing_is_found(page: &Page) -> TestResult {
    let source = std::env::var_os("AXE_CORE_JS")
        .ok_or("AXE_CORE_JS does not name axe-core's axe.min.js: `cargo xtask test` sees to it")?;
    page.execute::<()>(&tokio::fs::read_to_string(source).await?, json!([]))
        .await?;
    let run = "window.__findings = undefined;
        window.axe.run(document).then(({ violations, passes }) => {
            const findings = violations.flatMap(({ id, nodes }) =>
                nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
            window.__findings = [String(passes.length > 10), ...findings];
        }, (error) => { window.__findings = [String(error)]; })";
    page.execute::<()>(run, json!([])).await?;
    let findings: Vec<String> = page
        .wait_for_change("window.__findings ?? []", &Vec::new())
        .await?;
    Ok(ensure_eq(
        "what axe-core says, first whether it looked at anything",
        findings,
        ["true"],
    )?)
}

async fn a_narrow_window_is_not_scrolled_sideways(page: &Page) -> TestResult {
    page.open_framed(NARROW).await?;
    ensure_eq(
        "the window's width",
        page.evaluate::<u32>("innerWidth").await?,
        NARROW,
    )?;
    let widths = "[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]";
    let (content, window): (f64, f64) = page.evaluate(widths).await?;
    Ok(ensure(
        content <= window,
        format!("the content is {content} wide, the window {window}"),
    )?)
}

async fn the_outline_is_whole(page: &Page) -> TestResult {
    page.open("").await?;
    let headings: Vec<String> = page
        .evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => heading.localName)")
        .await?;
    ensure_eq("headings", headings, ["h1", "h2", "h2"])?;
    for landmark in ["main", "footer", "nav"] {
        ensure_eq(landmark, page.count(landmark).await?, 1)?;
    }
    ensure_eq(
        "footers inside the main part",
        page.count("main footer").await?,
        0,
    )?;
    Ok(ensure_eq(
        "languages",
        page.count("html[lang^=en]").await?,
        1,
    )?)
}
