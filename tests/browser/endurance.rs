//! Long sessions: a thousand repetitions, several tabs, repeated history navigation.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA, click_toggle, fold, open_and_fold};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::engines::Engine::{self, Chromium};
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        // WebKit without a GPU takes minutes for a thousand repetitions.
        test_case!(survives_a_thousand_folds).only_in(Engine::NOT_WEBKIT),
        test_case!(survives_a_thousand_history_entries).in_one_engine(),
        test_case!(survives_a_thousand_fragments).in_one_engine(),
        // Only Chromium's driver reports the heap size of scripts.
        test_case!(folding_leaks_no_script_memory)
            .in_fresh_session()
            .only_in(&[Chromium]),
        // WebKit's driver stops answering once there is a second tab.
        test_case!(tabs_are_independent).only_in(Engine::NOT_WEBKIT),
        test_case!(restored_page_handles_events_once),
        test_case!(shows_all_text_at_double_size),
    ]
}

/// Exposes the memory of the WebAssembly instance as `__memory`.
const EXPOSE_MEMORY: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const instantiate = WebAssembly[name].bind(WebAssembly);
        WebAssembly[name] = async (...parts) => {
            const result = await instantiate(...parts);
            const exports = Object.values((result.instance ?? result).exports);
            window.__memory = exports.find((item) => item instanceof WebAssembly.Memory);
            return result;
        };
    }";

/// The size of the WebAssembly memory in bytes and the number of elements.
const SIZE: &str = "[window.__memory.buffer.byteLength, document.getElementsByTagName('*').length]";

/// Repeats an action a thousand times, after a warm-up that fills all caches: memory and number of elements
/// must stay the same, and the page must still respond.
async fn ensure_size_stays_the_same(page: &Page, action: &str) -> TestResult {
    page.site.inject_script(EXPOSE_MEMORY);
    page.open("").await?;
    repeat(page, action, 50).await?;
    let before: (u64, u64) = page.evaluate(SIZE).await?;
    for _ in 0..10 {
        repeat(page, action, 100).await?;
    }
    let after: (u64, u64) = page.evaluate(SIZE).await?;
    ensure_eq("bytes of memory and elements", after, before)?;
    // Several clicks may fall between two renders, but the button must match the sections.
    let matches = "[...document.querySelectorAll('.section-view__fold')].every((fold) =>
        fold.open === (document.querySelector('.fold-all').textContent === 'Collapse all'))";
    page.wait_for(matches).await?;
    let is_folded = page.is_folded(NATO).await?;
    click_toggle(page, NATO).await?;
    Ok(page.wait_for_folded(NATO, !is_folded).await?)
}

/// Runs `action` repeatedly; after each run, yields to the event loop so that the app can render.
async fn repeat(page: &Page, action: &str, times: u32) -> TestResult {
    let repeat = format!(
        "window.__done = 0;
         const turn = () => new Promise((then) => {{
            const {{ port1, port2 }} = new MessageChannel();
            port1.onmessage = then;
            port2.postMessage(null);
         }});
         (async () => {{
            for (let time = 0; time < arguments[0]; time += 1) {{
                {action}
                await turn();
            }}
            window.__done = arguments[0];
         }})()"
    );
    let repeat = format!("(function () {{ {repeat} }}).apply(null, arguments)");
    page.execute::<()>(&repeat, json!([times])).await?;
    page.wait_for_value("window.__done", times).await?;
    Ok(page.wait_for_render().await?)
}

async fn survives_a_thousand_folds(page: &Page) -> TestResult {
    let action = "document.querySelector('.fold-all').click();";
    ensure_size_stays_the_same(page, action).await
}

async fn survives_a_thousand_fragments(page: &Page) -> TestResult {
    let action = "location.hash = ['nowhere', 'cooperation-with-nato-2'][time % 2];";
    ensure_size_stays_the_same(page, action).await
}

async fn survives_a_thousand_history_entries(page: &Page) -> TestResult {
    // Browsers limit how often a page may call `pushState`; the page must handle the error.
    let action = "try { history.pushState(null, '', `?v=${time}#lead`); } catch {}
        dispatchEvent(new PopStateEvent('popstate'));";
    ensure_size_stays_the_same(page, action).await
}

async fn folding_leaks_no_script_memory(page: &Page) -> TestResult {
    let action = "document.querySelector('.fold-all').click();";
    page.open("").await?;
    for _ in 0..10 {
        repeat(page, action, 100).await?;
    }
    let before = script_heap_size(page).await?;
    for _ in 0..10 {
        repeat(page, action, 100).await?;
    }
    let after = script_heap_size(page).await?;
    Ok(ensure(
        after < 1.1 * before,
        format!("the script heap has grown from {before} to {after} bytes"),
    )?)
}

async fn script_heap_size(page: &Page) -> TestResult<f64> {
    for command in ["HeapProfiler.enable", "HeapProfiler.collectGarbage"] {
        page.developer_tools(command, json!({})).await?;
    }
    let used = page
        .developer_tools("Runtime.getHeapUsage", json!({}))
        .await?;
    Ok(used["usedSize"]
        .as_f64()
        .ok_or("the driver reports no heap size")?)
}

async fn tabs_are_independent(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    let first = page.open_tab().await?;
    page.open("").await?;
    ensure_eq(
        "folded in the second tab",
        page.is_folded(NATO).await?,
        false,
    )?;
    fold(page, RUSSIA).await?;
    page.switch_to_tab(first).await?;
    ensure_eq(
        "folded in the first tab",
        page.is_folded(RUSSIA).await?,
        false,
    )?;
    page.reload().await?;
    page.wait_for_app().await?;
    let folded = [page.is_folded(NATO).await?, page.is_folded(RUSSIA).await?];
    Ok(ensure_eq(
        "sections folded in the first tab after a reload",
        folded,
        [true, false],
    )?)
}

async fn restored_page_handles_events_once(page: &Page) -> TestResult {
    page.open("").await?;
    for _ in 0..3 {
        page.go_to_other_page().await?;
        page.go_back().await?;
        page.wait_for_value("location.href", page.site.url(""))
            .await?;
        page.wait_for_app().await?;
    }
    for unique in ["h1", ".fold-all", ".share-dialog", ".update-notice"] {
        let found = page.count(unique).await?;
        ensure(found <= 1, format!("{found} elements match {unique}"))?;
    }
    fold(page, NATO).await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(RUSSIA, true).await?;
    Ok(page.ensure_console_is_empty().await?)
}

async fn shows_all_text_at_double_size(page: &Page) -> TestResult {
    page.open_framed(640).await?;
    let enlarge = "document.documentElement.style.fontSize = '200%'";
    page.execute::<()>(enlarge, json!([])).await?;
    let fits = "document.documentElement.scrollWidth <= innerWidth";
    ensure(page.evaluate(fits).await?, "the page scrolls sideways")?;
    let cut_off = "Array.from(document.querySelectorAll('h1, h2, p, li, button, a'))
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => getComputedStyle(element).overflow !== 'visible'
            && element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80))";
    Ok(ensure_none(
        "elements that are cut off",
        &page.evaluate::<Vec<String>>(cut_off).await?,
    )?)
}
