//! What is there without a network: the page as this browser kept it, and nothing by halves.

use serde_json::{Value, json};

use crate::sheet::{NATO, plain_text, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::edition::{self, NEWER};
use crate::support::engines::Engine::Chromium;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::site::Tampering;
use crate::support::words::{are_all_there, words};

const KEPT_COPY: &str = ".kept-copy";
const NEWER_VERSION: &str = ".newer-version";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(after_one_visit_the_page_opens_without_a_network),
        sentence!(without_a_network_every_address_of_the_page_leads_where_it_did),
        sentence!(a_picture_is_there_without_a_network).of(edition::everything),
        sentence!(a_server_out_of_order_is_no_network),
        sentence!(a_network_that_does_not_answer_is_not_waited_for),
        sentence!(where_there_is_a_network_its_page_is_shown),
        sentence!(a_newer_version_is_offered_and_waits_for_the_reader),
        sentence!(a_newer_version_can_be_left_alone),
        sentence!(an_update_that_misses_a_file_leaves_the_version_before),
        sentence!(an_update_that_was_changed_on_its_way_leaves_the_version_before),
        sentence!(publishing_without_offline_leaves_nothing_behind),
        sentence!(a_browser_that_keeps_nothing_is_no_obstacle),
        sentence!(what_others_keep_at_the_same_address_is_left_alone),
        sentence!(the_page_can_be_installed).only_in(&[Chromium]),
    ]
}

/// Every picture of a page that has some.
pub(crate) const PICTURES_ARE_THERE: &str = "document.images.length > 0
    && Array.from(document.images).every((image) => image.complete && image.naturalWidth > 0)";

/// Opens the page and waits until the browser has kept it.
async fn visit_once(reader: &Reader) -> Result {
    reader.open("").await?;
    until_kept(reader).await
}

/// Waits until the browser has kept this very version.
async fn until_kept(reader: &Reader) -> Result {
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
    reader.script::<()>(ask, json!([])).await?;
    reader.until("window.__kept").await
}

/// The network is back, as far as the page can tell, and it asks for a newer version; what becomes
/// of that is written down.
async fn ask_for_a_newer_version(reader: &Reader) -> Result {
    let ask = "window.__fates = [];
        navigator.serviceWorker.ready.then((registration) => {
            registration.addEventListener('updatefound', () => {
                const coming = registration.installing;
                coming.addEventListener('statechange', () => window.__fates.push(coming.state));
            });
            dispatchEvent(new Event('online'));
        })";
    reader.script(ask, json!([])).await
}

async fn version(reader: &Reader) -> Result<String> {
    reader
        .value("document.documentElement.dataset.version")
        .await
}

/// The program works, and every word is there.
async fn is_whole(reader: &Reader) -> Result {
    reader.see_program().await?;
    are_all_there(&plain_text().await?, &words(&reader.text("#app").await?))?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await
}

/// A notice says that this is a kept copy, since when, and of which version.
async fn is_a_copy_of(reader: &Reader, expected: &str) -> Result {
    let notice = reader.text(KEPT_COPY).await?;
    let said = format!("version {expected}.");
    claim(
        notice.contains("kept on ") && notice.contains(&said),
        format!("the notice says {notice:?}, not {said:?}"),
    )
}

async fn after_one_visit_the_page_opens_without_a_network(reader: &Reader) -> Result {
    visit_once(reader).await?;
    let first = version(reader).await?;
    same("notices with a network", reader.count(KEPT_COPY).await?, 0)?;
    reader.site.go_away();
    reader.open("").await?;
    is_whole(reader).await?;
    is_a_copy_of(reader, &first).await
}

async fn without_a_network_every_address_of_the_page_leads_where_it_did(reader: &Reader) -> Result {
    visit_once(reader).await?;
    reader.site.go_away();
    reader.open(&format!("?v=00000000#{NATO}-3")).await?;
    reader.until_at(&format!("{NATO}-3")).await?;
    reader.open("index.html?view=print").await?;
    reader.until_focus("#print-bar-heading").await?;
    reader.arrive(&format!("{NATO}/")).await?;
    reader.until_at(NATO).await?;
    reader.arrive("fact-sheet.txt").await?;
    let text = reader.text("body").await?;
    are_all_there(&plain_text().await?, &words(&text))
}

async fn a_picture_is_there_without_a_network(reader: &Reader) -> Result {
    visit_once(reader).await?;
    reader.site.go_away();
    reader.open("").await?;
    reader.until(PICTURES_ARE_THERE).await
}

async fn a_server_out_of_order_is_no_network(reader: &Reader) -> Result {
    visit_once(reader).await?;
    let first = version(reader).await?;
    reader.site.break_down();
    reader.open("").await?;
    is_whole(reader).await?;
    is_a_copy_of(reader, &first).await
}

async fn a_network_that_does_not_answer_is_not_waited_for(reader: &Reader) -> Result {
    visit_once(reader).await?;
    let _gate = reader.site.hold_back("/");
    reader.open("").await?;
    is_whole(reader).await?;
    same("notices", reader.count(KEPT_COPY).await?, 1)
}

async fn where_there_is_a_network_its_page_is_shown(reader: &Reader) -> Result {
    visit_once(reader).await?;
    reader.site.become_that_of(edition::newer()?);
    reader.open("").await?;
    claim(
        reader.text("#lead").await?.contains(NEWER),
        "the page is an old one",
    )?;
    until_kept(reader).await?;
    same("notices", reader.count(KEPT_COPY).await?, 0)?;
    same("offers", reader.text(NEWER_VERSION).await?, "")
}

async fn a_newer_version_is_offered_and_waits_for_the_reader(reader: &Reader) -> Result {
    visit_once(reader).await?;
    reader
        .script::<()>("window.__still = 'the same page'", json!([]))
        .await?;
    reader.site.become_that_of(edition::newer()?);
    ask_for_a_newer_version(reader).await?;
    until_offered(reader).await?;
    same(
        "the page",
        reader.value::<String>("window.__still").await?,
        "the same page",
    )?;
    claim(
        !reader.text("#lead").await?.contains(NEWER),
        "the words changed under the reader",
    )?;
    reader.click_called("Show it").await?;
    reader
        .until("!window.__still && document.readyState === 'complete'")
        .await?;
    reader.see_program().await?;
    claim(
        reader.text("#lead").await?.contains(NEWER),
        "the newer version is not shown",
    )?;
    // The one that is kept is the newer one, too.
    until_kept(reader).await?;
    reader.site.go_away();
    reader.open("").await?;
    claim(
        reader.text("#lead").await?.contains(NEWER),
        "an older version is kept",
    )
}

async fn until_offered(reader: &Reader) -> Result {
    let offer = format!("document.querySelector('{NEWER_VERSION}')?.innerText ?? ''");
    let words: String = reader.until_changed(&offer, &String::new()).await?;
    claim(
        words.starts_with("There is a newer version"),
        format!("the offer says {words:?}"),
    )
}

async fn a_newer_version_can_be_left_alone(reader: &Reader) -> Result {
    visit_once(reader).await?;
    reader.site.become_that_of(edition::newer()?);
    ask_for_a_newer_version(reader).await?;
    until_offered(reader).await?;
    reader.click_called("Not now").await?;
    same("the offer", reader.text(NEWER_VERSION).await?, "")?;
    is_whole(reader).await
}

async fn an_update_that_misses_a_file_leaves_the_version_before(reader: &Reader) -> Result {
    visit_once(reader).await?;
    reader.site.lose("fact-sheet.md");
    the_version_before_is_whole(reader).await
}

async fn an_update_that_was_changed_on_its_way_leaves_the_version_before(
    reader: &Reader,
) -> Result {
    visit_once(reader).await?;
    // A section of its own kind (WebAssembly, 5.5.3), empty and called x: it changes nothing.
    reader
        .site
        .tamper_with(".wasm", Tampering::Add(&[0, 2, 1, b'x']));
    the_version_before_is_whole(reader).await
}

async fn the_version_before_is_whole(reader: &Reader) -> Result {
    let before = version(reader).await?;
    reader.site.become_that_of(edition::newer()?);
    ask_for_a_newer_version(reader).await?;
    reader.until("window.__fates.includes('redundant')").await?;
    same("offers", reader.text(NEWER_VERSION).await?, "")?;
    reader.site.go_away();
    reader.open("").await?;
    is_a_copy_of(reader, &before).await?;
    is_whole(reader).await
}

async fn publishing_without_offline_leaves_nothing_behind(reader: &Reader) -> Result {
    visit_once(reader).await?;
    reader.site.become_that_of(edition::without_offline()?);
    reader.open("").await?;
    let look = "(() => {
        Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
            .then((found) => { window.__left_behind = found.flat().length; });
        return window.__left_behind ?? null;
    })()";
    reader.until_is(look, Some(0)).await?;
    is_whole(reader).await
}

async fn a_browser_that_keeps_nothing_is_no_obstacle(reader: &Reader) -> Result {
    reader.site.run_first(
        "ServiceWorkerContainer.prototype.register = () =>
            Promise.reject(new DOMException('no', 'SecurityError'));",
    );
    reader.open("").await?;
    is_whole(reader).await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}

async fn what_others_keep_at_the_same_address_is_left_alone(reader: &Reader) -> Result {
    visit_once(reader).await?;
    let keep = "window.__foreign = false;
        caches.open('somebody else').then(async (cache) => {
            await cache.put('fact-sheet.html', new Response('foreign'));
            window.__foreign = true;
        })";
    reader.script::<()>(keep, json!([])).await?;
    reader.until("window.__foreign").await?;
    reader.open("").await?;
    let read = "window.__read = null;
        fetch('fact-sheet.html').then((answer) => answer.text()).then((text) => { window.__read = text !== 'foreign'; })";
    reader.script::<()>(read, json!([])).await?;
    reader.until_is("window.__read", Some(true)).await
}

async fn the_page_can_be_installed(reader: &Reader) -> Result {
    visit_once(reader).await?;
    let found = reader
        .developer_tools("Page.getInstallabilityErrors", json!({}))
        .await?;
    same(
        "what is in the way",
        &found["installabilityErrors"],
        &json!([]),
    )?;
    let manifest = reader
        .developer_tools("Page.getAppManifest", json!({}))
        .await?;
    same("faults of the manifest", &manifest["errors"], &json!([]))?;
    let Value::String(text) = &manifest["data"] else {
        return Err("there is no manifest".into());
    };
    let manifest: Value = serde_json::from_str(text)?;
    let title: String = reader.value("document.title").await?;
    same("the name", &manifest["name"], &json!(title))?;
    for icon in manifest["icons"].as_array().into_iter().flatten() {
        let measure = "window.__size = null;
            const image = new Image();
            image.src = arguments[0];
            image.decode().then(() => { window.__size = `${image.naturalWidth}x${image.naturalHeight}`; });";
        reader.script::<()>(measure, json!([icon["src"]])).await?;
        let size: Option<String> = reader.until_changed("window.__size", &None).await?;
        same("the size of an icon", json!(size), icon["sizes"].clone())?;
    }
    Ok(())
}
