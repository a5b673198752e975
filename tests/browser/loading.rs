//! Loading: the page is complete before the app arrives and does not change when it starts.

use std::collections::BTreeMap;

use serde_json::json;

use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::engines::Engine::Chromium;
use crate::support::page::Page;
use crate::support::page::queries::Rect;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(controls_wait_for_app).in_previous_firefox(),
        test_case!(hydration_moves_nothing),
        // Firefox and WebKit do not report layout shifts.
        test_case!(causes_no_layout_shift).only_in(&[Chromium]),
        test_case!(partial_page_moves_nothing),
        test_case!(requests_only_its_own_folder),
        test_case!(logs_nothing),
    ]
}

async fn controls_wait_for_app(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let is_visible =
        "document.querySelector('.fold-all').checkVisibility({ visibilityProperty: true })";
    ensure_eq(
        "visible before the app starts",
        page.evaluate::<bool>(is_visible).await?,
        false,
    )?;
    gate.open();
    page.wait_for_app().await?;
    Ok(ensure_eq(
        "visible after the app has started",
        page.evaluate::<bool>(is_visible).await?,
        true,
    )?)
}

async fn hydration_moves_nothing(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let before = element_bounds(page).await?;
    ensure(
        before.len() > 15,
        format!("only {} elements have an id", before.len()),
    )?;
    gate.open();
    page.wait_for_app().await?;
    Ok(ensure_eq(
        "positions of the elements with ids",
        element_bounds(page).await?,
        before,
    )?)
}

async fn partial_page_moves_nothing(page: &Page) -> TestResult {
    // The part before the first section fits the window, so there is no scroll bar yet.
    let gate = page.site.hold_after("<section");
    page.start_loading("").await?;
    let title = "document.querySelector('h1')?.getBoundingClientRect().left";
    let before: Option<f64> = page.wait_for_change(title, &None).await?;
    ensure(
        page.count("section").await? == 0,
        "more than the beginning of the page has arrived",
    )?;
    gate.open();
    page.wait_for_app().await?;
    let after: Option<f64> = page.evaluate(title).await?;
    Ok(ensure_eq("left edge of the title", after, before)?)
}

async fn element_bounds(page: &Page) -> TestResult<BTreeMap<String, Rect>> {
    Ok(page
        .evaluate(
            "Object.fromEntries([...document.querySelectorAll('#app, #app [id], .source-note')].map((element) => {
                const { left, top, width, height } = element.getBoundingClientRect();
                return [element.id || element.localName, { left, top, width, height }];
            }))",
        )
        .await?)
}

async fn causes_no_layout_shift(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    page
        .execute::<()>(
            "const observer = window.__observer = new PerformanceObserver((list) => note(list.getEntries()));
             const shifts = window.__shifts = [];
             window.__note = note;
             function note(entries) { for (const entry of entries) shifts.push(entry.value); }
             observer.observe({ type: 'layout-shift', buffered: true });",
            json!([]),
        )
        .await?;
    gate.open();
    page.wait_for_app().await?;
    page.wait_for_render().await?;
    let shifts: Vec<f64> = page
        .evaluate("(__note(__observer.takeRecords()), __shifts)")
        .await?;
    Ok(ensure_none("layout shifts", &shifts)?)
}

async fn requests_only_its_own_folder(page: &Page) -> TestResult {
    page.open("").await?;
    let urls: Vec<String> = page
        .evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        .await?;
    ensure(!urls.is_empty(), "the browser has recorded no requests")?;
    let folder = page.site.url("");
    let foreign: Vec<_> = urls
        .iter()
        .filter(|url| !url.starts_with(&folder))
        .collect();
    ensure_none("requests outside the folder", &foreign)?;
    let foreign = page
        .site
        .requests()
        .into_iter()
        .filter(|path| !path.starts_with("/sheet/"));
    Ok(ensure_none(
        "requests to the site outside the folder",
        &foreign.collect::<Vec<_>>(),
    )?)
}

pub(crate) async fn logs_nothing(page: &Page) -> TestResult {
    page.open("").await?;
    Ok(page.ensure_console_is_empty().await?)
}
