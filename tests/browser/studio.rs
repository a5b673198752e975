//! The studio: a publisher pastes a text, fixes its errors and downloads the finished page.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use url::Url;
use zip::ZipArchive;

use crate::accessibility::ensure_axe_passes;
use crate::passage_links::capture_downloads;
use crate::share_dialog::read_saved_file;
use crate::support::artifacts::target;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::built_page::built_page;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};
use crate::support::{Result, TestResult};

const FRONT_MATTER: &str = "+++\ntitle = \"Water in the Valley\"\npublisher = \"Valley Council\"\n\
     date = 2026-01-31\nlanguage = \"en\"\n+++\n";

const FRAME: &str = "iframe.preview";

pub(crate) fn test_cases() -> Vec<TestCase> {
    let cases = [
        test_case!(fixes_errors_and_opens_download),
        test_case!(keeps_text_after_reload),
        test_case!(preview_cannot_reach_studio),
        // WebAssembly computes the same everywhere.
        test_case!(downloads_the_same_bytes_as_a_build).in_one_engine(),
        test_case!(warns_of_lost_ids_of_last_edition).in_one_engine(),
        test_case!(studio_passes_axe).in_one_engine(),
        test_case!(studio_passes_axe)
            .in_one_engine()
            .with_dark_scheme()
            .named("dark_studio_passes_axe"),
    ];
    cases.map(|case| case.on_site(built_studio)).into()
}

fn built_studio() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("studio/dist");
    if folder.join("index.html").is_file() {
        return Ok(folder);
    }
    Err("no studio in studio/dist\nhelp: run `cargo xtask studio`".into())
}

/// Opens the studio, and waits until it has made the first page.
async fn open(page: &Page) -> TestResult {
    page.goto("").await?;
    Ok(page.wait_for_element(FRAME).await?)
}

/// Replaces the text as pasting does.
async fn paste(page: &Page, text: &str) -> TestResult {
    let paste = "const field = document.getElementById('source');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
    Ok(page.execute::<()>(paste, json!([text])).await?)
}

async fn wait_for_problems(page: &Page, heading: &str) -> TestResult {
    let text = "document.getElementById('problems').innerText";
    Ok(page.wait_for_value(text, heading.to_owned()).await?)
}

/// Clicks a download button, and returns what would have been saved.
async fn download(page: &Page, button: &str, name: &str) -> TestResult<Vec<u8>> {
    // Not while the page of the last change is being made.
    page.wait_for_no_element(".downloads button:disabled")
        .await?;
    page.click_text(button).await?;
    page.wait_for_value("window.__saved_as", name.to_owned())
        .await?;
    let url = read_saved_file(page).await?;
    let (_, data) = url.split_once("base64,").ok_or("no data")?;
    Ok(BASE64_STANDARD.decode(data)?)
}

async fn fixes_errors_and_opens_download(page: &Page) -> TestResult {
    capture_downloads(page);
    open(page).await?;
    let fixed = format!(
        "{FRONT_MATTER}\nWhere the water comes from.\n\n## Supply\n\nWells.\n\n## Costs\n\nSee [supply](#supply).\n"
    );
    let faulty = fixed
        .replace("publisher", "publishers")
        .replace("Wells.", "<b>Wells.</b>")
        .replace("(#supply)", "(#supplies)");
    paste(page, &faulty).await?;
    page.wait_for("document.querySelectorAll('.problem__line').length >= 3")
        .await?;
    let is_disabled =
        "[...document.querySelectorAll('.downloads button')].every((button) => button.disabled)";
    ensure(
        page.evaluate(is_disabled).await?,
        "a faulty sheet can be downloaded",
    )?;

    page.click(".problem:has(code):last-child .problem__line")
        .await?;
    page.wait_for_focus("#source").await?;
    let selected = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))\
        (document.getElementById('source'))";
    let selected: String = page.evaluate(selected).await?;
    ensure(
        selected.contains("supplies"),
        format!("{selected:?} is selected"),
    )?;

    paste(page, &fixed).await?;
    wait_for_problems(page, "No problems").await?;
    let file = target().join("from-studio.html");
    std::fs::write(&file, download(page, "Page", "fact-sheet.html").await?)?;
    let url = Url::from_file_path(&file).map_err(|()| "the path is not absolute")?;
    page.navigate(&format!("{url}#costs")).await?;
    page.wait_for_app().await?;
    page.wait_for_target("costs").await?;
    let text = page.text("#app").await?;
    Ok(ensure(text.contains("Where the water comes from."), text)?)
}

async fn keeps_text_after_reload(page: &Page) -> TestResult {
    open(page).await?;
    let text = format!("{FRONT_MATTER}\nUnsaved work.\n");
    paste(page, &text).await?;
    let is_kept = "Object.values(localStorage).some((value) => value.includes('Unsaved work.'))";
    page.wait_for(is_kept).await?;
    page.reload().await?;
    page.wait_for_element("#source").await?;
    Ok(ensure_eq(
        "the text",
        page.evaluate::<String>("document.getElementById('source').value")
            .await?,
        text,
    )?)
}

async fn preview_cannot_reach_studio(page: &Page) -> TestResult {
    open(page).await?;
    let before = page.site.requests();
    paste(
        page,
        &format!("{FRONT_MATTER}\n\\<script>parent.hacked = 1</script>\n"),
    )
    .await?;
    let frame = "document.querySelector('iframe.preview')";
    ensure_eq(
        "the sandbox",
        page.evaluate::<String>(&format!("{frame}.sandbox.value"))
            .await?,
        "allow-scripts",
    )?;
    ensure(
        page.evaluate(&format!("{frame}.contentDocument === null"))
            .await?,
        "the preview has the origin of the studio",
    )?;
    ensure(
        page.evaluate("window.hacked === undefined").await?,
        "the preview ran a script in the studio",
    )?;
    // The frame itself is loaded anew for each page; nothing else is requested, and nothing is sent.
    let mut requests = page.site.requests();
    requests.retain(|request| !before.contains(request) && !request.contains("preview.html"));
    Ok(ensure_eq("requests", requests, Vec::<String>::new())?)
}

async fn downloads_the_same_bytes_as_a_build(page: &Page) -> TestResult {
    capture_downloads(page);
    open(page).await?;
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    paste(
        page,
        &std::fs::read_to_string(assets.join("fact-sheet.md"))?,
    )
    .await?;
    wait_for_problems(page, "No problems").await?;
    let page_file = download(page, "Page", "fact-sheet.html").await?;
    let dist = built_page()?;
    ensure(
        page_file == std::fs::read(dist.join("fact-sheet.html"))?,
        "fact-sheet.html differs from dist",
    )?;
    let zip = download(page, "Whole site", "fact-sheet.zip").await?;
    let mut files = files_in_zip(zip)?;
    let ids = std::fs::read(assets.join("fact-sheet.ids"))?;
    ensure(
        files.remove("fact-sheet.ids") == Some(ids),
        "the ids differ",
    )?;
    ensure(
        files.remove("fact-sheet.md").is_some(),
        "the source is missing",
    )?;
    let mut expected = BTreeMap::new();
    read_folder(&dist, "site", &mut expected)?;
    expected.retain(|name, _| Path::new(name).extension().is_none_or(|end| end != "pdf"));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    ensure_eq("the files of the site", names(&files), names(&expected))?;
    for (name, bytes) in expected {
        let found = files.remove(&name).unwrap_or_default();
        ensure(
            content(&name, found)? == content(&name, bytes)?,
            format!("{name} differs from dist"),
        )?;
    }
    Ok(())
}

/// Returns what a file says. The Brotli encoder finds other matches in large files where addresses have 32 bits,
/// so only what it has compressed is the same.
fn content(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>> {
    if Path::new(name).extension().is_none_or(|end| end != "br") {
        return Ok(bytes);
    }
    let mut content = Vec::new();
    brotli::BrotliDecompress(&mut Cursor::new(bytes), &mut content)?;
    Ok(content)
}

fn files_in_zip(zip: Vec<u8>) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut zip = ZipArchive::new(Cursor::new(zip))?;
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        files.insert(file.name()?.into_owned(), bytes);
    }
    Ok(files)
}

fn read_folder(folder: &Path, name: &str, files: &mut BTreeMap<String, Vec<u8>>) -> TestResult {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_folder(&entry.path(), &name, files)?;
        } else {
            files.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}

async fn warns_of_lost_ids_of_last_edition(page: &Page) -> TestResult {
    open(page).await?;
    paste(page, &format!("{FRONT_MATTER}\n## Supply\n\nWells.\n")).await?;
    wait_for_problems(page, "No problems").await?;
    let open_ids = "const ids = new File(['supply/\\nwells\\n'], 'water.ids');
        const data = new DataTransfer();
        data.items.add(ids);
        document.querySelector('.studio').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
    page.execute::<()>(open_ids, json!([])).await?;
    page.wait_for("document.querySelector('.status').innerText.includes('Opened water.ids.')")
        .await?;
    wait_for_problems(page, "1 problem").await?;
    let problem = page.text(".problem").await?;
    ensure(
        problem.contains("\"wells\"") && problem.contains("[aliases]"),
        problem,
    )?;
    Ok(())
}

async fn studio_passes_axe(page: &Page) -> TestResult {
    open(page).await?;
    ensure_axe_passes(page).await?;
    paste(page, "No front matter").await?;
    page.wait_for_element(".problem").await?;
    ensure_axe_passes(page).await
}
