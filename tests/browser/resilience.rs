//! The page under adverse conditions: no app, a failed app, a translator, an extension, or a browser that
//! denies an API.

use serde_json::json;

use crate::lazy_part::wait_for_lazy_part;
use crate::share_dialog::{SHARE, open_share_dialog};
use crate::sheet::{NATO, RUSSIA, RUSSIA_PASSAGE, click_toggle, fold, link_to, plain_text};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::site::Tampering;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};
use crate::translation::TRANSLATE;

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(works_without_scripts).without_scripts(),
        test_case!(works_without_wasm)
            .in_previous_firefox()
            .expects_console_errors(),
        test_case!(works_while_app_loads),
        test_case!(reports_missing_script_once).expects_console_errors(),
        test_case!(reports_full_sheet_instead_of_extract)
            .in_one_engine()
            .expects_console_errors(),
        // Trying again cancels the requests of the page.
        test_case!(reports_hanging_app).expects_console_errors(),
        test_case!(works_in_old_browser).expects_console_errors(),
        test_case!(old_browser_says_that_text_was_not_compared).expects_console_errors(),
        test_case!(works_with_truncated_wasm).expects_console_errors(),
        test_case!(runs_wasm_with_wrong_media_type).expects_console_errors(),
        test_case!(reports_blocked_wasm_once)
            .expects_console_errors()
            .in_one_engine()
            .expects_policy_violations(),
        test_case!(works_after_app_fails_to_start).expects_console_errors(),
        test_case!(works_after_app_panics).expects_console_errors(),
        test_case!(works_with_truncated_page),
        test_case!(works_when_network_fails_before_app).expects_console_errors(),
        test_case!(works_when_network_fails_after_app).in_one_engine(),
        test_case!(renders_translated_page_anew).in_previous_firefox(),
        test_case!(renders_page_with_foreign_elements_anew),
        test_case!(renders_page_with_wrapped_numbers_anew),
        test_case!(works_when_translated_later),
        test_case!(ignores_foreign_elements_with_same_ids).in_one_engine(),
        test_case!(works_without_printing).in_one_engine(),
        test_case!(works_with_wrong_clock).in_one_engine(),
        test_case!(works_without_storage),
        test_case!(works_without_history),
    ]
}

async fn works_without_scripts(page: &Page) -> TestResult {
    page.goto("").await?;
    ensure_works_without_app(page).await?;
    Ok(ensure_eq("state of the app", app_state(page).await?, None)?)
}

async fn works_without_wasm(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    ensure_works_without_app(page).await?;
    Ok(ensure(
        app_state(page).await?.as_deref() != Some("ready"),
        "the app runs",
    )?)
}

async fn works_while_app_loads(page: &Page) -> TestResult {
    let _gate = page.site.hold(".js");
    page.goto("").await?;
    ensure_works_without_app(page).await?;
    Ok(ensure_eq("state of the app", app_state(page).await?, None)?)
}

async fn works_after_app_fails_to_start(page: &Page) -> TestResult {
    let data = "id=\"fact-sheet-data\">";
    page.site
        .alter_pages(move |page| page.replacen(data, &format!("{data}damaged"), 1));
    page.goto("").await?;
    page.wait_for_app_failure().await?;
    ensure_works_without_app(page).await
}

/// Checks that exactly one message says that the app has failed.
async fn ensure_failure_reported_once(page: &Page) -> TestResult {
    page.wait_for_app_failure().await?;
    let messages = "[...document.querySelectorAll('.app-failed')]
        .filter((message) => message.checkVisibility() && message.getClientRects().length > 0)
        .filter((message) => message.innerText.startsWith('Part of this page is not working.')).length";
    Ok(ensure_eq(
        "visible messages about the failed app",
        page.evaluate::<u32>(messages).await?,
        1,
    )?)
}

async fn reports_missing_script_once(page: &Page) -> TestResult {
    page.site.remove(".js");
    page.goto("").await?;
    ensure_failure_reported_once(page).await?;
    ensure_works_without_app(page).await
}

/// The message about what the link asks for.
const LINK_MESSAGE: &str = ".link-failed";

async fn reports_full_sheet_instead_of_extract(page: &Page) -> TestResult {
    page.site.remove(".js");
    page.goto(&format!("?sections={NATO}")).await?;
    page.wait_for_app_failure().await?;
    page.wait_for_element(LINK_MESSAGE).await?;
    ensure_eq(
        "message",
        page.text(LINK_MESSAGE).await?.trim(),
        "Part of this page has not loaded. This is the full fact sheet, not the extract that the link is to. \
         Try again",
    )?;
    page.go_to_other_page().await?;
    page.goto("").await?;
    page.wait_for_app_failure().await?;
    Ok(ensure_eq(
        "messages without an extract",
        page.count(LINK_MESSAGE).await?,
        0,
    )?)
}

async fn reports_hanging_app(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto(&format!("?sections={NATO}&view=print&v=0badc0de"))
        .await?;
    page.wait_for_element(LINK_MESSAGE).await?;
    ensure_contains_words(
        "the full fact sheet, not the extract. The link is to the print view. could not check whether the text \
         has changed",
        &words(&page.text(LINK_MESSAGE).await?),
    )?;
    ensure_eq("state of the app", app_state(page).await?, None)?;
    page.execute::<()>("window.__left = true", json!([]))
        .await?;
    page.click_text("Try again").await?;
    page.wait_for("!window.__left && document.readyState !== 'loading'")
        .await?;
    page.wait_for_element(LINK_MESSAGE).await?;
    gate.open();
    page.wait_for_app().await?;
    page.wait_for_no_element(LINK_MESSAGE).await?;
    Ok(page.wait_for_element(".print-bar").await?)
}

/// Lockdown Mode and old browsers lack these.
const WITHOUT_NEW_APIS: &str = "
    delete window.WebAssembly;
    Object.defineProperty(crypto, 'subtle', { value: undefined });
    delete Navigator.prototype.serviceWorker;
    delete window.caches;
    for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });";

async fn works_in_old_browser(page: &Page) -> TestResult {
    page.site.inject_script(WITHOUT_NEW_APIS);
    page.goto("").await?;
    ensure_failure_reported_once(page).await?;
    ensure_works_without_app(page).await
}

async fn old_browser_says_that_text_was_not_compared(page: &Page) -> TestResult {
    page.site.inject_script(WITHOUT_NEW_APIS);
    page.goto(&format!("?v=0badc0de#{NATO}-2")).await?;
    page.wait_for_element(LINK_MESSAGE).await?;
    ensure_contains_words(
        "could not check whether the text has changed",
        &words(&page.text(LINK_MESSAGE).await?),
    )?;
    let is_visible = "document.querySelector('.app-failed').checkVisibility()";
    ensure_eq(
        "visibility of a second message",
        page.evaluate::<bool>(is_visible).await?,
        false,
    )?;
    page.wait_for_target(&format!("{NATO}-2")).await?;
    ensure_works_without_app(page).await
}

async fn works_with_truncated_wasm(page: &Page) -> TestResult {
    page.site.tamper_with(".wasm", Tampering::CutOff);
    page.goto("").await?;
    ensure_failure_reported_once(page).await?;
    ensure_works_without_app(page).await
}

async fn runs_wasm_with_wrong_media_type(page: &Page) -> TestResult {
    page.site
        .tamper_with(".wasm", Tampering::SetType("text/plain"));
    page.open("").await?;
    Ok(fold(page, NATO).await?)
}

async fn reports_blocked_wasm_once(page: &Page) -> TestResult {
    page.site
        .alter_pages(|page| page.replacen(" 'wasm-unsafe-eval'", "", 1));
    page.goto("").await?;
    ensure_failure_reported_once(page).await?;
    ensure_works_without_app(page).await
}

async fn works_after_app_panics(page: &Page) -> TestResult {
    page.open("").await?;
    // Every further render throws.
    let provoke = "for (const name of ['insertBefore', 'appendChild', 'removeChild'])
        Node.prototype[name] = () => { throw new Error('provoked'); };";
    page.execute::<()>(provoke, json!([])).await?;
    page.click(".toolbar .share-button").await?;
    ensure_failure_reported_once(page).await?;
    ensure_works_without_app(page).await?;
    let dialogs = page.count("dialog[open]").await?;
    Ok(ensure_eq("open dialogs", dialogs, 0)?)
}

async fn works_with_truncated_page(page: &Page) -> TestResult {
    let _gate = page.site.hold_after("Cooperation with Russia</h2>");
    page.start_loading("").await?;
    page.wait_for(&format!("document.getElementById('{NATO}-5')"))
        .await?;
    fold(page, NATO).await?;
    Ok(ensure(
        page.text("#lead").await?.contains("missile defense"),
        "the lead is missing",
    )?)
}

async fn works_when_network_fails_before_app(page: &Page) -> TestResult {
    let _gate = page.site.hold(".wasm");
    page.goto("").await?;
    page.site.stop();
    ensure_failure_reported_once(page).await?;
    ensure_works_without_app(page).await
}

async fn works_when_network_fails_after_app(page: &Page) -> TestResult {
    page.open("").await?;
    fold(page, NATO).await?;
    wait_for_lazy_part(page).await?;
    click_toggle(page, NATO).await?;
    page.site.stop();
    ensure_works(page).await?;
    open_share_dialog(page, SHARE).await?;
    page.click(".share-dialog [aria-label=Close]").await?;
    page.click(".print-link").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    Ok(page.ensure_console_is_empty().await?)
}

async fn app_state(page: &Page) -> TestResult<Option<String>> {
    Ok(page
        .evaluate("document.documentElement.getAttribute('data-app')")
        .await?)
}

/// Checks everything that works without the app: reading, folding and links.
async fn ensure_works_without_app(page: &Page) -> TestResult {
    ensure_contains_words(&plain_text().await?, &words(&page.text("#app").await?))?;
    fold(page, RUSSIA).await?;
    page.click(&link_to(&format!("{NATO}-2"))).await?;
    page.wait_for_value("location.hash", format!("#{NATO}-2"))
        .await?;
    let is_visible =
        "document.querySelector('.fold-all').checkVisibility({ visibilityProperty: true })";
    Ok(ensure_eq(
        "visibility of a control that needs the app",
        page.evaluate::<bool>(is_visible).await?,
        false,
    )?)
}

async fn renders_translated_page_anew(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    page.execute::<()>(TRANSLATE, json!([])).await?;
    gate.open();
    ensure_works(page).await
}

async fn renders_page_with_foreign_elements_anew(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let add_elements = "
        for (const place of ['#app', '#app header', '#app section', '#app li', '#app p'])
            document.querySelector(place).prepend(document.createElement('div'));";
    page.execute::<()>(add_elements, json!([])).await?;
    gate.open();
    ensure_works(page).await
}

/// Phones and extensions make links of numbers.
async fn renders_page_with_wrapped_numbers_anew(page: &Page) -> TestResult {
    let (passage, fingerprint) = RUSSIA_PASSAGE;
    let gate = page.site.hold(".wasm");
    page.goto(&format!("?v={fingerprint}#{passage}")).await?;
    let wrap = "
        const texts = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) if (/\\d{4}/.test(texts.currentNode.data)) found.push(texts.currentNode);
        for (const text of found) {
            const range = document.createRange();
            const at = text.data.search(/\\d{4}/);
            range.setStart(text, at);
            range.setEnd(text, at + 4);
            const link = document.createElement('a');
            link.href = `tel:${range}`;
            range.surroundContents(link);
        }
        return found.length";
    let wrapped: usize = page.execute(wrap, json!([])).await?;
    ensure(wrapped > 2, format!("only {wrapped} numbers are wrapped"))?;
    gate.open();
    page.wait_for_app().await?;
    page.wait_for_target(passage).await?;
    ensure_eq("wrapped numbers", page.count("[href^='tel:']").await?, 0)?;
    let notice = page.text(".notice-bar").await?;
    ensure_eq("notice", notice.trim(), "")?;
    ensure_works(page).await
}

async fn works_when_translated_later(page: &Page) -> TestResult {
    page.open("").await?;
    page.execute::<()>(TRANSLATE, json!([])).await?;
    ensure_contains_words(&plain_text().await?, &words(&page.text("#app").await?))?;
    fold(page, NATO).await?;
    page.click(&link_to(&format!("{RUSSIA}-2"))).await?;
    page.wait_for_target(&format!("{RUSSIA}-2")).await?;
    Ok(open_share_dialog(page, SHARE).await?)
}

async fn ignores_foreign_elements_with_same_ids(page: &Page) -> TestResult {
    let add_elements = "
        for (const id of ['app', 'lead', 'fact-sheet', arguments[0], 'fact-sheet-data'])
            document.body.append(Object.assign(document.createElement('div'), { id }));";
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    page.execute::<()>(add_elements, json!([NATO])).await?;
    gate.open();
    page.wait_for_app().await?;
    page.execute::<()>(add_elements, json!([RUSSIA])).await?;
    fold(page, NATO).await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(RUSSIA, true).await?;
    Ok(page.ensure_console_is_empty().await?)
}

async fn works_without_printing(page: &Page) -> TestResult {
    page.site.inject_script(
        "window.print = () => { throw new DOMException('no', 'NotAllowedError'); };",
    );
    page.open("?view=print").await?;
    page.click(".print-bar .button--main").await?;
    page.click_text("Large print").await?;
    page.wait_for_value("document.documentElement.dataset.text", "large".to_owned())
        .await?;
    Ok(page.ensure_console_is_empty().await?)
}

async fn works_with_wrong_clock(page: &Page) -> TestResult {
    page.site.inject_script(
        "const Clock = Date;
         window.Date = class extends Clock {
            constructor(...parts) { parts.length ? super(...parts) : super(0); }
            static now() { return 0; }
         };",
    );
    page.open("").await?;
    ensure_works(page).await?;
    open_share_dialog(page, SHARE).await?;
    Ok(page.ensure_console_is_empty().await?)
}

async fn works_without_storage(page: &Page) -> TestResult {
    page.site.inject_script("for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    page.goto("").await?;
    ensure_works(page).await
}

async fn works_without_history(page: &Page) -> TestResult {
    page.site.inject_script(
        "for (const name of ['pushState', 'replaceState'])
            history[name] = () => { throw new DOMException('no', 'SecurityError'); };",
    );
    page.goto("?v=00000000#nowhere").await?;
    ensure_works(page).await
}

/// Checks that the app runs, nothing is duplicated, and sections and button respond.
async fn ensure_works(page: &Page) -> TestResult {
    page.wait_for_app().await?;
    for unique in ["h1", "#lead", ".fold-all", &format!("#{NATO}-3")] {
        ensure_eq(unique, page.count(unique).await?, 1)?;
    }
    fold(page, NATO).await?;
    click_toggle(page, RUSSIA).await?;
    page.wait_for_value(
        "document.querySelector('.fold-all').textContent",
        "Expand all".to_owned(),
    )
    .await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(page.ensure_console_is_empty().await?)
}
