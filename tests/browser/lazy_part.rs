//! The lazy part of the app: when it is loaded, and what the page does without it.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::share_dialog::{SHARE, open_share_dialog};
use crate::sheet::{NATO, fold};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::fixture_sites::fact_sheet;
use crate::support::page::Page;
use crate::support::site::Tampering;
use crate::support::test_case::{TestCase, test_case};

const NOT_LOADED: &str =
    "The tools for sharing could not be loaded. Check your connection, then try again.";
/// The elements that are there once the print settings are loaded.
const SETTINGS: &str = ".print-bar .choices";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(is_loaded_when_first_used),
        test_case!(shares_after_failed_load).expects_console_errors(),
        test_case!(prints_without_settings).expects_console_errors(),
        test_case!(refuses_changed_part)
            .in_one_engine()
            .expects_console_errors(),
    ]
}

/// Returns the name of the file.
fn file_name() -> TestResult<String> {
    let names = fs::read_dir(fact_sheet()?)?.flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_wasm = |name: &str| Path::new(name).extension() == Some("wasm".as_ref());
    let name = names.find(|name| name.starts_with("lazy-") && is_wasm(name));
    Ok(name.ok_or("the site has no lazy part")?)
}

/// How often the page itself has requested the file.
async fn request_count(page: &Page) -> TestResult<usize> {
    let entries = "performance.getEntriesByType('resource')
        .filter(({ name, initiatorType }) => name.includes('/lazy-') && initiatorType === 'fetch').length";
    Ok(page.evaluate(entries).await?)
}

/// Waits until it is loaded, which starts when the reader first uses the page.
pub(crate) async fn wait_for_lazy_part(page: &Page) -> TestResult {
    let is_loaded = "performance.getEntriesByType('resource')
        .some(({ name, responseEnd }) => name.includes('/lazy-') && responseEnd > 0)";
    Ok(page.wait_for(is_loaded).await?)
}

async fn is_loaded_when_first_used(page: &Page) -> TestResult {
    page.open("").await?;
    ensure_eq("requests before any use", request_count(page).await?, 0)?;
    // Folding does not need it, but shows that the reader uses the page.
    fold(page, NATO).await?;
    open_share_dialog(page, SHARE).await?;
    Ok(ensure_eq("requests", request_count(page).await?, 1)?)
}

async fn shares_after_failed_load(page: &Page) -> TestResult {
    let file = file_name()?;
    page.site.remove(&file);
    page.open("").await?;
    page.click(SHARE).await?;
    page.wait_for_status(NOT_LOADED).await?;
    ensure_eq("dialogs", page.count("dialog").await?, 0)?;
    page.site.restore(&file);
    Ok(open_share_dialog(page, SHARE).await?)
}

async fn prints_without_settings(page: &Page) -> TestResult {
    let file = file_name()?;
    page.site.remove(&file);
    page.open("?view=print").await?;
    let bar = "document.querySelector('.print-bar')?.innerText";
    page.wait_for(&format!(
        "{bar}?.includes('The print settings could not be loaded.')"
    ))
    .await?;
    ensure_eq("settings", page.count(SETTINGS).await?, 0)?;
    page.click_text("Back to the page").await?;
    page.wait_for_no_element(".print-bar").await?;
    page.site.restore(&file);
    page.click(".print-link").await?;
    page.wait_for_element(SETTINGS).await?;
    let is_silent = format!("!{bar}.includes('could not be loaded')");
    Ok(ensure(
        page.evaluate(&is_silent).await?,
        "the message about the first attempt is still there",
    )?)
}

async fn refuses_changed_part(page: &Page) -> TestResult {
    page.open("").await?;
    page.site.tamper_with(".wasm", Tampering::Add(b"\0"));
    let select =
        "getSelection().selectAllChildren(document.getElementById('cooperation-with-nato-1'))";
    page.execute::<()>(select, json!([])).await?;
    page.wait_for_status(NOT_LOADED).await?;
    Ok(ensure_eq("bars", page.count(".selection-bar").await?, 0)?)
}
