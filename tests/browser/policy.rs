//! What the page may load and run: its own, and nothing that came into it later.

use serde_json::json;

use crate::sheet::{NATO, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine::WebKit;
use crate::support::page::Page;
use crate::support::site::Tampering;
use crate::support::test_case::{TestCase, test_case};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(all_that_the_page_does_is_within_its_policy),
        test_case!(saving_a_file_is_within_the_policy),
        test_case!(a_script_that_came_into_the_page_does_not_run)
            .expects_console_errors()
            .expects_policy_violations(),
        test_case!(a_script_from_another_site_is_not_even_asked_for)
            .expects_console_errors()
            .expects_policy_violations(),
        test_case!(a_style_that_came_into_the_page_is_not_applied)
            .expects_console_errors()
            .expects_policy_violations(),
        test_case!(no_text_becomes_markup_later).expects_policy_violations(),
        test_case!(a_script_that_was_changed_on_its_way_does_not_run).expects_console_errors(),
        test_case!(a_program_that_was_changed_on_its_way_does_not_run).expects_console_errors(),
        test_case!(what_is_checked_is_asked_for_once),
        // The other two ask others on their own, so that there it is the policy that tells.
        test_case!(a_request_to_another_site_would_be_noticed).only_in(&[WebKit]),
    ]
}

async fn all_that_the_page_does_is_within_its_policy(page: &Page) -> TestResult {
    page.open("").await?;
    share(page).await?;
    // A form, which sends nothing.
    page.click(".share-dialog [aria-label=Close]").await?;
    page.wait_for("!document.querySelector('dialog')").await?;
    page.open("?view=print").await?;
    page.wait_for_focus("#print-bar-heading").await?;
    nothing_was_said(page).await
}

/// What a browser shows about a download may cover the page, so it comes last.
async fn saving_a_file_is_within_the_policy(page: &Page) -> TestResult {
    page.open("").await?;
    share(page).await?;
    page.click(".share-dialog__more:last-of-type > summary")
        .await?;
    page.click_text("Save as PNG").await?;
    page.wait_for_render().await?;
    nothing_was_said(page).await
}

async fn share(page: &Page) -> TestResult {
    let button = format!(".section-view__share[data-section='{NATO}']");
    page.scroll_to(&button).await?;
    page.click(&button).await?;
    Ok(page.wait_for_focus(".share-dialog__address").await?)
}

async fn nothing_was_said(page: &Page) -> TestResult {
    Ok(ensure_eq(
        "the console",
        page.console().await?,
        Vec::<String>::new(),
    )?)
}

/// Brings markup into the page on its way, where a fault of ours would let it in.
fn bring_in(page: &Page, markup: impl Fn(&str) -> String + Send + Sync + 'static) {
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

async fn a_script_that_came_into_the_page_does_not_run(page: &Page) -> TestResult {
    bring_in(page, |_| {
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

async fn a_script_from_another_site_is_not_even_asked_for(page: &Page) -> TestResult {
    bring_in(page, |elsewhere| {
        format!("<script src=\"{elsewhere}/foreign.js\"></script>")
    });
    page.open("").await?;
    until_refused(page, 1).await?;
    let asked = page.site.requests();
    Ok(ensure(
        !asked.iter().any(|path| path == "/foreign.js"),
        "the foreign script was asked for",
    )?)
}

async fn a_style_that_came_into_the_page_is_not_applied(page: &Page) -> TestResult {
    bring_in(page, |_| {
        "<style>#app { display: none }</style><p id=cloak style=\"display: none\">Cloak</p>"
            .to_owned()
    });
    page.open("").await?;
    until_refused(page, 2).await?;
    let shown = "['app', 'cloak'].every((id) => document.getElementById(id).checkVisibility())";
    Ok(ensure(
        page.evaluate(shown).await?,
        "a foreign style hides what it wants",
    )?)
}

async fn no_text_becomes_markup_later(page: &Page) -> TestResult {
    page.open("").await?;
    let refused = "(() => {
            try { document.createElement('p').innerHTML = '<b>bold</b>'; return 'nothing'; }
            catch (error) { return error.name; }
        })()";
    Ok(ensure_eq(
        "what the browser says",
        page.evaluate::<String>(refused).await?,
        "TypeError",
    )?)
}

async fn a_script_that_was_changed_on_its_way_does_not_run(page: &Page) -> TestResult {
    page.site
        .tamper_with(".js", Tampering::Add(b"\nwindow.__ran = true;"));
    page.goto("").await?;
    page.wait_for("window.__console.some((said) => said.startsWith('error: '))")
        .await?;
    stays_without_its_program(page).await?;
    let ran: Option<bool> = page.evaluate("window.__ran ?? null").await?;
    Ok(ensure_eq("what ran", ran, None)?)
}

async fn a_program_that_was_changed_on_its_way_does_not_run(page: &Page) -> TestResult {
    // A section of its own kind (WebAssembly, 5.5.3), empty and called x: it changes nothing.
    page.site
        .tamper_with(".wasm", Tampering::Add(&[0, 2, 1, b'x']));
    page.goto("").await?;
    page.wait_for_app_failure().await?;
    stays_without_its_program(page).await
}

async fn stays_without_its_program(page: &Page) -> TestResult {
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    let ready = "document.documentElement.dataset.program === 'ready'";
    Ok(ensure(
        !page.evaluate::<bool>(ready).await?,
        "the program runs nevertheless",
    )?)
}

async fn what_is_checked_is_asked_for_once(page: &Page) -> TestResult {
    page.open("").await?;
    for ending in [".js", ".wasm"] {
        let asked = page.site.requests();
        let of_program = |path: &&String| path.contains("/browser-") && path.ends_with(ending);
        let asked = asked.iter().filter(of_program).count();
        ensure_eq(&format!("requests for {ending}"), asked, 1)?;
    }
    Ok(())
}

/// Every sentence ends with nobody else having been asked: this is how that would be seen.
async fn a_request_to_another_site_would_be_noticed(page: &Page) -> TestResult {
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
