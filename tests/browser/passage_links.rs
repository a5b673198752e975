//! Copying the link to a passage.

use std::collections::BTreeSet;

use serde_json::json;

use crate::sheet::{NATO_PASSAGE, link_to};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::page::Page;
use crate::support::page::keys::{CONTROL, ENTER, ESCAPE};
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(click_copies_passage_link),
        test_case!(keyboard_copies_passage_link),
        test_case!(shows_link_when_copying_is_refused),
        test_case!(passage_links_have_unique_names),
        test_case!(passage_links_have_touch_size),
    ]
}

async fn click_copies_passage_link(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&link_to(NATO_PASSAGE.0)).await?;
    ensure_link_copied(page).await
}

async fn keyboard_copies_passage_link(page: &Page) -> TestResult {
    page.open("").await?;
    page.tab_to(&link_to(NATO_PASSAGE.0)).await?;
    page.press(&[ENTER]).await?;
    ensure_link_copied(page).await
}

async fn ensure_link_copied(page: &Page) -> TestResult {
    let status = "document.querySelector('[role=status].status-message').innerText.trim()";
    page.wait_for_value(status, "Link copied".to_owned())
        .await?;
    page.wait_for_value("location.hash", format!("#{}", NATO_PASSAGE.0))
        .await?;
    ensure_clipboard(page, &passage_url(page)).await
}

/// Pastes the clipboard and waits until the pasted text equals `expected`.
pub(crate) async fn ensure_clipboard(page: &Page, expected: &str) -> TestResult {
    paste(page).await?;
    Ok(page
        .wait_for_value("__pasted.value", expected.to_owned())
        .await?)
}

/// Returns the text on the clipboard, by pasting it.
pub(crate) async fn read_clipboard(page: &Page) -> TestResult<String> {
    paste(page).await?;
    Ok(page
        .wait_for_change("__pasted.value", &String::new())
        .await?)
}

async fn paste(page: &Page) -> TestResult {
    let add_field = "const field = window.__pasted = document.createElement('textarea');
         document.body.append(field);
         field.focus()";
    page.execute::<()>(add_field, json!([])).await?;
    Ok(page.press(&[CONTROL, 'v']).await?)
}

fn passage_url(page: &Page) -> String {
    let (passage, fingerprint) = NATO_PASSAGE;
    page.site.url(&format!("?v={fingerprint}#{passage}"))
}

async fn shows_link_when_copying_is_refused(page: &Page) -> TestResult {
    let link = link_to(NATO_PASSAGE.0);
    block_copying(page);
    page.open("").await?;
    page.click(&link).await?;
    let selected = "(({ readOnly, value, selectionStart, selectionEnd }) =>
            readOnly ? value.slice(selectionStart, selectionEnd) : 'the field is not read-only')
        (document.querySelector('dialog.share-dialog[open] [readonly]'))";
    page.wait_for_value(selected, passage_url(page)).await?;
    page.wait_for_focus("dialog.share-dialog [readonly]")
        .await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element("dialog[open]").await?;
    Ok(page.wait_for_focus(&link).await?)
}

/// Makes both ways of writing to the clipboard fail, as a browser that denies the permission.
pub(crate) fn block_copying(page: &Page) {
    page.site.inject_script(
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
         Document.prototype.execCommand = () => false;",
    );
}

/// Stores the next downloads in `__saved` (the blob) and `__saved_as` (its name) instead of saving them.
pub(crate) fn capture_downloads(page: &Page) {
    page.site.inject_script(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.__saved = blob; return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.__saved_as = this.download; };",
    );
}

async fn passage_links_have_unique_names(page: &Page) -> TestResult {
    page.open("").await?;
    let name = page.accessible_name(&link_to(NATO_PASSAGE.0)).await?;
    ensure_eq(
        "accessible name",
        name,
        "Link to point 3 of Cooperation with NATO",
    )?;
    let passages: Vec<String> = page
        .evaluate(
            "[...document.querySelectorAll('.anchor-link')].map((link) => link.hash.slice(1))",
        )
        .await?;
    ensure(
        passages.len() >= 10,
        format!("only {passages:?} have links"),
    )?;
    let mut names = BTreeSet::new();
    for passage in passages {
        let name = page.accessible_name(&link_to(&passage)).await?;
        ensure(
            names.insert(name.clone()),
            format!("{passage} and another passage are both called `{name}`"),
        )?;
    }
    Ok(())
}

async fn passage_links_have_touch_size(page: &Page) -> TestResult {
    page.open("").await?;
    ensure(
        page.count(".anchor-link").await? >= 10,
        "fewer than ten passages have links",
    )?;
    let small: Vec<String> = page
        .evaluate(
            "[...document.querySelectorAll('.anchor-link')].filter((link) => {
                const { width, height } = link.getBoundingClientRect();
                return width < 24 || height < 24;
            }).map((link) => link.hash)",
        )
        .await?;
    Ok(ensure_none("links smaller than 24 by 24 pixels", &small)?)
}
