//! Hydration: the app takes over the prerendered page and leaves what the reader has there.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(hydration_keeps_elements),
        test_case!(hydration_keeps_markup),
        test_case!(hydration_sets_no_equal_text),
        test_case!(hydration_keeps_selection),
        // Two screenshots of the same page in WebKitGTK differ.
        test_case!(hydration_keeps_highlight_of_text_fragment).only_in(Engine::NOT_WEBKIT),
    ]
}

pub(crate) async fn hydration_keeps_elements(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let mark_elements =
        "[...document.querySelectorAll('#app *')].map((element) => element.__old = true).length";
    let before: usize = page.evaluate(mark_elements).await?;
    gate.open();
    page.wait_for_app().await?;
    let new: Vec<String> = page
        .evaluate(
            "[...document.querySelectorAll('#app *')].filter((element) => !element.__old)
                .map((element) => element.outerHTML)",
        )
        .await?;
    ensure_none("new elements", &new)?;
    Ok(ensure_eq("elements", page.count("#app *").await?, before)?)
}

pub(crate) async fn hydration_keeps_markup(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let before = markup_without_comments(page).await?;
    gate.open();
    page.wait_for_app().await?;
    Ok(ensure_eq(
        "markup",
        markup_without_comments(page).await?,
        before,
    )?)
}

/// Returns the markup of the app without the comments that end lists in the prerendered HTML, because
/// hydration removes them.
pub(crate) async fn markup_without_comments(page: &Page) -> TestResult<String> {
    // A script fills this in after the page has loaded, with or without the app.
    page.wait_for("document.querySelector('.printed-on').dataset.day")
        .await?;
    Ok(page
        .execute(
            "const copy = document.getElementById('app').cloneNode(true);
             const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
             const found = [];
             while (comments.nextNode()) found.push(comments.currentNode);
             for (const comment of found) comment.remove();
             return copy.outerHTML",
            json!([]),
        )
        .await?)
}

async fn hydration_sets_no_equal_text(page: &Page) -> TestResult {
    const IS_PATCHED: &str = "Object.hasOwn(Text.prototype, 'nodeValue')";
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let observe = "window.__texts = [];
        new MutationObserver((records) => {
            for (const { oldValue, target } of records) __texts.push(`${oldValue} -> ${target.data}`);
        }).observe(document.getElementById('app'), { characterData: true, characterDataOldValue: true, subtree: true })";
    page.execute::<()>(observe, json!([])).await?;
    ensure(
        page.evaluate(IS_PATCHED).await?,
        "`Text.prototype.nodeValue` is not patched before hydration",
    )?;
    gate.open();
    page.wait_for_app().await?;
    let texts: Vec<String> = page.evaluate("window.__texts").await?;
    ensure_none("text nodes that hydration set", &texts)?;
    Ok(page.wait_for_value(IS_PATCHED, false).await?)
}

async fn hydration_keeps_selection(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let select = "
        const text = (id) => document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT).nextNode();
        getSelection().setBaseAndExtent(text(arguments[0]), 4, text(arguments[1]), 8);
        return String(getSelection())";
    let passages = json!([format!("{NATO}-2"), format!("{RUSSIA}-1")]);
    let selected: String = page.execute(select, passages).await?;
    ensure(
        selected.len() > 100,
        format!("only {selected:?} is selected"),
    )?;
    gate.open();
    page.wait_for_app().await?;
    Ok(ensure_eq(
        "selected text after hydration",
        page.evaluate::<String>("String(getSelection())").await?,
        selected,
    )?)
}

async fn hydration_keeps_highlight_of_text_fragment(page: &Page) -> TestResult {
    let passage = format!("{NATO}-4");
    let css = format!("#{passage}");
    page.open(&css).await?;
    let plain = page.screenshot_of(&css).await?;
    page.go_to_other_page().await?;
    let gate = page.site.hold(".wasm");
    page.goto("#:~:text=shorter%20range").await?;
    // A screenshot scrolls, and a browser stops looking for the text when the page is scrolled.
    page.wait_for_target(&passage).await?;
    page.wait_for_render().await?;
    let highlighted = page
        .wait_for_screenshot_of(&css, "highlighted before the app starts", |picture| {
            picture != plain
        })
        .await?;
    gate.open();
    page.wait_for_app().await?;
    Ok(page
        .wait_for_screenshot_of(&css, "highlighted by the app or the browser", |picture| {
            picture == highlighted
        })
        .await
        .map(drop)?)
}
