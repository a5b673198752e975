//! Taking a link away: one click beside the passage, and what is pasted is its address.

use std::collections::BTreeSet;

use serde_json::json;

use crate::sheet::{SHIELDING_THE_SOUTH, link_to};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::reader::Reader;
use crate::support::reader::keys::{CONTROL, ENTER, ESCAPE};
use crate::support::sentence::{Sentence, sentence};

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(a_click_copies_the_address_of_the_passage),
        sentence!(the_keyboard_copies_the_address_of_the_passage),
        sentence!(an_address_that_may_not_be_copied_is_shown),
        sentence!(every_link_has_a_name_of_its_own),
        sentence!(every_link_is_large_enough_for_a_finger),
    ]
}

async fn a_click_copies_the_address_of_the_passage(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(&link_to(SHIELDING_THE_SOUTH.0)).await?;
    was_copied(reader).await
}

async fn the_keyboard_copies_the_address_of_the_passage(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.tab_to(&link_to(SHIELDING_THE_SOUTH.0)).await?;
    reader.press(&[ENTER]).await?;
    was_copied(reader).await
}

async fn was_copied(reader: &Reader) -> Result {
    let status = "document.querySelector('[role=status].status-message').innerText.trim()";
    reader.until_is(status, "Link copied".to_owned()).await?;
    reader
        .until_is("location.hash", format!("#{}", SHIELDING_THE_SOUTH.0))
        .await?;
    pasted_is(reader, &address(reader)).await
}

/// Pastes what was copied and waits until it is this.
pub(crate) async fn pasted_is(reader: &Reader, expected: &str) -> Result {
    paste(reader).await?;
    reader.until_is("__paper.value", expected.to_owned()).await
}

/// What was copied.
pub(crate) async fn pasted(reader: &Reader) -> Result<String> {
    paste(reader).await?;
    reader.until_changed("__paper.value", &String::new()).await
}

async fn paste(reader: &Reader) -> Result {
    let paper = "const paper = window.__paper = document.createElement('textarea');
         document.body.append(paper);
         paper.focus()";
    reader.script::<()>(paper, json!([])).await?;
    reader.press(&[CONTROL, 'v']).await
}

fn address(reader: &Reader) -> String {
    let (passage, wording) = SHIELDING_THE_SOUTH;
    reader.site.address(&format!("?v={wording}#{passage}"))
}

async fn an_address_that_may_not_be_copied_is_shown(reader: &Reader) -> Result {
    let link = link_to(SHIELDING_THE_SOUTH.0);
    refuse_copying(reader);
    reader.open("").await?;
    reader.click(&link).await?;
    let selected = "(({ readOnly, value, selectionStart, selectionEnd }) =>
            readOnly ? value.slice(selectionStart, selectionEnd) : 'it can be changed')
        (document.querySelector('dialog.share-dialog[open] [readonly]'))";
    reader.until_is(selected, address(reader)).await?;
    reader.until_focus("dialog.share-dialog [readonly]").await?;
    reader.press(&[ESCAPE]).await?;
    reader
        .until("!document.querySelector('dialog[open]')")
        .await?;
    reader.until_focus(&link).await
}

/// A browser that lets no page write to the clipboard, by the new way or by the old.
pub(crate) fn refuse_copying(reader: &Reader) {
    reader.site.run_first(
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
         Document.prototype.execCommand = () => false;",
    );
}

/// A browser that saves a file where the test can read it: `__saved`, under the name `__saved_as`.
pub(crate) fn keep_what_is_saved(reader: &Reader) {
    reader.site.run_first(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.__saved = blob; return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.__saved_as = this.download; };",
    );
}

async fn every_link_has_a_name_of_its_own(reader: &Reader) -> Result {
    reader.open("").await?;
    let third = reader
        .accessible_name(&link_to(SHIELDING_THE_SOUTH.0))
        .await?;
    same(
        "the name of a link",
        third,
        "Link to point 3 of Cooperation with NATO",
    )?;
    let passages: Vec<String> = reader
        .value("[...document.querySelectorAll('.anchor-link')].map((link) => link.hash.slice(1))")
        .await?;
    claim(
        passages.len() >= 10,
        format!("only {passages:?} have a link"),
    )?;
    let mut names = BTreeSet::new();
    for passage in passages {
        let name = reader.accessible_name(&link_to(&passage)).await?;
        claim(
            names.insert(name.clone()),
            format!("{passage} and another are both `{name}`"),
        )?;
    }
    Ok(())
}

async fn every_link_is_large_enough_for_a_finger(reader: &Reader) -> Result {
    reader.open("").await?;
    claim(
        reader.count(".anchor-link").await? >= 10,
        "hardly a passage has a link",
    )?;
    let small: Vec<String> = reader
        .value(
            "[...document.querySelectorAll('.anchor-link')].filter((link) => {
                const { width, height } = link.getBoundingClientRect();
                return width < 24 || height < 24;
            }).map((link) => link.hash)",
        )
        .await?;
    same(
        "links smaller than 24 by 24 pixels",
        small,
        Vec::<String>::new(),
    )
}
