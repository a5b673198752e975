//! What is there without a network: the page as this browser kept it, and nothing by halves.

use serde_json::{Value, json};

use crate::sheet::{NATO, plain_text, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine::Chromium;
use crate::support::fixture_sites::{self, NEWER};
use crate::support::page::Page;
use crate::support::site::Tampering;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

const KEPT_COPY: &str = ".kept-copy";
const NEWER_VERSION: &str = ".newer-version";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(opens_offline_after_one_visit),
        test_case!(links_work_offline),
        test_case!(shows_pictures_offline).on_site(fixture_sites::everything),
        test_case!(treats_server_error_as_offline),
        test_case!(does_not_wait_for_silent_network),
        test_case!(prefers_page_from_network),
        test_case!(offers_newer_version),
        test_case!(dismisses_newer_version).in_one_engine(),
        test_case!(incomplete_update_keeps_old_version),
        test_case!(tampered_update_keeps_old_version),
        test_case!(no_offline_build_removes_cache),
        test_case!(works_without_cache_storage),
        test_case!(leaves_other_caches_alone).in_one_engine(),
        test_case!(can_be_installed).only_in(&[Chromium]),
    ]
}

/// Every picture of a page that has some.
pub(crate) const PICTURES_ARE_THERE: &str = "document.images.length > 0
    && Array.from(document.images).every((image) => image.complete && image.naturalWidth > 0)";

/// Opens the page and waits until the browser has kept it.
async fn visit_once(page: &Page) -> TestResult {
    page.open("").await?;
    until_kept(page).await
}

/// Waits until the browser has kept this very version.
async fn until_kept(page: &Page) -> TestResult {
    // A worker is busy with each question, and one that is busy is not replaced.
    let ask = "window.__kept = false;
        setInterval(async () => {
            const { active } = await navigator.serviceWorker.ready;
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = ({ data }) => {
                const { version } = document.documentElement.dataset;
                window.__kept = active.state === 'activated' && data === version;
            };
            active.postMessage('version', [port2]);
        }, 300)";
    page.execute::<()>(ask, json!([])).await?;
    Ok(page.wait_for("window.__kept").await?)
}

/// The network is back, as far as the page can tell, and it asks for a newer version; what becomes
/// of that is written down.
async fn ask_for_a_newer_version(page: &Page) -> TestResult {
    let ask = "window.__fates = [];
        navigator.serviceWorker.ready.then((registration) => {
            registration.addEventListener('updatefound', () => {
                const coming = registration.installing;
                coming.addEventListener('statechange', () => window.__fates.push(coming.state));
            });
            dispatchEvent(new Event('online'));
        })";
    Ok(page.execute(ask, json!([])).await?)
}

async fn version(page: &Page) -> TestResult<String> {
    Ok(page
        .evaluate("document.documentElement.dataset.version")
        .await?)
}

/// The program works, and every word is there.
async fn is_whole(page: &Page) -> TestResult {
    page.wait_for_app().await?;
    ensure_contains_words(&plain_text().await?, &words(&page.text("#app").await?))?;
    page.click(&toggle(NATO)).await?;
    Ok(page.wait_for_folded(NATO, true).await?)
}

/// A notice says that this is a kept copy, since when, and of which version.
async fn is_a_copy_of(page: &Page, expected: &str) -> TestResult {
    let notice = page.text(KEPT_COPY).await?;
    let said = format!("version {expected}.");
    Ok(ensure(
        notice.contains("saved on ") && notice.contains(&said),
        format!("the notice says {notice:?}, not {said:?}"),
    )?)
}

async fn opens_offline_after_one_visit(page: &Page) -> TestResult {
    visit_once(page).await?;
    let first = version(page).await?;
    ensure_eq("notices with a network", page.count(KEPT_COPY).await?, 0)?;
    page.site.stop();
    page.open("").await?;
    is_whole(page).await?;
    is_a_copy_of(page, &first).await
}

async fn links_work_offline(page: &Page) -> TestResult {
    visit_once(page).await?;
    page.site.stop();
    page.open(&format!("?v=00000000#{NATO}-3")).await?;
    page.wait_for_target(&format!("{NATO}-3")).await?;
    page.open("index.html?view=print").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.goto(&format!("{NATO}/")).await?;
    page.wait_for_target(NATO).await?;
    page.goto("fact-sheet.txt").await?;
    let text = page.text("body").await?;
    Ok(ensure_contains_words(&plain_text().await?, &words(&text))?)
}

async fn shows_pictures_offline(page: &Page) -> TestResult {
    visit_once(page).await?;
    page.site.stop();
    page.open("").await?;
    Ok(page.wait_for(PICTURES_ARE_THERE).await?)
}

async fn treats_server_error_as_offline(page: &Page) -> TestResult {
    visit_once(page).await?;
    let first = version(page).await?;
    page.site.respond_unavailable();
    page.open("").await?;
    is_whole(page).await?;
    is_a_copy_of(page, &first).await
}

async fn does_not_wait_for_silent_network(page: &Page) -> TestResult {
    visit_once(page).await?;
    let _gate = page.site.hold("/");
    page.open("").await?;
    is_whole(page).await?;
    Ok(ensure_eq("notices", page.count(KEPT_COPY).await?, 1)?)
}

async fn prefers_page_from_network(page: &Page) -> TestResult {
    visit_once(page).await?;
    page.site.switch_to(fixture_sites::newer()?);
    page.open("").await?;
    ensure(
        page.text("#lead").await?.contains(NEWER),
        "the page is an old one",
    )?;
    until_kept(page).await?;
    ensure_eq("notices", page.count(KEPT_COPY).await?, 0)?;
    Ok(ensure_eq("offers", page.text(NEWER_VERSION).await?, "")?)
}

async fn offers_newer_version(page: &Page) -> TestResult {
    visit_once(page).await?;
    page.execute::<()>("window.__still = 'the same page'", json!([]))
        .await?;
    page.site.switch_to(fixture_sites::newer()?);
    ask_for_a_newer_version(page).await?;
    until_offered(page).await?;
    ensure_eq(
        "the page",
        page.evaluate::<String>("window.__still").await?,
        "the same page",
    )?;
    ensure(
        !page.text("#lead").await?.contains(NEWER),
        "the words changed under the reader",
    )?;
    page.click_text("Update").await?;
    page.wait_for("!window.__still && document.readyState === 'complete'")
        .await?;
    page.wait_for_app().await?;
    ensure(
        page.text("#lead").await?.contains(NEWER),
        "the newer version is not shown",
    )?;
    // The one that is kept is the newer one, too.
    until_kept(page).await?;
    page.site.stop();
    page.open("").await?;
    Ok(ensure(
        page.text("#lead").await?.contains(NEWER),
        "an older version is kept",
    )?)
}

async fn until_offered(page: &Page) -> TestResult {
    let offer = format!("document.querySelector('{NEWER_VERSION}')?.innerText ?? ''");
    let words: String = page.wait_for_change(&offer, &String::new()).await?;
    Ok(ensure(
        words.starts_with("A newer version"),
        format!("the offer says {words:?}"),
    )?)
}

async fn dismisses_newer_version(page: &Page) -> TestResult {
    visit_once(page).await?;
    page.site.switch_to(fixture_sites::newer()?);
    ask_for_a_newer_version(page).await?;
    until_offered(page).await?;
    page.click_text("Not now").await?;
    ensure_eq("the offer", page.text(NEWER_VERSION).await?, "")?;
    is_whole(page).await
}

async fn incomplete_update_keeps_old_version(page: &Page) -> TestResult {
    visit_once(page).await?;
    page.site.remove("fact-sheet.md");
    the_version_before_is_whole(page).await
}

async fn tampered_update_keeps_old_version(page: &Page) -> TestResult {
    visit_once(page).await?;
    // A section of its own kind (WebAssembly, 5.5.3), empty and called x: it changes nothing.
    page.site
        .tamper_with(".wasm", Tampering::Add(&[0, 2, 1, b'x']));
    the_version_before_is_whole(page).await
}

async fn the_version_before_is_whole(page: &Page) -> TestResult {
    let before = version(page).await?;
    page.site.switch_to(fixture_sites::newer()?);
    ask_for_a_newer_version(page).await?;
    page.wait_for("window.__fates.includes('redundant')")
        .await?;
    ensure_eq("offers", page.text(NEWER_VERSION).await?, "")?;
    page.site.stop();
    page.open("").await?;
    is_a_copy_of(page, &before).await?;
    is_whole(page).await
}

async fn no_offline_build_removes_cache(page: &Page) -> TestResult {
    visit_once(page).await?;
    page.site.switch_to(fixture_sites::without_offline()?);
    page.open("").await?;
    let look = "(() => {
        Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
            .then((found) => { window.__left_behind = found.flat().length; });
        return window.__left_behind ?? null;
    })()";
    page.wait_for_value(look, Some(0)).await?;
    is_whole(page).await
}

async fn works_without_cache_storage(page: &Page) -> TestResult {
    page.site.inject_script(
        "ServiceWorkerContainer.prototype.register = () =>
            Promise.reject(new DOMException('no', 'SecurityError'));",
    );
    page.open("").await?;
    is_whole(page).await?;
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
}

async fn leaves_other_caches_alone(page: &Page) -> TestResult {
    visit_once(page).await?;
    let keep = "window.__foreign = false;
        caches.open('somebody else').then(async (cache) => {
            await cache.put('fact-sheet.html', new Response('foreign'));
            window.__foreign = true;
        })";
    page.execute::<()>(keep, json!([])).await?;
    page.wait_for("window.__foreign").await?;
    page.open("").await?;
    let read = "window.__read = null;
        fetch('fact-sheet.html').then((answer) => answer.text()).then((text) => { window.__read = text !== 'foreign'; })";
    page.execute::<()>(read, json!([])).await?;
    Ok(page.wait_for_value("window.__read", Some(true)).await?)
}

async fn can_be_installed(page: &Page) -> TestResult {
    visit_once(page).await?;
    let found = page
        .developer_tools("Page.getInstallabilityErrors", json!({}))
        .await?;
    ensure_eq(
        "what is in the way",
        &found["installabilityErrors"],
        &json!([]),
    )?;
    let manifest = page
        .developer_tools("Page.getAppManifest", json!({}))
        .await?;
    ensure_eq("faults of the manifest", &manifest["errors"], &json!([]))?;
    let Value::String(text) = &manifest["data"] else {
        return Err("there is no manifest".into());
    };
    let manifest: Value = serde_json::from_str(text)?;
    let title: String = page.evaluate("document.title").await?;
    ensure_eq("the name", &manifest["name"], &json!(title))?;
    for icon in manifest["icons"].as_array().into_iter().flatten() {
        let measure = "window.__size = null;
            const image = new Image();
            image.src = arguments[0];
            image.decode().then(() => { window.__size = `${image.naturalWidth}x${image.naturalHeight}`; });";
        page.execute::<()>(measure, json!([icon["src"]])).await?;
        let size: Option<String> = page.wait_for_change("window.__size", &None).await?;
        ensure_eq("the size of an icon", json!(size), icon["sizes"].clone())?;
    }
    Ok(())
}
