//! The standalone page, opened from disk like an attachment of an email.

use std::path::PathBuf;

use serde_json::json;
use url::Url;

use crate::offline::ALL_PICTURES_LOADED;
use crate::share_dialog::{open_share_dialog, share_button, shared_url};
use crate::sheet::{NATO, RUSSIA, fold, link_to, plain_text};
use crate::support::TestResult;
use crate::support::artifacts::target;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::fixture_sites;
use crate::support::fixture_sites::fact_sheet;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

const FILE: &str = "fact-sheet.html";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(opens_from_disk_with_all_features).in_previous_firefox(),
        test_case!(prints_from_disk),
        test_case!(contains_pictures).in_one_engine(),
        test_case!(reads_without_scripts).without_scripts(),
        test_case!(runs_no_injected_script)
            .expects_console_errors()
            .expects_policy_violations(),
        test_case!(copy_in_srcdoc_stays_inside),
        test_case!(copy_in_blob_stays_inside),
        test_case!(page_links_to_standalone_page).in_one_engine(),
    ]
}

/// Copies the standalone page of a site to an empty folder under another name, and returns its URL.
fn copy_to_disk(
    page: &Page,
    site: PathBuf,
    alteration: impl Fn(String) -> String,
) -> TestResult<String> {
    // The port of the site keeps tests that run at the same time apart.
    let origin = page.site.origin();
    let (_, port) = origin.rsplit_once(':').ok_or("the origin has no port")?;
    let folder = target().join("copies").join(port);
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("My copy.html");
    let copy = std::fs::read_to_string(site.join(FILE))?;
    std::fs::write(&file, alteration(copy))?;
    let url = Url::from_file_path(&file).map_err(|()| "the path is not absolute")?;
    Ok(url.into())
}

/// Adds a script that records errors, before the policy of the page that would forbid it.
fn with_console_recorder(copy: String) -> String {
    let recorder = "<script>window.__console = [];
        addEventListener('securitypolicyviolation', (event) => __console.push(`policy: ${event.blockedURI}`));
        addEventListener('error', (event) => __console.push(`error: ${event.message}`), true);
        addEventListener('unhandledrejection', (event) => __console.push(`rejection: ${event.reason}`));
        document.currentScript.remove()</script>";
    copy.replacen("<meta", &format!("{recorder}<meta"), 1)
}

async fn open_copy(page: &Page, rest: &str) -> TestResult {
    let copy = copy_to_disk(page, fact_sheet()?, with_console_recorder)?;
    page.navigate(&[&copy, rest].concat()).await?;
    Ok(page.wait_for_app().await?)
}

async fn ensure_no_errors_or_requests(page: &Page) -> TestResult {
    page.ensure_console_is_empty().await?;
    Ok(ensure_none("requests", &page.site.requests())?)
}

async fn opens_from_disk_with_all_features(page: &Page) -> TestResult {
    open_copy(page, &format!("?v=00000000#{NATO}-3")).await?;
    ensure_contains_words(&plain_text().await?, &words(&page.text("#app").await?))?;
    page.wait_for_target(&format!("{NATO}-3")).await?;
    page.wait_for("document.querySelector('.notice-bar').innerText.includes('has changed')")
        .await?;
    fold(page, RUSSIA).await?;
    page.click(&link_to(&format!("{NATO}-2"))).await?;
    page.wait_for_value("location.hash", format!("#{NATO}-2"))
        .await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    let url = shared_url(page).await?;
    ensure(
        url.ends_with(&format!("#{NATO}")) && url.starts_with("file:///"),
        format!("the shared link is {url}"),
    )?;
    ensure_no_errors_or_requests(page).await
}

async fn prints_from_disk(page: &Page) -> TestResult {
    open_copy(page, "?view=print").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    let is_visible = "document.querySelector('.source-note__beside').checkVisibility()";
    ensure(
        !page.evaluate::<bool>(is_visible).await?,
        "the copy offers files that it does not have",
    )?;
    ensure_no_errors_or_requests(page).await
}

async fn contains_pictures(page: &Page) -> TestResult {
    let copy = copy_to_disk(page, fixture_sites::everything()?, with_console_recorder)?;
    page.navigate(&copy).await?;
    page.wait_for_app().await?;
    page.wait_for(ALL_PICTURES_LOADED).await?;
    ensure_no_errors_or_requests(page).await
}

async fn reads_without_scripts(page: &Page) -> TestResult {
    let copy = copy_to_disk(page, fact_sheet()?, |copy| copy)?;
    page.navigate(&copy).await?;
    Ok(ensure_contains_words(
        &plain_text().await?,
        &words(&page.text("#app").await?),
    )?)
}

async fn runs_no_injected_script(page: &Page) -> TestResult {
    let injected = "<script>window.__ran = 'a script'</script>\
        <script src=\"data:text/javascript,window.__ran='a file'\"></script>\
        <button id=trap onclick=\"window.__ran = 'a handler'\">Trap</button>";
    let copy = copy_to_disk(page, fact_sheet()?, |copy| {
        let root = "<div id=\"app\"";
        with_console_recorder(copy.replacen(root, &format!("{injected}{root}"), 1))
    })?;
    page.navigate(&copy).await?;
    page.wait_for_app().await?;
    let click = "document.getElementById('trap').click()";
    page.execute::<()>(click, json!([])).await?;
    page.wait_for_value(
        "window.__console.filter((message) => message.startsWith('policy: ')).length",
        3,
    )
    .await?;
    let ran: Option<String> = page.evaluate("window.__ran ?? null").await?;
    Ok(ensure_eq("injected code that ran", ran, None)?)
}

/// Checks the link without following it, because browsers handle downloads differently.
async fn page_links_to_standalone_page(page: &Page) -> TestResult {
    page.open("").await?;
    let link = "(({ download, href, innerText }) => [download !== undefined && href, innerText])
        (document.querySelector('a[download]'))";
    let (url, name): (String, String) = page.evaluate(link).await?;
    ensure_eq("link text", name, "Save a copy")?;
    ensure_eq("linked file", &url, &page.site.url(FILE))?;
    let read = "window.__is_copy = null;
        fetch(arguments[0]).then((response) => response.text())
            .then((text) => { window.__is_copy = text.includes(' data-one-file'); })";
    page.execute::<()>(read, json!([url])).await?;
    Ok(page.wait_for_value("window.__is_copy", Some(true)).await?)
}

/// Shows the copy as the `srcdoc` of a frame, as viewers of attachments do.
async fn copy_in_srcdoc_stays_inside(page: &Page) -> TestResult {
    ensure_stays_inside(page, "frame.srcdoc = copy").await
}

/// Shows the copy at a `blob:` URL.
async fn copy_in_blob_stays_inside(page: &Page) -> TestResult {
    let show = "frame.src = URL.createObjectURL(new Blob([copy], { type: 'text/html' }))";
    ensure_stays_inside(page, show).await
}

/// Checks that contents links stay in the frame and that Print prints. `show` is JavaScript.
async fn ensure_stays_inside(page: &Page, show: &str) -> TestResult {
    const FRAME: &str = "document.querySelector('iframe')";
    page.go_to_other_page().await?;
    page.resize(1250, 700).await?;
    let script = format!(
        "const frame = document.createElement('iframe');
        frame.width = 1150;
        frame.height = 500;
        document.body.append(frame);
        fetch(arguments[0]).then((response) => response.text()).then((copy) => {{ {show}; }})"
    );
    page.execute::<()>(&script, json!([page.site.url(FILE)]))
        .await?;
    let document = format!("{FRAME}.contentDocument");
    page.wait_for(&format!(
        "{document}?.documentElement.dataset.app === 'ready'"
    ))
    .await?;
    let count_calls = format!(
        "const view = {FRAME}.contentWindow; view.print = () => {{ window.__printed = true; }}"
    );
    page.execute::<()>(&count_calls, json!([])).await?;
    click_in_frame(page, &format!(".contents-list a[href='#{RUSSIA}']")).await?;
    page.wait_for_value(
        &format!("{document}.querySelector(':target')?.id"),
        RUSSIA.to_owned(),
    )
    .await?;
    click_in_frame(page, ".back-to-top a").await?;
    page.wait_for_value(
        &format!("{document}.querySelector(':target')?.id"),
        "fact-sheet".to_owned(),
    )
    .await?;
    click_in_frame(page, ".print-link").await?;
    // WebKit lets the URL of a blob change, so it has a print view.
    let print_button = ".print-bar .button--main";
    page.wait_for(&format!(
        "window.__printed || {document}.querySelector('{print_button}')"
    ))
    .await?;
    if !page.evaluate::<bool>("window.__printed ?? false").await? {
        click_in_frame(page, print_button).await?;
    }
    page.wait_for("window.__printed").await?;
    let is_same = format!("{document}.documentElement.dataset.app === 'ready'");
    Ok(ensure(
        page.evaluate(&is_same).await?,
        "the frame shows another page",
    )?)
}

/// Clicks an element in the frame of the page.
async fn click_in_frame(page: &Page, css: &str) -> TestResult {
    let middle = "const frame = document.querySelector('iframe');
        const element = frame.contentDocument.querySelector(arguments[0]);
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const [outer, inner] = [frame, element].map((element) => element.getBoundingClientRect());
        return [outer.left + inner.left + inner.width / 2, outer.top + inner.top + inner.height / 2]";
    let (x, y): (f64, f64) = page.execute(middle, json!([css])).await?;
    Ok(page.click_at(x, y).await?)
}
