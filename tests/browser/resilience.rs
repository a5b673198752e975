//! What happens when something is in the page's way: no program, a dead one, a translator,
//! an extension, a browser that refuses.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA, link_to, plain_text, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::site::Tampering;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

/// What a translator does to a page.
const TRANSLATE: &str = "
    const texts = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) {
        const outer = document.createElement('font'), inner = document.createElement('font');
        text.replaceWith(outer);
        outer.append(inner);
        inner.append(text);
    }";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(works_without_scripts).without_scripts(),
        test_case!(works_without_wasm).expects_console_errors(),
        test_case!(works_while_app_loads),
        test_case!(reports_missing_script_once).expects_console_errors(),
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
        test_case!(renders_translated_page_anew),
        test_case!(renders_page_with_foreign_elements_anew),
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
    read_fold_and_link(page).await?;
    Ok(ensure_eq("the program", program(page).await?, None)?)
}

async fn works_without_wasm(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    read_fold_and_link(page).await?;
    Ok(ensure(
        program(page).await?.as_deref() != Some("ready"),
        "a program is there nevertheless",
    )?)
}

async fn works_while_app_loads(page: &Page) -> TestResult {
    let _gate = page.site.hold(".js");
    page.goto("").await?;
    read_fold_and_link(page).await?;
    Ok(ensure_eq("the program", program(page).await?, None)?)
}

async fn works_after_app_fails_to_start(page: &Page) -> TestResult {
    let data = "id=\"fact-sheet-data\">";
    page.site
        .alter_pages(move |page| page.replacen(data, &format!("{data}damaged"), 1));
    page.goto("").await?;
    page.wait_for_app_failure().await?;
    read_fold_and_link(page).await
}

/// What the page says of a program that does not run, as it stands beside the text.
async fn says_that_its_extras_are_off(page: &Page) -> TestResult {
    page.wait_for_app_failure().await?;
    let said = "[...document.querySelectorAll('.app-failed')]
        .filter((message) => message.checkVisibility() && message.getClientRects().length > 0)
        .filter((message) => message.innerText.startsWith('Part of this page is not working.')).length";
    Ok(ensure_eq(
        "times that it is said",
        page.evaluate::<u32>(said).await?,
        1,
    )?)
}

async fn reports_missing_script_once(page: &Page) -> TestResult {
    page.site.remove(".js");
    page.goto("").await?;
    says_that_its_extras_are_off(page).await?;
    read_fold_and_link(page).await
}

async fn works_with_truncated_wasm(page: &Page) -> TestResult {
    page.site.tamper_with(".wasm", Tampering::CutOff);
    page.goto("").await?;
    says_that_its_extras_are_off(page).await?;
    read_fold_and_link(page).await
}

async fn runs_wasm_with_wrong_media_type(page: &Page) -> TestResult {
    page.site
        .tamper_with(".wasm", Tampering::SetType("text/plain"));
    page.open("").await?;
    page.click(&toggle(NATO)).await?;
    Ok(page.wait_for_folded(NATO, true).await?)
}

async fn reports_blocked_wasm_once(page: &Page) -> TestResult {
    page.site
        .alter_pages(|page| page.replacen(" 'wasm-unsafe-eval'", "", 1));
    page.goto("").await?;
    says_that_its_extras_are_off(page).await?;
    read_fold_and_link(page).await
}

async fn works_after_app_panics(page: &Page) -> TestResult {
    page.open("").await?;
    // Whatever the program draws from now on, the browser refuses.
    let provoke = "for (const name of ['insertBefore', 'appendChild', 'removeChild'])
        Node.prototype[name] = () => { throw new Error('provoked'); };";
    page.execute::<()>(provoke, json!([])).await?;
    page.click(".toolbar .share-button").await?;
    says_that_its_extras_are_off(page).await?;
    read_fold_and_link(page).await?;
    let dialogs = page.count("dialog[open]").await?;
    Ok(ensure_eq("dialogs in the way", dialogs, 0)?)
}

async fn works_with_truncated_page(page: &Page) -> TestResult {
    let _never_opened = page.site.hold_after("Cooperation with Russia</h2>");
    page.start_loading("").await?;
    page.wait_for(&format!("document.getElementById('{NATO}-5')"))
        .await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    Ok(ensure(
        page.text("#lead").await?.contains("missile defense"),
        "the lead is not there",
    )?)
}

async fn works_when_network_fails_before_app(page: &Page) -> TestResult {
    let _never_opened = page.site.hold(".wasm");
    page.goto("").await?;
    page.site.stop();
    says_that_its_extras_are_off(page).await?;
    read_fold_and_link(page).await
}

async fn works_when_network_fails_after_app(page: &Page) -> TestResult {
    page.open("").await?;
    page.site.stop();
    works(page).await?;
    page.click(".toolbar .share-button").await?;
    page.wait_for_focus(".share-dialog__address").await?;
    page.click(".share-dialog [aria-label=Close]").await?;
    page.click(".print-link").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
}

async fn program(page: &Page) -> TestResult<Option<String>> {
    Ok(page
        .evaluate("document.documentElement.getAttribute('data-program')")
        .await?)
}

/// All that the page owes its page without any program.
async fn read_fold_and_link(page: &Page) -> TestResult {
    ensure_contains_words(&plain_text().await?, &words(&page.text("#app").await?))?;
    page.click(&toggle(RUSSIA)).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    page.click(&link_to(&format!("{NATO}-2"))).await?;
    page.wait_for_value("location.hash", format!("#{NATO}-2"))
        .await?;
    let shown = "document.querySelector('.fold-all').checkVisibility({ visibilityProperty: true })";
    Ok(ensure_eq(
        "a control without a program",
        page.evaluate::<bool>(shown).await?,
        false,
    )?)
}

async fn renders_translated_page_anew(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    page.execute::<()>(TRANSLATE, json!([])).await?;
    gate.open();
    works(page).await
}

async fn renders_page_with_foreign_elements_anew(page: &Page) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    let intrude = "
        for (const place of ['#app', '#app header', '#app section', '#app li', '#app p'])
            document.querySelector(place).prepend(document.createElement('div'));";
    page.execute::<()>(intrude, json!([])).await?;
    gate.open();
    works(page).await
}

async fn works_when_translated_later(page: &Page) -> TestResult {
    page.open("").await?;
    page.execute::<()>(TRANSLATE, json!([])).await?;
    ensure_contains_words(&plain_text().await?, &words(&page.text("#app").await?))?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(&link_to(&format!("{RUSSIA}-2"))).await?;
    page.wait_for_target(&format!("{RUSSIA}-2")).await?;
    page.click(".toolbar .share-button").await?;
    Ok(page.wait_for_focus(".share-dialog__address").await?)
}

async fn ignores_foreign_elements_with_same_ids(page: &Page) -> TestResult {
    let intrude = "
        for (const id of ['app', 'lead', 'fact-sheet', arguments[0], 'fact-sheet-data'])
            document.body.append(Object.assign(document.createElement('div'), { id }));";
    let gate = page.site.hold(".wasm");
    page.goto("").await?;
    page.execute::<()>(intrude, json!([NATO])).await?;
    gate.open();
    page.wait_for_app().await?;
    page.execute::<()>(intrude, json!([RUSSIA])).await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(RUSSIA, true).await?;
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
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
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
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
    works(page).await?;
    page.click(".toolbar .share-button").await?;
    page.wait_for_focus(".share-dialog__address").await?;
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
}

async fn works_without_storage(page: &Page) -> TestResult {
    page.site.inject_script("for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    page.goto("").await?;
    works(page).await
}

async fn works_without_history(page: &Page) -> TestResult {
    page.site.inject_script(
        "for (const name of ['pushState', 'replaceState'])
            history[name] = () => { throw new DOMException('no', 'SecurityError'); };",
    );
    page.goto("?v=00000000#nowhere").await?;
    works(page).await
}

/// The program is there, nothing is there twice, and the sections and the button answer.
async fn works(page: &Page) -> TestResult {
    page.wait_for_app().await?;
    for unique in ["h1", "#lead", ".fold-all", &format!("#{NATO}-3")] {
        ensure_eq(unique, page.count(unique).await?, 1)?;
    }
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(&toggle(RUSSIA)).await?;
    page.wait_for_value(
        "document.querySelector('.fold-all').innerText",
        "Expand all".to_owned(),
    )
    .await?;
    page.click(".fold-all").await?;
    page.wait_for_folded(NATO, false).await?;
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
}
