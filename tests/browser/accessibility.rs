//! What axe-core finds in every state of the page, which must be nothing, and the page's outline.

use serde_json::json;

use crate::passage_links::refuse_copying;
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
        test_case!(page_passes_axe),
        test_case!(page_without_app_passes_axe)
            .expects_console_errors()
            .in_one_engine(),
        test_case!(collapsed_page_passes_axe).in_one_engine(),
        test_case!(page_with_notice_passes_axe).in_one_engine(),
        test_case!(page_with_link_to_copy_passes_axe).in_one_engine(),
        test_case!(share_dialog_passes_axe).in_one_engine(),
        test_case!(share_dialog_passes_axe)
            .in_one_engine()
            .with_dark_scheme()
            .named("dark_share_dialog_passes_axe"),
        test_case!(print_view_passes_axe).in_one_engine(),
        test_case!(print_view_passes_axe)
            .in_one_engine()
            .with_dark_scheme()
            .named("dark_print_view_passes_axe"),
        test_case!(extract_passes_axe).in_one_engine(),
        test_case!(dark_page_passes_axe)
            .in_one_engine()
            .with_dark_scheme(),
        test_case!(narrow_page_passes_axe).in_one_engine(),
        // The other two drivers cannot ask for forced colours.
        test_case!(page_in_forced_colors_passes_axe).only_in(&[Chromium]),
        test_case!(narrow_window_does_not_scroll_sideways),
        test_case!(heading_outline_is_complete).in_one_engine(),
    ]
}

pub(crate) async fn page_passes_axe(page: &Page) -> TestResult {
    page.open("").await?;
    nothing_is_found(page).await
}

async fn page_without_app_passes_axe(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    nothing_is_found(page).await
}

async fn collapsed_page_passes_axe(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(NATO, true).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    nothing_is_found(page).await
}

async fn page_with_notice_passes_axe(page: &Page) -> TestResult {
    let (passage, _) = SHIELDING_THE_SOUTH;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    page.wait_for("document.querySelector('.notice-bar button')")
        .await?;
    nothing_is_found(page).await
}

async fn page_with_link_to_copy_passes_axe(page: &Page) -> TestResult {
    refuse_copying(page);
    page.open("").await?;
    page.click(&link_to(SHIELDING_THE_SOUTH.0)).await?;
    page.wait_for("document.querySelector('dialog[open]')")
        .await?;
    nothing_is_found(page).await
}

async fn share_dialog_passes_axe(page: &Page) -> TestResult {
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

async fn print_view_passes_axe(page: &Page) -> TestResult {
    page.open("?view=print&numbers=on").await?;
    page.wait_for("document.querySelector('.print-bar')")
        .await?;
    nothing_is_found(page).await
}

async fn extract_passes_axe(page: &Page) -> TestResult {
    page.open(&format!("?sections={NATO}")).await?;
    page.wait_for("document.querySelector('.extract-note')")
        .await?;
    nothing_is_found(page).await
}

async fn dark_page_passes_axe(page: &Page) -> TestResult {
    page.open("").await?;
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
    ensure(
        page.evaluate(dark).await?,
        "the browser does not ask for dark colours",
    )?;
    nothing_is_found(page).await
}

async fn narrow_page_passes_axe(page: &Page) -> TestResult {
    page.open_framed(NARROW).await?;
    nothing_is_found(page).await
}

async fn page_in_forced_colors_passes_axe(page: &Page) -> TestResult {
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

async fn narrow_window_does_not_scroll_sideways(page: &Page) -> TestResult {
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

async fn heading_outline_is_complete(page: &Page) -> TestResult {
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
