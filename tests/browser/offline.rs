//! The offline copy: the service worker caches complete versions and offers updates.

use serde_json::{Value, json};

use crate::sheet::{NATO, fold, plain_text};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine::Chromium;
use crate::support::fixture_sites::{self, NEWER};
use crate::support::page::Page;
use crate::support::site::Tampering;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

const OFFLINE_NOTICE: &str = ".offline-copy";
const UPDATE_NOTICE: &str = ".update-notice";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(opens_offline_after_one_visit).in_previous_firefox(),
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
        // Only Chromium's driver reports whether the page can be installed.
        test_case!(can_be_installed).only_in(&[Chromium]),
    ]
}

/// Whether the page has pictures and all of them have loaded.
pub(crate) const ALL_PICTURES_LOADED: &str = "document.images.length > 0
    && Array.from(document.images).every((image) => image.complete && image.naturalWidth > 0)";

/// Opens the page and waits until it is cached.
async fn open_and_cache(page: &Page) -> TestResult {
    page.open("").await?;
    wait_for_cache(page).await
}

/// Waits until the service worker has cached the version of the page.
async fn wait_for_cache(page: &Page) -> TestResult {
    // Polled slowly and no longer than needed, because a worker that is handling a message is not replaced.
    let poll = "window.__is_cached = false;
        const timer = setInterval(async () => {
            const { active } = await navigator.serviceWorker.ready;
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = ({ data }) => {
                const { version } = document.documentElement.dataset;
                window.__is_cached = active.state === 'activated' && data === version;
                if (window.__is_cached) clearInterval(timer);
            };
            active.postMessage('version', [port2]);
        }, 300)";
    page.execute::<()>(poll, json!([])).await?;
    Ok(page.wait_for("window.__is_cached").await?)
}

/// Makes the page check for an update, as it does when the network returns, and records the states of the
/// new worker in `__states`.
async fn check_for_update(page: &Page) -> TestResult {
    let check = "window.__states = [];
        navigator.serviceWorker.ready.then((registration) => {
            registration.addEventListener('updatefound', () => {
                const worker = registration.installing;
                worker.addEventListener('statechange', () => window.__states.push(worker.state));
            });
            dispatchEvent(new Event('online'));
        })";
    Ok(page.execute(check, json!([])).await?)
}

async fn version(page: &Page) -> TestResult<String> {
    Ok(page
        .evaluate("document.documentElement.dataset.version")
        .await?)
}

/// Checks that the app works and the text is complete.
async fn ensure_complete(page: &Page) -> TestResult {
    page.wait_for_app().await?;
    ensure_contains_words(&plain_text().await?, &words(&page.text("#app").await?))?;
    Ok(fold(page, NATO).await?)
}

/// Checks that the notice about the offline copy has its date and version.
async fn ensure_offline_notice(page: &Page, version: &str) -> TestResult {
    let notice = page.text(OFFLINE_NOTICE).await?;
    let version = format!("version {version}.");
    Ok(ensure(
        notice.contains("saved on ") && notice.contains(&version),
        format!("the notice is {notice:?} and should contain {version:?}"),
    )?)
}

async fn opens_offline_after_one_visit(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    let first = version(page).await?;
    ensure_eq(
        "notices about an offline copy while online",
        page.count(OFFLINE_NOTICE).await?,
        0,
    )?;
    page.site.stop();
    page.open("").await?;
    ensure_complete(page).await?;
    ensure_offline_notice(page, &first).await
}

async fn links_work_offline(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    page.site.stop();
    page.open(&format!("?v=00000000#{NATO}-3")).await?;
    page.wait_for_target(&format!("{NATO}-3")).await?;
    page.open("index.html?view=print").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.goto(&format!("{NATO}/")).await?;
    page.wait_for_target(NATO).await?;
    // Without its slash.
    page.goto(&format!("{NATO}#{NATO}-2")).await?;
    page.wait_for_target(&format!("{NATO}-2")).await?;
    page.goto(NATO).await?;
    page.wait_for_target(NATO).await?;
    page.goto("fact-sheet.txt").await?;
    let text = page.text("body").await?;
    Ok(ensure_contains_words(&plain_text().await?, &words(&text))?)
}

async fn shows_pictures_offline(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    page.site.stop();
    page.open("").await?;
    Ok(page.wait_for(ALL_PICTURES_LOADED).await?)
}

async fn treats_server_error_as_offline(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    let first = version(page).await?;
    page.site.respond_unavailable();
    page.open("").await?;
    ensure_complete(page).await?;
    ensure_offline_notice(page, &first).await
}

async fn does_not_wait_for_silent_network(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    let _gate = page.site.hold("/");
    page.open("").await?;
    ensure_complete(page).await?;
    Ok(ensure_eq(
        "notices about an offline copy",
        page.count(OFFLINE_NOTICE).await?,
        1,
    )?)
}

async fn prefers_page_from_network(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    page.site.switch_to(fixture_sites::newer()?);
    page.open("").await?;
    ensure(
        page.text("#lead").await?.contains(NEWER),
        "the page shows the old version",
    )?;
    wait_for_cache(page).await?;
    ensure_eq(
        "notices about an offline copy",
        page.count(OFFLINE_NOTICE).await?,
        0,
    )?;
    Ok(ensure_eq(
        "update notice",
        page.text(UPDATE_NOTICE).await?,
        "",
    )?)
}

async fn offers_newer_version(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    page.execute::<()>("window.__still = 'the same page'", json!([]))
        .await?;
    page.site.switch_to(fixture_sites::newer()?);
    check_for_update(page).await?;
    wait_for_update_notice(page).await?;
    ensure_eq(
        "marker of the same document",
        page.evaluate::<String>("window.__still").await?,
        "the same page",
    )?;
    ensure(
        !page.text("#lead").await?.contains(NEWER),
        "the text has changed before the reader chose to update",
    )?;
    page.click_text("Update").await?;
    page.wait_for("!window.__still && document.readyState === 'complete'")
        .await?;
    page.wait_for_app().await?;
    ensure(
        page.text("#lead").await?.contains(NEWER),
        "the newer version is not shown",
    )?;
    // The cached version must be the new one, too.
    wait_for_cache(page).await?;
    page.site.stop();
    page.open("").await?;
    Ok(ensure(
        page.text("#lead").await?.contains(NEWER),
        "the old version is still cached",
    )?)
}

async fn wait_for_update_notice(page: &Page) -> TestResult {
    let notice = format!("document.querySelector('{UPDATE_NOTICE}')?.innerText ?? ''");
    let text: String = page.wait_for_change(&notice, &String::new()).await?;
    Ok(ensure(
        text.starts_with("A newer version"),
        format!("the update notice is {text:?}"),
    )?)
}

async fn dismisses_newer_version(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    page.site.switch_to(fixture_sites::newer()?);
    check_for_update(page).await?;
    wait_for_update_notice(page).await?;
    page.click_text("Not now").await?;
    ensure_eq("update notice", page.text(UPDATE_NOTICE).await?, "")?;
    ensure_complete(page).await
}

async fn incomplete_update_keeps_old_version(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    page.site.remove("fact-sheet.md");
    ensure_old_version_works(page).await
}

async fn tampered_update_keeps_old_version(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    // An empty custom section named x, which changes nothing (WebAssembly Core Specification, 5.5.3).
    page.site
        .tamper_with(".wasm", Tampering::Add(&[0, 2, 1, b'x']));
    ensure_old_version_works(page).await
}

async fn ensure_old_version_works(page: &Page) -> TestResult {
    let before = version(page).await?;
    page.site.switch_to(fixture_sites::newer()?);
    check_for_update(page).await?;
    page.wait_for("window.__states.includes('redundant')")
        .await?;
    ensure_eq("update notice", page.text(UPDATE_NOTICE).await?, "")?;
    page.site.stop();
    page.open("").await?;
    ensure_offline_notice(page, &before).await?;
    ensure_complete(page).await
}

async fn no_offline_build_removes_cache(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    page.site.switch_to(fixture_sites::without_offline()?);
    page.open("").await?;
    let count = "(() => {
        Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
            .then((found) => { window.__left_behind = found.flat().length; });
        return window.__left_behind ?? null;
    })()";
    page.wait_for_value(count, Some(0)).await?;
    ensure_complete(page).await
}

async fn works_without_cache_storage(page: &Page) -> TestResult {
    page.site.inject_script(
        "ServiceWorkerContainer.prototype.register = () =>
            Promise.reject(new DOMException('no', 'SecurityError'));",
    );
    page.open("").await?;
    ensure_complete(page).await?;
    Ok(page.ensure_console_is_empty().await?)
}

async fn leaves_other_caches_alone(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    let add = "window.__foreign = false;
        caches.open('other-app').then(async (cache) => {
            await cache.put('fact-sheet.html', new Response('foreign'));
            window.__foreign = true;
        })";
    page.execute::<()>(add, json!([])).await?;
    page.wait_for("window.__foreign").await?;
    page.open("").await?;
    let read = "window.__read = null;
        fetch('fact-sheet.html').then((response) => response.text()).then((text) => { window.__read = text !== 'foreign'; })";
    page.execute::<()>(read, json!([])).await?;
    Ok(page.wait_for_value("window.__read", Some(true)).await?)
}

async fn can_be_installed(page: &Page) -> TestResult {
    open_and_cache(page).await?;
    let found = page
        .developer_tools("Page.getInstallabilityErrors", json!({}))
        .await?;
    ensure_eq(
        "installability errors",
        &found["installabilityErrors"],
        &json!([]),
    )?;
    let manifest = page
        .developer_tools("Page.getAppManifest", json!({}))
        .await?;
    ensure_eq("errors in the manifest", &manifest["errors"], &json!([]))?;
    let Value::String(text) = &manifest["data"] else {
        return Err("the page has no manifest".into());
    };
    let manifest: Value = serde_json::from_str(text)?;
    let title: String = page.evaluate("document.title").await?;
    ensure_eq("name in the manifest", &manifest["name"], &json!(title))?;
    for icon in manifest["icons"].as_array().into_iter().flatten() {
        let measure = "window.__size = null;
            const image = new Image();
            image.src = arguments[0];
            image.decode().then(() => { window.__size = `${image.naturalWidth}x${image.naturalHeight}`; });";
        page.execute::<()>(measure, json!([icon["src"]])).await?;
        let size: Option<String> = page.wait_for_change("window.__size", &None).await?;
        ensure_eq("size of an icon", json!(size), icon["sizes"].clone())?;
    }
    Ok(())
}
