//! The copy in a single file, opened from a disk as an e-mail's attachment is.

use std::path::PathBuf;

use serde_json::json;
use url::Url;

use crate::offline::PICTURES_ARE_THERE;
use crate::sheet::{NATO, RUSSIA, link_to, plain_text, toggle};
use crate::support::TestResult;
use crate::support::artifacts::target;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::fixture_sites;
use crate::support::fixture_sites::fact_sheet;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

const FILE: &str = "fact-sheet.html";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(opens_from_disk_with_all_features),
        test_case!(prints_from_disk),
        test_case!(contains_pictures).in_one_engine(),
        test_case!(reads_without_scripts).without_scripts(),
        test_case!(runs_no_injected_script)
            .expects_console_errors()
            .expects_policy_violations(),
        test_case!(page_links_to_standalone_page).in_one_engine(),
    ]
}

/// The copy of a site, alone in a folder of its own and under a name of the reader's.
fn alone(page: &Page, site: PathBuf, alteration: impl Fn(String) -> String) -> TestResult<String> {
    // No two tests have the same port at the same time.
    let origin = page.site.origin();
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
fn with_console_recorder(copy: String) -> String {
    let ear = "<script>window.__console = [];
        addEventListener('securitypolicyviolation', (event) => __console.push(`policy: ${event.blockedURI}`));
        addEventListener('error', (event) => __console.push(`error: ${event.message}`), true);
        addEventListener('unhandledrejection', (event) => __console.push(`rejection: ${event.reason}`));
        document.currentScript.remove()</script>";
    copy.replacen("<meta", &format!("{ear}<meta"), 1)
}

async fn open(page: &Page, rest: &str) -> TestResult {
    let copy = alone(page, fact_sheet()?, with_console_recorder)?;
    page.navigate(&[&copy, rest].concat()).await?;
    Ok(page.wait_for_app().await?)
}

async fn nothing_was_said(page: &Page) -> TestResult {
    ensure_eq("the console", page.console().await?, Vec::<String>::new())?;
    Ok(ensure_eq(
        "requests",
        page.site.requests(),
        Vec::<String>::new(),
    )?)
}

async fn opens_from_disk_with_all_features(page: &Page) -> TestResult {
    open(page, &format!("?v=00000000#{NATO}-3")).await?;
    ensure_contains_words(&plain_text().await?, &words(&page.text("#app").await?))?;
    page.wait_for_target(&format!("{NATO}-3")).await?;
    page.wait_for("document.querySelector('.notice-bar').innerText.includes('has changed')")
        .await?;
    page.click(&toggle(RUSSIA)).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    page.click(&link_to(&format!("{NATO}-2"))).await?;
    page.wait_for_value("location.hash", format!("#{NATO}-2"))
        .await?;
    let share = format!(".section-view__share[data-section='{NATO}']");
    page.scroll_to(&share).await?;
    page.click(&share).await?;
    page.wait_for_focus(".share-dialog__address").await?;
    let address: String = page
        .evaluate("document.querySelector('.share-dialog__address').value")
        .await?;
    ensure(
        address.ends_with(&format!("#{NATO}")) && address.starts_with("file:///"),
        format!("the address shared is {address}"),
    )?;
    nothing_was_said(page).await
}

async fn prints_from_disk(page: &Page) -> TestResult {
    open(page, "?view=print").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    let offers = "document.querySelector('.source-note__beside').checkVisibility()";
    ensure(
        !page.evaluate::<bool>(offers).await?,
        "the copy offers files that do not lie beside it",
    )?;
    nothing_was_said(page).await
}

async fn contains_pictures(page: &Page) -> TestResult {
    let copy = alone(page, fixture_sites::everything()?, with_console_recorder)?;
    page.navigate(&copy).await?;
    page.wait_for_app().await?;
    page.wait_for(PICTURES_ARE_THERE).await?;
    nothing_was_said(page).await
}

async fn reads_without_scripts(page: &Page) -> TestResult {
    let copy = alone(page, fact_sheet()?, |copy| copy)?;
    page.navigate(&copy).await?;
    Ok(ensure_contains_words(
        &plain_text().await?,
        &words(&page.text("#app").await?),
    )?)
}

async fn runs_no_injected_script(page: &Page) -> TestResult {
    let intruders = "<script>window.__ran = 'a script'</script>\
        <script src=\"data:text/javascript,window.__ran='a file'\"></script>\
        <button id=trap onclick=\"window.__ran = 'a handler'\">Trap</button>";
    let copy = alone(page, fact_sheet()?, |copy| {
        let root = "<div id=\"app\"";
        with_console_recorder(copy.replacen(root, &format!("{intruders}{root}"), 1))
    })?;
    page.navigate(&copy).await?;
    page.wait_for_app().await?;
    let click = "document.getElementById('trap').click()";
    page.execute::<()>(click, json!([])).await?;
    page.wait_for_value(
        "window.__console.filter((said) => said.startsWith('policy: ')).length",
        3,
    )
    .await?;
    let ran: Option<String> = page.evaluate("window.__ran ?? null").await?;
    Ok(ensure_eq("what ran", ran, None)?)
}

/// What a browser does with a download differs; that it is one, and of which file, is the page's.
async fn page_links_to_standalone_page(page: &Page) -> TestResult {
    page.open("").await?;
    let link = "(({ download, href, innerText }) => [download !== undefined && href, innerText])
        (document.querySelector('a[download]'))";
    let (address, name): (String, String) = page.evaluate(link).await?;
    ensure_eq("the link", name, "Save a copy")?;
    ensure_eq("its file", &address, &page.site.url(FILE))?;
    let read = "window.__is_copy = null;
        fetch(arguments[0]).then((answer) => answer.text())
            .then((text) => { window.__is_copy = text.includes(' data-one-file'); })";
    page.execute::<()>(read, json!([address])).await?;
    Ok(page.wait_for_value("window.__is_copy", Some(true)).await?)
}
