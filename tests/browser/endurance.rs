//! What happens in the long run: a thousand of everything, tabs beside tabs, and back again.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine::{self, Chromium};
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        // WebKit without a graphics card takes minutes for a thousand of anything.
        test_case!(survives_a_thousand_folds).only_in(Engine::NOT_WEBKIT),
        test_case!(survives_a_thousand_fragments).in_one_engine(),
        test_case!(survives_a_thousand_history_entries).only_in(Engine::NOT_WEBKIT),
        // The other two drivers do not tell what the page's scripts hold.
        test_case!(folding_leaks_no_script_memory)
            .in_fresh_session()
            .only_in(&[Chromium]),
        // WebKit's driver never answers again once there is a second tab, or a second way back.
        test_case!(tabs_are_independent).only_in(Engine::NOT_WEBKIT),
        test_case!(restored_page_handles_events_once).only_in(Engine::NOT_WEBKIT),
        test_case!(shows_all_text_at_double_size),
    ]
}

/// Keeps an eye on the memory of the program, which it would not tell otherwise.
const LOOK_INTO_THE_PROGRAM: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const instantiate = WebAssembly[name].bind(WebAssembly);
        WebAssembly[name] = async (...parts) => {
            const made = await instantiate(...parts);
            window.__memory = (made.instance ?? made).exports.memory;
            return made;
        };
    }";

/// What the page takes up: bytes of the program, elements of the document.
const SIZE: &str = "[window.__memory.buffer.byteLength, document.getElementsByTagName('*').length]";

/// Does something a few times, so that what is kept for the next time is kept, and then a thousand
/// times: the program has no more memory and the page no more elements than before, and both answer.
async fn is_as_large_after_a_thousand(page: &Page, deed: &str) -> TestResult {
    page.site.inject_script(LOOK_INTO_THE_PROGRAM);
    page.open("").await?;
    repeat(page, deed, 50).await?;
    let before: (u64, u64) = page.evaluate(SIZE).await?;
    for _ in 0..10 {
        repeat(page, deed, 100).await?;
    }
    let after: (u64, u64) = page.evaluate(SIZE).await?;
    ensure_eq("bytes of the program and elements", after, before)?;
    // However many of the clicks fell between two drawings, button and sections agree.
    let agree = "[...document.querySelectorAll('.section-view__fold')].every((fold) =>
        fold.open === (document.querySelector('.fold-all').innerText === 'Collapse all'))";
    page.wait_for(agree).await?;
    let is_folded = page.is_folded(NATO).await?;
    page.click(&toggle(NATO)).await?;
    Ok(page.wait_for_folded(NATO, !is_folded).await?)
}

/// Each time waits for the program, which draws after what the browser has done.
async fn repeat(page: &Page, deed: &str, times: u32) -> TestResult {
    let repeat = format!(
        "window.__done = 0;
         const turn = () => new Promise((then) => {{
            const {{ port1, port2 }} = new MessageChannel();
            port1.onmessage = then;
            port2.postMessage(null);
         }});
         (async () => {{
            for (let time = 0; time < arguments[0]; time += 1) {{
                {deed}
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
    let deed = "document.querySelector('.fold-all').click();";
    is_as_large_after_a_thousand(page, deed).await
}

async fn survives_a_thousand_fragments(page: &Page) -> TestResult {
    let deed = "location.hash = ['nowhere', 'cooperation-with-nato-2'][time % 2];";
    is_as_large_after_a_thousand(page, deed).await
}

async fn survives_a_thousand_history_entries(page: &Page) -> TestResult {
    // Browsers refuse what is too much; the page must bear that, too.
    let deed = "try { history.pushState(null, '', `?v=${time}#lead`); } catch {}
        dispatchEvent(new PopStateEvent('popstate'));";
    is_as_large_after_a_thousand(page, deed).await
}

async fn folding_leaks_no_script_memory(page: &Page) -> TestResult {
    let deed = "document.querySelector('.fold-all').click();";
    page.open("").await?;
    for _ in 0..10 {
        repeat(page, deed, 100).await?;
    }
    let before = held_by_scripts(page).await?;
    for _ in 0..10 {
        repeat(page, deed, 100).await?;
    }
    let after = held_by_scripts(page).await?;
    Ok(ensure(
        after < 1.1 * before,
        format!("the scripts held {before} bytes, and now {after}"),
    )?)
}

async fn held_by_scripts(page: &Page) -> TestResult<f64> {
    for command in ["HeapProfiler.enable", "HeapProfiler.collectGarbage"] {
        page.developer_tools(command, json!({})).await?;
    }
    let used = page
        .developer_tools("Runtime.getHeapUsage", json!({}))
        .await?;
    Ok(used["usedSize"].as_f64().ok_or("no size")?)
}

async fn tabs_are_independent(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    let first = page.open_tab().await?;
    page.open("").await?;
    ensure_eq("folded in the second", page.is_folded(NATO).await?, false)?;
    page.click(&toggle(RUSSIA)).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    page.switch_to_tab(first).await?;
    ensure_eq("folded in the first", page.is_folded(RUSSIA).await?, false)?;
    page.reload().await?;
    page.wait_for_app().await?;
    let folded = [page.is_folded(NATO).await?, page.is_folded(RUSSIA).await?];
    Ok(ensure_eq(
        "folded in the first, once more",
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
    for unique in ["h1", ".fold-all", ".share-dialog", ".newer-version"] {
        let found = page.count(unique).await?;
        ensure(found <= 1, format!("{found} of {unique}"))?;
    }
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(RUSSIA, true).await?;
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
}

async fn shows_all_text_at_double_size(page: &Page) -> TestResult {
    page.open_framed(640).await?;
    let enlarge = "document.documentElement.style.fontSize = '200%'";
    page.execute::<()>(enlarge, json!([])).await?;
    let wide = "document.documentElement.scrollWidth <= innerWidth";
    ensure(page.evaluate(wide).await?, "the page is scrolled sideways")?;
    let cut_off = "Array.from(document.querySelectorAll('h1, h2, p, li, button, a'))
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => getComputedStyle(element).overflow !== 'visible'
            && element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80))";
    Ok(ensure_eq(
        "what is cut off",
        page.evaluate::<Vec<String>>(cut_off).await?,
        Vec::<String>::new(),
    )?)
}
