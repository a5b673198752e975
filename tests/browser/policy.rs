//! Content Security Policy: the page loads and runs only what was published with it.

use serde_json::{Value, json};

use crate::share_dialog::{open_share_dialog, share_button};
use crate::sheet::{NATO, fold};
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
    open_share_dialog(page, &share_button(NATO)).await?;
    // Submits a form with the method `dialog`, which the policy must allow.
    page.click(".share-dialog [aria-label=Close]").await?;
    page.wait_for_no_element("dialog").await?;
    page.open("?view=print").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    Ok(page.ensure_console_is_empty().await?)
}

/// Is a separate test because the browser's download message may cover the page.
async fn saving_a_file_keeps_the_policy(page: &Page) -> TestResult {
    page.open("").await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    page.click(".share-dialog__more:last-of-type > summary")
        .await?;
    page.click_text("Save as PNG").await?;
    page.wait_for_render().await?;
    Ok(page.ensure_console_is_empty().await?)
}

/// Injects markup into the served page, as a bug of ours might; `markup` gets the origin of another site.
fn inject(page: &Page, markup: impl Fn(&str) -> String + Send + Sync + 'static) {
    const ROOT: &str = "<div id=\"app\"";
    let other_origin = page.site.origin().replace("127.0.0.1", "localhost");
    let markup = markup(&other_origin);
    page.site
        .alter_pages(move |page| page.replacen(ROOT, &format!("{markup}{ROOT}"), 1));
}

async fn wait_for_violations(page: &Page, expected: usize) -> TestResult {
    let violations = "window.__console.filter((message) => message.startsWith('policy: ')).length";
    Ok(page.wait_for_value(violations, expected).await?)
}

async fn ensure_nothing_ran(page: &Page) -> TestResult {
    let ran: Option<Value> = page.evaluate("window.__ran ?? null").await?;
    Ok(ensure_eq("injected code that ran", ran, None)?)
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
    wait_for_violations(page, 4).await?;
    ensure_nothing_ran(page).await
}

async fn script_from_another_site_is_not_requested(page: &Page) -> TestResult {
    inject(page, |other_origin| {
        format!("<script src=\"{other_origin}/foreign.js\"></script>")
    });
    page.open("").await?;
    wait_for_violations(page, 1).await?;
    let requests = page.site.requests();
    Ok(ensure(
        !requests.iter().any(|path| path == "/foreign.js"),
        "the foreign script was requested",
    )?)
}

async fn injected_style_is_not_applied(page: &Page) -> TestResult {
    inject(page, |_| {
        "<style>#app { display: none }</style><p id=cloak style=\"display: none\">Cloak</p>"
            .to_owned()
    });
    page.open("").await?;
    wait_for_violations(page, 2).await?;
    let are_visible =
        "['app', 'cloak'].every((id) => document.getElementById(id).checkVisibility())";
    Ok(ensure(
        page.evaluate(are_visible).await?,
        "an injected style is applied",
    )?)
}

async fn markup_set_by_script_runs_nothing(page: &Page) -> TestResult {
    page.open("").await?;
    let error: Option<String> = page
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
    // Without Trusted Types, the markup is inserted but the policy blocks its event handlers.
    let has_trusted_types: bool = page.evaluate("'trustedTypes' in window").await?;
    let expected = has_trusted_types.then(|| "TypeError".to_owned());
    ensure_eq("error", error, expected)?;
    wait_for_violations(page, 1).await?;
    ensure_nothing_ran(page).await
}

async fn tampered_script_does_not_run(page: &Page) -> TestResult {
    page.site
        .tamper_with(".js", Tampering::Add(b"\nwindow.__ran = true;"));
    page.goto("").await?;
    page.wait_for("window.__console.some((message) => message.startsWith('error: '))")
        .await?;
    ensure_works_without_app(page).await?;
    ensure_nothing_ran(page).await
}

async fn tampered_webassembly_does_not_run(page: &Page) -> TestResult {
    // A custom section (WebAssembly Core Specification, 5.5.3), empty and called x: it changes nothing.
    page.site
        .tamper_with(".wasm", Tampering::Add(&[0, 2, 1, b'x']));
    page.goto("").await?;
    page.wait_for_app_failure().await?;
    ensure_works_without_app(page).await
}

async fn ensure_works_without_app(page: &Page) -> TestResult {
    fold(page, NATO).await?;
    let ready = "document.documentElement.dataset.app === 'ready'";
    Ok(ensure(
        !page.evaluate::<bool>(ready).await?,
        "the app runs",
    )?)
}

async fn app_is_requested_once(page: &Page) -> TestResult {
    page.open("").await?;
    for ending in [".js", ".wasm"] {
        let requests = page.site.requests();
        let is_app = |path: &&String| path.contains("/browser-") && path.ends_with(ending);
        let count = requests.iter().filter(is_app).count();
        ensure_eq(&format!("requests for {ending}"), count, 1)?;
    }
    Ok(())
}

/// Shows that the check for external requests, which runs after every test, can fail.
async fn request_to_another_site_is_noticed(page: &Page) -> TestResult {
    page.go_to_other_page().await?;
    let request = "window.__requested = false;
        fetch('http://example.org/').catch(() => {}).then(() => { window.__requested = true; })";
    page.execute::<()>(request, json!([])).await?;
    page.wait_for("window.__requested").await?;
    Ok(ensure(
        page.take_external_hosts()
            .contains(&"example.org".to_owned()),
        "the request was not recorded",
    )?)
}
