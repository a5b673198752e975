//! Taking a link away: one click beside the passage, and what is pasted is its address.

use std::collections::BTreeSet;

use serde_json::json;

use crate::sheet::{SHIELDING_THE_SOUTH, link_to};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
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
    page.click(&link_to(SHIELDING_THE_SOUTH.0)).await?;
    was_copied(page).await
}

async fn keyboard_copies_passage_link(page: &Page) -> TestResult {
    page.open("").await?;
    page.tab_to(&link_to(SHIELDING_THE_SOUTH.0)).await?;
    page.press(&[ENTER]).await?;
    was_copied(page).await
}

async fn was_copied(page: &Page) -> TestResult {
    let status = "document.querySelector('[role=status].status-message').innerText.trim()";
    page.wait_for_value(status, "Link copied".to_owned())
        .await?;
    page.wait_for_value("location.hash", format!("#{}", SHIELDING_THE_SOUTH.0))
        .await?;
    pasted_is(page, &address(page)).await
}

/// Pastes what was copied and waits until it is this.
pub(crate) async fn pasted_is(page: &Page, expected: &str) -> TestResult {
    paste(page).await?;
    Ok(page
        .wait_for_value("__paper.value", expected.to_owned())
        .await?)
}

/// What was copied.
pub(crate) async fn pasted(page: &Page) -> TestResult<String> {
    paste(page).await?;
    Ok(page
        .wait_for_change("__paper.value", &String::new())
        .await?)
}

async fn paste(page: &Page) -> TestResult {
    let paper = "const paper = window.__paper = document.createElement('textarea');
         document.body.append(paper);
         paper.focus()";
    page.execute::<()>(paper, json!([])).await?;
    Ok(page.press(&[CONTROL, 'v']).await?)
}

fn address(page: &Page) -> String {
    let (passage, wording) = SHIELDING_THE_SOUTH;
    page.site.url(&format!("?v={wording}#{passage}"))
}

async fn shows_link_when_copying_is_refused(page: &Page) -> TestResult {
    let link = link_to(SHIELDING_THE_SOUTH.0);
    refuse_copying(page);
    page.open("").await?;
    page.click(&link).await?;
    let selected = "(({ readOnly, value, selectionStart, selectionEnd }) =>
            readOnly ? value.slice(selectionStart, selectionEnd) : 'it can be changed')
        (document.querySelector('dialog.share-dialog[open] [readonly]'))";
    page.wait_for_value(selected, address(page)).await?;
    page.wait_for_focus("dialog.share-dialog [readonly]")
        .await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("!document.querySelector('dialog[open]')")
        .await?;
    Ok(page.wait_for_focus(&link).await?)
}

/// A browser that lets no page write to the clipboard, by the new way or by the old.
pub(crate) fn refuse_copying(page: &Page) {
    page.site.inject_script(
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
         Document.prototype.execCommand = () => false;",
    );
}

/// A browser that saves a file where the test can read it: `__saved`, under the name `__saved_as`.
pub(crate) fn keep_what_is_saved(page: &Page) {
    page.site.inject_script(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.__saved = blob; return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.__saved_as = this.download; };",
    );
}

async fn passage_links_have_unique_names(page: &Page) -> TestResult {
    page.open("").await?;
    let third = page
        .accessible_name(&link_to(SHIELDING_THE_SOUTH.0))
        .await?;
    ensure_eq(
        "the name of a link",
        third,
        "Link to point 3 of Cooperation with NATO",
    )?;
    let passages: Vec<String> = page
        .evaluate(
            "[...document.querySelectorAll('.anchor-link')].map((link) => link.hash.slice(1))",
        )
        .await?;
    ensure(
        passages.len() >= 10,
        format!("only {passages:?} have a link"),
    )?;
    let mut names = BTreeSet::new();
    for passage in passages {
        let name = page.accessible_name(&link_to(&passage)).await?;
        ensure(
            names.insert(name.clone()),
            format!("{passage} and another are both `{name}`"),
        )?;
    }
    Ok(())
}

async fn passage_links_have_touch_size(page: &Page) -> TestResult {
    page.open("").await?;
    ensure(
        page.count(".anchor-link").await? >= 10,
        "hardly a passage has a link",
    )?;
    let small: Vec<String> = page
        .evaluate(
            "[...document.querySelectorAll('.anchor-link')].filter((link) => {
                const { width, height } = link.getBoundingClientRect();
                return width < 24 || height < 24;
            }).map((link) => link.hash)",
        )
        .await?;
    Ok(ensure_eq(
        "links smaller than 24 by 24 pixels",
        small,
        Vec::<String>::new(),
    )?)
}
