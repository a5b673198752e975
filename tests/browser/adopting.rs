//! The program adopts the page it finds: what the reader has there stays theirs.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::engines::Engine::{Chromium, Firefox};
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(the_program_keeps_the_elements_it_finds),
        sentence!(the_markup_is_the_same_before_and_after),
        sentence!(a_selection_made_before_the_program_survives_it),
        // WebKitGTK keeps the mark by itself, and no two of its pictures are alike.
        sentence!(a_quotation_in_the_address_stays_marked).only_in(&[Chromium, Firefox]),
    ]
}

pub(crate) async fn the_program_keeps_the_elements_it_finds(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let mark =
        "[...document.querySelectorAll('#app *')].map((element) => element.__old = true).length";
    let before: usize = reader.value(mark).await?;
    gate.open();
    reader.see_program().await?;
    let strangers: Vec<String> = reader
        .value(
            "[...document.querySelectorAll('#app *')].filter((element) => !element.__old)
                .map((element) => element.outerHTML)",
        )
        .await?;
    same(
        "elements that were not there before",
        strangers,
        Vec::<String>::new(),
    )?;
    same("elements", reader.count("#app *").await?, before)
}

pub(crate) async fn the_markup_is_the_same_before_and_after(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let before = markup_without_comments(reader).await?;
    gate.open();
    reader.see_program().await?;
    same("the markup", markup_without_comments(reader).await?, before)
}

/// The prerendered page marks the ends of lists with comments, and hydrating takes them away.
pub(crate) async fn markup_without_comments(reader: &Reader) -> Result<String> {
    // Filled in once the page is there, with or without the program.
    reader
        .until("document.querySelector('.printed-on').dataset.day")
        .await?;
    reader
        .script(
            "const copy = document.getElementById('app').cloneNode(true);
             const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
             const found = [];
             while (comments.nextNode()) found.push(comments.currentNode);
             for (const comment of found) comment.remove();
             return copy.outerHTML",
            json!([]),
        )
        .await
}

async fn a_selection_made_before_the_program_survives_it(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let select = "
        const text = (id) => document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT).nextNode();
        getSelection().setBaseAndExtent(text(arguments[0]), 4, text(arguments[1]), 8);
        return String(getSelection())";
    let ends = json!([format!("{NATO}-2"), format!("{RUSSIA}-1")]);
    let selected: String = reader.script(select, ends).await?;
    claim(
        selected.len() > 100,
        format!("only {selected:?} was selected"),
    )?;
    gate.open();
    reader.see_program().await?;
    reader.until_is("String(getSelection())", selected).await
}

async fn a_quotation_in_the_address_stays_marked(reader: &Reader) -> Result {
    let passage = format!("{NATO}-4");
    let css = format!("#{passage}");
    reader.open(&css).await?;
    let unmarked = reader.picture_of(&css).await?;
    reader.go_elsewhere().await?;
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("#:~:text=shorter%20range").await?;
    // Taking a picture scrolls, and a browser that sees scrolling looks for the words no more.
    reader.until_at(&passage).await?;
    reader.until_drawn().await?;
    let marked = reader
        .until_picture_of(&css, "marked before the program", |picture| {
            picture != unmarked
        })
        .await?;
    gate.open();
    reader.see_program().await?;
    reader
        .until_picture_of(&css, "marked with the program", |picture| picture == marked)
        .await
        .map(drop)
}
