//! The copy in a single file, opened from a disk as an e-mail's attachment is.

use std::path::PathBuf;

use serde_json::json;
use url::Url;

use crate::offline::PICTURES_ARE_THERE;
use crate::sheet::{NATO, RUSSIA, link_to, plain_text, toggle};
use crate::support::Result;
use crate::support::built_page::built_page;
use crate::support::claims::{claim, same};
use crate::support::edition;
use crate::support::evidence::target;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::words::{are_all_there, words};

const FILE: &str = "fact-sheet.html";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(from_a_disk_the_copy_reads_folds_links_and_shares),
        sentence!(from_a_disk_the_copy_is_printed_from_its_view),
        sentence!(the_copy_has_its_pictures_in_it),
        sentence!(without_scripts_the_copy_reads).without_scripts(),
        sentence!(the_copy_runs_nothing_that_came_into_it),
        sentence!(the_page_has_a_copy_to_save),
    ]
}

/// The copy of a site, alone in a folder of its own and under a name of the reader's.
fn alone(reader: &Reader, site: PathBuf, alteration: impl Fn(String) -> String) -> Result<String> {
    // No two tests have the same port at the same time.
    let origin = reader.site.origin();
    let (_, port) = origin.rsplit_once(':').ok_or("no port")?;
    let folder = target().join("copies").join(port);
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("My copy.html");
    let copy = std::fs::read_to_string(site.join(FILE))?;
    std::fs::write(&file, alteration(copy))?;
    let address = Url::from_file_path(&file).map_err(|()| "no address for a file")?;
    Ok(address.into())
}

/// Writes down what the page complains of, before its policy forbids that.
fn listened_to(copy: String) -> String {
    let ear = "<script>window.__said = [];
        addEventListener('securitypolicyviolation', (event) => __said.push(`policy: ${event.blockedURI}`));
        addEventListener('error', (event) => __said.push(`error: ${event.message}`), true);
        addEventListener('unhandledrejection', (event) => __said.push(`rejection: ${event.reason}`));
        document.currentScript.remove()</script>";
    copy.replacen("<meta", &format!("{ear}<meta"), 1)
}

async fn open(reader: &Reader, rest: &str) -> Result {
    let copy = alone(reader, built_page()?, listened_to)?;
    reader.visit(&[&copy, rest].concat()).await?;
    reader.see_program().await
}

async fn nothing_was_said(reader: &Reader) -> Result {
    same("the console", reader.console().await?, Vec::<String>::new())?;
    same("requests", reader.site.requests(), Vec::<String>::new())
}

async fn from_a_disk_the_copy_reads_folds_links_and_shares(reader: &Reader) -> Result {
    open(reader, &format!("?v=00000000#{NATO}-3")).await?;
    are_all_there(&plain_text().await?, &words(&reader.text("#app").await?))?;
    reader.until_at(&format!("{NATO}-3")).await?;
    reader
        .until("document.querySelector('.notice-bar').innerText.includes('has changed')")
        .await?;
    reader.click(&toggle(RUSSIA)).await?;
    reader.until_folded(RUSSIA, true).await?;
    reader.click(&link_to(&format!("{NATO}-2"))).await?;
    reader
        .until_is("location.hash", format!("#{NATO}-2"))
        .await?;
    let share = format!(".section-view__share[data-section='{NATO}']");
    reader.scroll_to(&share).await?;
    reader.click(&share).await?;
    reader.until_focus(".share-dialog__address").await?;
    let address: String = reader
        .value("document.querySelector('.share-dialog__address').value")
        .await?;
    claim(
        address.ends_with(&format!("#{NATO}")) && address.starts_with("file:///"),
        format!("the address shared is {address}"),
    )?;
    nothing_was_said(reader).await
}

async fn from_a_disk_the_copy_is_printed_from_its_view(reader: &Reader) -> Result {
    open(reader, "?view=print").await?;
    reader.until_focus("#print-bar-heading").await?;
    let offers = "document.querySelector('.source-note__beside').checkVisibility()";
    claim(
        !reader.value::<bool>(offers).await?,
        "the copy offers files that do not lie beside it",
    )?;
    nothing_was_said(reader).await
}

async fn the_copy_has_its_pictures_in_it(reader: &Reader) -> Result {
    let copy = alone(reader, edition::everything()?, listened_to)?;
    reader.visit(&copy).await?;
    reader.see_program().await?;
    reader.until(PICTURES_ARE_THERE).await?;
    nothing_was_said(reader).await
}

async fn without_scripts_the_copy_reads(reader: &Reader) -> Result {
    let copy = alone(reader, built_page()?, |copy| copy)?;
    reader.visit(&copy).await?;
    are_all_there(&plain_text().await?, &words(&reader.text("#app").await?))
}

async fn the_copy_runs_nothing_that_came_into_it(reader: &Reader) -> Result {
    let intruders = "<script>window.__ran = 'a script'</script>\
        <script src=\"data:text/javascript,window.__ran='a file'\"></script>\
        <button id=trap onclick=\"window.__ran = 'a handler'\">Trap</button>";
    let copy = alone(reader, built_page()?, |copy| {
        let root = "<div id=\"app\"";
        listened_to(copy.replacen(root, &format!("{intruders}{root}"), 1))
    })?;
    reader.visit(&copy).await?;
    reader.see_program().await?;
    let click = "document.getElementById('trap').click()";
    reader.script::<()>(click, json!([])).await?;
    reader
        .until_is(
            "window.__said.filter((said) => said.startsWith('policy: ')).length",
            3,
        )
        .await?;
    let ran: Option<String> = reader.value("window.__ran ?? null").await?;
    same("what ran", ran, None)
}

/// What a browser does with a download differs; that it is one, and of which file, is the page's.
async fn the_page_has_a_copy_to_save(reader: &Reader) -> Result {
    reader.open("").await?;
    let link = "(({ download, href, innerText }) => [download !== undefined && href, innerText])
        (document.querySelector('a[download]'))";
    let (address, name): (String, String) = reader.value(link).await?;
    same("the link", name, "Save a copy")?;
    same("its file", &address, &reader.site.address(FILE))?;
    let read = "window.__is_copy = null;
        fetch(arguments[0]).then((answer) => answer.text())
            .then((text) => { window.__is_copy = text.includes(' data-one-file'); })";
    reader.script::<()>(read, json!([address])).await?;
    reader.until_is("window.__is_copy", Some(true)).await
}
