//! Checks every state of the page with axe-core, and the heading outline.

use serde_json::json;

use crate::passage_links::block_copying;
use crate::share_dialog::{SHARE, open_share_dialog};
use crate::sheet::{NATO, NATO_PASSAGE, RUSSIA, UNKNOWN_FINGERPRINT, link_to};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine::Chromium;
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::words;

/// The width of a small phone, and of a 1280 pixel wide window at 400 % zoom (WCAG 2.2, 1.4.10).
const NARROW: u32 = 320;

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(page_passes_axe).in_previous_firefox(),
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
        // Only Chromium's driver can emulate forced colors.
        test_case!(page_in_forced_colors_passes_axe).only_in(&[Chromium]),
        test_case!(narrow_window_does_not_scroll_sideways),
        test_case!(heading_outline_is_complete).in_one_engine(),
        // The same script makes the text in every browser that has it.
        test_case!(reader_view_has_all_text)
            .in_one_engine()
            // Readability parses style attributes.
            .expects_policy_violations()
            .on_site(everything),
    ]
}

pub(crate) async fn page_passes_axe(page: &Page) -> TestResult {
    page.open("").await?;
    ensure_axe_passes(page).await
}

async fn page_without_app_passes_axe(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    ensure_axe_passes(page).await
}

async fn collapsed_page_passes_axe(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(NATO, true).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    ensure_axe_passes(page).await
}

async fn page_with_notice_passes_axe(page: &Page) -> TestResult {
    let (passage, _) = NATO_PASSAGE;
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}#{passage}"))
        .await?;
    page.wait_for_element(".notice-bar button").await?;
    ensure_axe_passes(page).await
}

async fn page_with_link_to_copy_passes_axe(page: &Page) -> TestResult {
    block_copying(page);
    page.open("").await?;
    page.click(&link_to(NATO_PASSAGE.0)).await?;
    page.wait_for_element("dialog[open]").await?;
    ensure_axe_passes(page).await
}

async fn share_dialog_passes_axe(page: &Page) -> TestResult {
    page.open("").await?;
    open_share_dialog(page, SHARE).await?;
    page.execute::<()>(
        "for (const more of document.querySelectorAll('.share-dialog details')) more.open = true",
        json!([]),
    )
    .await?;
    ensure_axe_passes(page).await
}

async fn print_view_passes_axe(page: &Page) -> TestResult {
    page.open("?view=print&numbers=on").await?;
    page.wait_for_element(".print-bar").await?;
    ensure_axe_passes(page).await
}

async fn extract_passes_axe(page: &Page) -> TestResult {
    page.open(&format!("?sections={NATO}")).await?;
    page.wait_for_element(".extract-note").await?;
    ensure_axe_passes(page).await
}

async fn dark_page_passes_axe(page: &Page) -> TestResult {
    page.open("").await?;
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
    ensure(
        page.evaluate(dark).await?,
        "the browser does not prefer the dark color scheme",
    )?;
    ensure_axe_passes(page).await
}

async fn narrow_page_passes_axe(page: &Page) -> TestResult {
    page.open_framed(NARROW).await?;
    ensure_axe_passes(page).await
}

async fn page_in_forced_colors_passes_axe(page: &Page) -> TestResult {
    let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.developer_tools("Emulation.setEmulatedMedia", media)
        .await?;
    page.open("").await?;
    let forced = "matchMedia('(forced-colors: active)').matches";
    ensure(
        page.evaluate(forced).await?,
        "the browser does not force colors",
    )?;
    ensure_axe_passes(page).await
}

pub(crate) async fn ensure_axe_passes(page: &Page) -> TestResult {
    let source = std::env::var_os("AXE_CORE_JS")
        .ok_or("AXE_CORE_JS is not set to the path of axe.min.js\nhelp: run `cargo xtask test`")?;
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
        "whether axe-core ran its rules, and its findings",
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
        format!("the content is {content} pixels wide, the window {window}"),
    )?)
}

async fn heading_outline_is_complete(page: &Page) -> TestResult {
    page.open("").await?;
    let headings: Vec<String> = page
        .evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => heading.localName)")
        .await?;
    ensure_eq("headings", headings, ["h1", "h2", "h2"])?;
    for landmark in ["main", "nav"] {
        ensure_eq(landmark, page.count(landmark).await?, 1)?;
    }
    Ok(ensure_eq(
        "elements with the language",
        page.count("html[lang^=en]").await?,
        1,
    )?)
}

async fn reader_view_has_all_text(page: &Page) -> TestResult {
    // Readability makes elements of strings; Reader View runs it outside of the page.
    page.site
        .alter_pages(|page| page.replacen("; require-trusted-types-for 'script'", "", 1));
    page.open("").await?;
    let source = std::env::var_os("READABILITY_JS").ok_or(
        "READABILITY_JS is not set to the path of Readability.js\nhelp: run `cargo xtask test`",
    )?;
    let read = "return new Readability(document.cloneNode(true)).parse().textContent";
    let script = [&tokio::fs::read_to_string(source).await?, read].join("\n");
    let text: String = page.execute(&script, json!([])).await?;
    let expected = "The lead has strong words. A new line, the NRC. Costs & benefits. A paragraph. A point. \
        With a second paragraph. A numbered point. Another. A second point. What it costs Year Cost 2023 1.5 \
        2024 2 Details of the archive. Somebody's words. A remark. Starts at three. The tower. Größe \
        und Maß. Words. Footnotes. The note itself. Abbreviations NRC NATO-Russia Council. A first \
        paragraph of the notice. A second. Published by The Publisher. Source The Archive. Rights Free for all.";
    // Without a space between blocks, so the letters count.
    let (mut rest, expected) = (words(&text).concat(), words(expected));
    for word in &expected {
        let at = rest
            .find(word.as_str())
            .ok_or_else(|| format!("no \"{word}\" in {rest}"))?;
        rest = rest.split_off(at + word.len());
    }
    for control in [
        "Share",
        "Print",
        "Collapse all",
        "Back to top",
        "Contents",
        "SHA-256",
        "Scan to",
        "Skip to",
        "Verify",
        "Save a copy",
        "Part of this page",
    ] {
        ensure(
            !text.contains(control),
            format!("\"{control}\" is in {text}"),
        )?;
    }
    Ok(())
}
