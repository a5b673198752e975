//! The Content Security Policy: the page loads and runs what it was published with, and nothing else.

use serde_json::json;

use crate::sheet::{NATO, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::site::Tampering;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(page_keeps_its_policy),
        test_case!(saving_a_file_keeps_the_policy),
        test_case!(injected_script_does_not_run)
            .expects_console_errors()
            .expects_policy_violations(),
        test_case!(script_from_another_site_is_not_requested)
            .expects_console_errors()
            .expects_policy_violations(),
        test_case!(injected_style_is_not_applied)
            .expects_console_errors()
            .expects_policy_violations(),
        test_case!(markup_set_by_script_runs_nothing).expects_policy_violations(),
        test_case!(tampered_script_does_not_run).expects_console_errors(),
        test_case!(tampered_webassembly_does_not_run).expects_console_errors(),
        test_case!(app_is_requested_once),
        test_case!(request_to_another_site_is_noticed),
    ]
}

async fn page_keeps_its_policy(page: &Page) -> TestResult {
    page.open("").await?;
    share(page).await?;
    // A form, which sends nothing.
    page.click(".share-dialog [aria-label=Close]").await?;
    page.wait_for("!document.querySelector('dialog')").await?;
    page.open("?view=print").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    has_empty_console(page).await
}

/// A test of its own, because what a browser shows about a download may cover the page.
async fn saving_a_file_keeps_the_policy(page: &Page) -> TestResult {
    page.open("").await?;
    share(page).await?;
    page.click(".share-dialog__more:last-of-type > summary")
        .await?;
    page.click_text("Save as PNG").await?;
    page.wait_for_render().await?;
    has_empty_console(page).await
}

async fn share(page: &Page) -> TestResult {
    let button = format!(".section-view__share[data-section='{NATO}']");
    page.scroll_to(&button).await?;
    page.click(&button).await?;
    Ok(page.wait_for_focus(".share-dialog__address").await?)
}

async fn has_empty_console(page: &Page) -> TestResult {
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
}

/// Adds markup to the page as it is served, where a bug of ours would let it in.
fn inject(page: &Page, markup: impl Fn(&str) -> String + Send + Sync + 'static) {
    const ROOT: &str = "<div id=\"app\"";
    let elsewhere = page.site.origin().replace("127.0.0.1", "localhost");
    let markup = markup(&elsewhere);
    page.site
        .alter_pages(move |page| page.replacen(ROOT, &format!("{markup}{ROOT}"), 1));
}

async fn until_refused(page: &Page, policy_violations: usize) -> TestResult {
    let refused = "window.__console.filter((said) => said.startsWith('policy: ')).length";
    Ok(page.wait_for_value(refused, policy_violations).await?)
}

async fn injected_script_does_not_run(page: &Page) -> TestResult {
    inject(page, |_| {
        "<script>window.__ran = 'a script'</script>\
         <script type=module>window.__ran = 'a module'</script>\
         <button id=trap onclick=\"window.__ran = 'a handler'\">Trap</button>\
         <a id=lure href=\"javascript:window.__ran = 'an address'\">Lure</a>"
            .to_owned()
    });
    page.open("").await?;
    for id in ["trap", "lure"] {
        let click = "document.getElementById(arguments[0]).click()";
        page.execute::<()>(click, json!([id])).await?;
    }
    until_refused(page, 4).await?;
    let ran: Option<String> = page.evaluate("window.__ran ?? null").await?;
    Ok(ensure_eq("what ran", ran, None)?)
}

async fn script_from_another_site_is_not_requested(page: &Page) -> TestResult {
    inject(page, |elsewhere| {
        format!("<script src=\"{elsewhere}/foreign.js\"></script>")
    });
    page.open("").await?;
    until_refused(page, 1).await?;
    let asked = page.site.requests();
    Ok(ensure(
        !asked.iter().any(|path| path == "/foreign.js"),
        "the foreign script was requested",
    )?)
}

async fn injected_style_is_not_applied(page: &Page) -> TestResult {
    inject(page, |_| {
        "<style>#app { display: none }</style><p id=cloak style=\"display: none\">Cloak</p>"
            .to_owned()
    });
    page.open("").await?;
    until_refused(page, 2).await?;
    let shown = "['app', 'cloak'].every((id) => document.getElementById(id).checkVisibility())";
    Ok(ensure(
        page.evaluate(shown).await?,
        "an injected style is applied",
    )?)
}

async fn markup_set_by_script_runs_nothing(page: &Page) -> TestResult {
    page.open("").await?;
    let refused: Option<String> = page
        .execute(
            "const place = document.createElement('p');
             document.body.append(place);
             try {
                 place.innerHTML = '<button id=trap onclick=\"window.__ran = true\">Trap</button>';
             } catch (error) {
                 return error.name;
             }
             document.getElementById('trap').click();
             return null",
            json!([]),
        )
        .await?;
    // Without Trusted Types there is markup, and its handlers are refused.
    let has_trusted_types: bool = page.evaluate("'trustedTypes' in window").await?;
    let expected = has_trusted_types.then(|| "TypeError".to_owned());
    ensure_eq("the error", refused, expected)?;
    until_refused(page, 1).await?;
    let ran: Option<bool> = page.evaluate("window.__ran ?? null").await?;
    Ok(ensure_eq("what ran", ran, None)?)
}

async fn tampered_script_does_not_run(page: &Page) -> TestResult {
    page.site
        .tamper_with(".js", Tampering::Add(b"\nwindow.__ran = true;"));
    page.goto("").await?;
    page.wait_for("window.__console.some((said) => said.startsWith('error: '))")
        .await?;
    works_without_app(page).await?;
    let ran: Option<bool> = page.evaluate("window.__ran ?? null").await?;
    Ok(ensure_eq("what ran", ran, None)?)
}

async fn tampered_webassembly_does_not_run(page: &Page) -> TestResult {
    // A custom section (WebAssembly Core Specification, 5.5.3), empty and called x: it changes nothing.
    page.site
        .tamper_with(".wasm", Tampering::Add(&[0, 2, 1, b'x']));
    page.goto("").await?;
    page.wait_for_app_failure().await?;
    works_without_app(page).await
}

async fn works_without_app(page: &Page) -> TestResult {
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    let ready = "document.documentElement.dataset.program === 'ready'";
    Ok(ensure(
        !page.evaluate::<bool>(ready).await?,
        "the app runs nevertheless",
    )?)
}

async fn app_is_requested_once(page: &Page) -> TestResult {
    page.open("").await?;
    for ending in [".js", ".wasm"] {
        let asked = page.site.requests();
        let of_program = |path: &&String| path.contains("/browser-") && path.ends_with(ending);
        let asked = asked.iter().filter(of_program).count();
        ensure_eq(&format!("requests for {ending}"), asked, 1)?;
    }
    Ok(())
}

/// Every test ends by claiming that there was no such request; this one shows that the claim can fail.
async fn request_to_another_site_is_noticed(page: &Page) -> TestResult {
    page.go_to_other_page().await?;
    let ask = "window.__asked = false;
        fetch('http://example.org/').catch(() => {}).then(() => { window.__asked = true; })";
    page.execute::<()>(ask, json!([])).await?;
    page.wait_for("window.__asked").await?;
    Ok(ensure(
        page.take_external_hosts()
            .contains(&"example.org".to_owned()),
        "the request was not noticed",
    )?)
}
