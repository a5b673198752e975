//! The program adopts the page it finds: what the page has there stays theirs.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(the_program_keeps_the_elements_it_finds),
        test_case!(the_markup_is_the_same_before_and_after),
        test_case!(a_selection_made_before_the_program_survives_it),
        // WebKitGTK keeps the mark by itself, and no two of its pictures are alike.
        test_case!(a_quotation_in_the_address_stays_marked).only_in(Engine::NOT_WEBKIT),
    ]
}

pub(crate) async fn the_program_keeps_the_elements_it_finds(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let mark =
        "[...document.querySelectorAll('#app *')].map((element) => element.__old = true).length";
    let before: usize = page.evaluate(mark).await?;
    gate.open();
    page.wait_for_app().await?;
    let strangers: Vec<String> = page
        .evaluate(
            "[...document.querySelectorAll('#app *')].filter((element) => !element.__old)
                .map((element) => element.outerHTML)",
        )
        .await?;
    ensure_eq(
        "elements that were not there before",
        strangers,
        Vec::<String>::new(),
    )?;
    Ok(ensure_eq("elements", page.count("#app *").await?, before)?)
}

pub(crate) async fn the_markup_is_the_same_before_and_after(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let before = markup_without_comments(page).await?;
    gate.open();
    page.wait_for_app().await?;
    Ok(ensure_eq(
        "the markup",
        markup_without_comments(page).await?,
        before,
    )?)
}

/// The prerendered page marks the ends of lists with comments, and hydrating takes them away.
pub(crate) async fn markup_without_comments(page: &Page) -> TestResult<String> {
    // Filled in once the page is there, with or without the program.
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

async fn a_selection_made_before_the_program_survives_it(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let select = "
        const text = (id) => document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT).nextNode();
        getSelection().setBaseAndExtent(text(arguments[0]), 4, text(arguments[1]), 8);
        return String(getSelection())";
    let ends = json!([format!("{NATO}-2"), format!("{RUSSIA}-1")]);
    let selected: String = page.execute(select, ends).await?;
    ensure(
        selected.len() > 100,
        format!("only {selected:?} was selected"),
    )?;
    gate.open();
    page.wait_for_app().await?;
    Ok(page
        .wait_for_value("String(getSelection())", selected)
        .await?)
}

async fn a_quotation_in_the_address_stays_marked(page: &Page) -> TestResult {
    let passage = format!("{NATO}-4");
    let css = format!("#{passage}");
    page.open(&css).await?;
    let unmarked = page.screenshot_of(&css).await?;
    page.go_to_other_page().await?;
    let gate = page.site.hold(".wasm");
    page.goto("#:~:text=shorter%20range").await?;
    // Taking a picture scrolls, and a browser that sees scrolling looks for the words no more.
    page.wait_for_target(&passage).await?;
    page.wait_for_render().await?;
    let marked = page
        .wait_for_screenshot_of(&css, "marked before the program", |picture| {
            picture != unmarked
        })
        .await?;
    gate.open();
    page.wait_for_app().await?;
    Ok(page
        .wait_for_screenshot_of(&css, "marked with the program", |picture| picture == marked)
        .await
        .map(drop)?)
}
