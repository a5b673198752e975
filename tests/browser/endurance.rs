//! What happens in the long run: a thousand of everything, tabs beside tabs, and back again.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::engines::Engine::{self, Chromium, Firefox};
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};

/// WebKit, drawing without a graphics card, takes minutes for a thousand of anything.
const NOT_WEBKIT: &[Engine] = &[Chromium, Firefox];

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(a_thousand_folds_leave_the_page_as_it_was).only_in(NOT_WEBKIT),
        sentence!(a_thousand_addresses_leave_the_page_as_it_was).only_in(NOT_WEBKIT),
        sentence!(a_thousand_steps_of_history_leave_the_page_as_it_was).only_in(NOT_WEBKIT),
        // The other two drivers do not tell what the page's scripts hold.
        sentence!(a_thousand_folds_leave_nothing_behind_in_the_scripts).only_in(&[Chromium]),
        // WebKit's driver never answers again once there is a second tab, or a second way back.
        sentence!(tabs_side_by_side_do_not_disturb_each_other).only_in(NOT_WEBKIT),
        sentence!(a_page_that_was_left_and_is_come_back_to_works_once).only_in(NOT_WEBKIT),
        sentence!(at_twice_the_size_of_letters_nothing_is_cut_off),
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
async fn is_as_large_after_a_thousand(reader: &Reader, deed: &str) -> Result {
    reader.site.run_first(LOOK_INTO_THE_PROGRAM);
    reader.open("").await?;
    repeat(reader, deed, 50).await?;
    let before: (u64, u64) = reader.value(SIZE).await?;
    for _ in 0..10 {
        repeat(reader, deed, 100).await?;
    }
    let after: (u64, u64) = reader.value(SIZE).await?;
    same("bytes of the program and elements", after, before)?;
    // However many of the clicks fell between two drawings, button and sections agree.
    let agree = "[...document.querySelectorAll('.section-view__fold')].every((fold) =>
        fold.open === (document.querySelector('.fold-all').innerText === 'Collapse all'))";
    reader.until(agree).await?;
    let is_folded = reader.is_folded(NATO).await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, !is_folded).await
}

/// Each time waits for the program, which draws after what the browser has done.
async fn repeat(reader: &Reader, deed: &str, times: u32) -> Result {
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
    reader.script::<()>(&repeat, json!([times])).await?;
    reader.until_is("window.__done", times).await?;
    reader.until_drawn().await
}

async fn a_thousand_folds_leave_the_page_as_it_was(reader: &Reader) -> Result {
    let deed = "document.querySelector('.fold-all').click();";
    is_as_large_after_a_thousand(reader, deed).await
}

async fn a_thousand_addresses_leave_the_page_as_it_was(reader: &Reader) -> Result {
    let deed = "location.hash = ['nowhere', 'cooperation-with-nato-2'][time % 2];";
    is_as_large_after_a_thousand(reader, deed).await
}

async fn a_thousand_steps_of_history_leave_the_page_as_it_was(reader: &Reader) -> Result {
    // Browsers refuse what is too much; the page must bear that, too.
    let deed = "try { history.pushState(null, '', `?v=${time}#lead`); } catch {}
        dispatchEvent(new PopStateEvent('popstate'));";
    is_as_large_after_a_thousand(reader, deed).await
}

async fn a_thousand_folds_leave_nothing_behind_in_the_scripts(reader: &Reader) -> Result {
    let deed = "document.querySelector('.fold-all').click();";
    reader.open("").await?;
    for _ in 0..10 {
        repeat(reader, deed, 100).await?;
    }
    let before = held_by_scripts(reader).await?;
    for _ in 0..10 {
        repeat(reader, deed, 100).await?;
    }
    let after = held_by_scripts(reader).await?;
    claim(
        after < 1.1 * before,
        format!("the scripts held {before} bytes, and now {after}"),
    )
}

async fn held_by_scripts(reader: &Reader) -> Result<f64> {
    for command in ["HeapProfiler.enable", "HeapProfiler.collectGarbage"] {
        reader.developer_tools(command, json!({})).await?;
    }
    let used = reader
        .developer_tools("Runtime.getHeapUsage", json!({}))
        .await?;
    Ok(used["usedSize"].as_f64().ok_or("no size")?)
}

async fn tabs_side_by_side_do_not_disturb_each_other(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    let first = reader.open_tab().await?;
    reader.open("").await?;
    same("folded in the second", reader.is_folded(NATO).await?, false)?;
    reader.click(&toggle(RUSSIA)).await?;
    reader.until_folded(RUSSIA, true).await?;
    reader.turn_to_tab(first).await?;
    same(
        "folded in the first",
        reader.is_folded(RUSSIA).await?,
        false,
    )?;
    reader.reload().await?;
    reader.see_program().await?;
    let folded = [
        reader.is_folded(NATO).await?,
        reader.is_folded(RUSSIA).await?,
    ];
    same("folded in the first, once more", folded, [true, false])
}

async fn a_page_that_was_left_and_is_come_back_to_works_once(reader: &Reader) -> Result {
    reader.open("").await?;
    for _ in 0..3 {
        reader.go_elsewhere().await?;
        reader.go_back().await?;
        reader
            .until_is("location.href", reader.site.address(""))
            .await?;
        reader.see_program().await?;
    }
    for unique in ["h1", ".fold-all", ".share-dialog", ".newer-version"] {
        let found = reader.count(unique).await?;
        claim(found <= 1, format!("{found} of {unique}"))?;
    }
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(".fold-all").await?;
    reader.until_folded(RUSSIA, true).await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}

async fn at_twice_the_size_of_letters_nothing_is_cut_off(reader: &Reader) -> Result {
    reader.open_framed(640).await?;
    let enlarge = "document.documentElement.style.fontSize = '200%'";
    reader.script::<()>(enlarge, json!([])).await?;
    let wide = "document.documentElement.scrollWidth <= innerWidth";
    claim(reader.value(wide).await?, "the page is scrolled sideways")?;
    let cut_off = "Array.from(document.querySelectorAll('h1, h2, p, li, button, a'))
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => getComputedStyle(element).overflow !== 'visible'
            && element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80))";
    same(
        "what is cut off",
        reader.value::<Vec<String>>(cut_off).await?,
        Vec::<String>::new(),
    )
}
