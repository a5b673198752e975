//! What the page may load and run: its own, and nothing that came into it later.

use serde_json::json;

use crate::sheet::{NATO, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::engines::Engine::WebKit;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::site::Tampering;

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(all_that_the_page_does_is_within_its_policy),
        sentence!(saving_a_file_is_within_the_policy),
        sentence!(a_script_that_came_into_the_page_does_not_run).with_something_to_refuse(),
        sentence!(a_script_from_another_site_is_not_even_asked_for).with_something_to_refuse(),
        sentence!(a_style_that_came_into_the_page_is_not_applied).with_something_to_refuse(),
        sentence!(no_text_becomes_markup_later).with_something_to_refuse(),
        sentence!(a_script_that_was_changed_on_its_way_does_not_run),
        sentence!(a_program_that_was_changed_on_its_way_does_not_run),
        sentence!(what_is_checked_is_asked_for_once),
        // The other two ask others on their own, so that there it is the policy that tells.
        sentence!(a_request_to_another_site_would_be_noticed).only_in(&[WebKit]),
    ]
}

async fn all_that_the_page_does_is_within_its_policy(reader: &Reader) -> Result {
    reader.open("").await?;
    share(reader).await?;
    // A form, which sends nothing.
    reader.click(".share-dialog [aria-label=Close]").await?;
    reader.until("!document.querySelector('dialog')").await?;
    reader.open("?view=print").await?;
    reader.until_focus("#print-bar-heading").await?;
    nothing_was_said(reader).await
}

/// What a browser shows about a download may cover the page, so it comes last.
async fn saving_a_file_is_within_the_policy(reader: &Reader) -> Result {
    reader.open("").await?;
    share(reader).await?;
    reader
        .click(".share-dialog__more:last-of-type > summary")
        .await?;
    reader.click_called("Save as PNG").await?;
    reader.until_drawn().await?;
    nothing_was_said(reader).await
}

async fn share(reader: &Reader) -> Result {
    let button = format!(".section-view__share[data-section='{NATO}']");
    reader.scroll_to(&button).await?;
    reader.click(&button).await?;
    reader.until_focus(".share-dialog__address").await
}

async fn nothing_was_said(reader: &Reader) -> Result {
    same("the console", reader.console().await?, Vec::<String>::new())
}

/// Brings markup into the page on its way, where a fault of ours would let it in.
fn bring_in(reader: &Reader, markup: impl Fn(&str) -> String + Send + Sync + 'static) {
    const ROOT: &str = "<div id=\"app\"";
    let elsewhere = reader.site.origin().replace("127.0.0.1", "localhost");
    let markup = markup(&elsewhere);
    reader
        .site
        .alter_pages(move |page| page.replacen(ROOT, &format!("{markup}{ROOT}"), 1));
}

async fn until_refused(reader: &Reader, refusals: usize) -> Result {
    let refused = "window.__said.filter((said) => said.startsWith('policy: ')).length";
    reader.until_is(refused, refusals).await
}

async fn a_script_that_came_into_the_page_does_not_run(reader: &Reader) -> Result {
    bring_in(reader, |_| {
        "<script>window.__ran = 'a script'</script>\
         <script type=module>window.__ran = 'a module'</script>\
         <button id=trap onclick=\"window.__ran = 'a handler'\">Trap</button>\
         <a id=lure href=\"javascript:window.__ran = 'an address'\">Lure</a>"
            .to_owned()
    });
    reader.open("").await?;
    for id in ["trap", "lure"] {
        let click = "document.getElementById(arguments[0]).click()";
        reader.script::<()>(click, json!([id])).await?;
    }
    until_refused(reader, 4).await?;
    let ran: Option<String> = reader.value("window.__ran ?? null").await?;
    same("what ran", ran, None)
}

async fn a_script_from_another_site_is_not_even_asked_for(reader: &Reader) -> Result {
    bring_in(reader, |elsewhere| {
        format!("<script src=\"{elsewhere}/foreign.js\"></script>")
    });
    reader.open("").await?;
    until_refused(reader, 1).await?;
    let asked = reader.site.requests();
    claim(
        !asked.iter().any(|path| path == "/foreign.js"),
        "the foreign script was asked for",
    )
}

async fn a_style_that_came_into_the_page_is_not_applied(reader: &Reader) -> Result {
    bring_in(reader, |_| {
        "<style>#app { display: none }</style><p id=cloak style=\"display: none\">Cloak</p>"
            .to_owned()
    });
    reader.open("").await?;
    until_refused(reader, 2).await?;
    let shown = "['app', 'cloak'].every((id) => document.getElementById(id).checkVisibility())";
    claim(
        reader.value(shown).await?,
        "a foreign style hides what it wants",
    )
}

async fn no_text_becomes_markup_later(reader: &Reader) -> Result {
    reader.open("").await?;
    let refused = "(() => {
            try { document.createElement('p').innerHTML = '<b>bold</b>'; return 'nothing'; }
            catch (error) { return error.name; }
        })()";
    same(
        "what the browser says",
        reader.value::<String>(refused).await?,
        "TypeError",
    )
}

async fn a_script_that_was_changed_on_its_way_does_not_run(reader: &Reader) -> Result {
    reader
        .site
        .tamper_with(".js", Tampering::Add(b"\nwindow.__ran = true;"));
    reader.arrive("").await?;
    reader
        .until("window.__said.some((said) => said.startsWith('error: '))")
        .await?;
    stays_without_its_program(reader).await?;
    let ran: Option<bool> = reader.value("window.__ran ?? null").await?;
    same("what ran", ran, None)
}

async fn a_program_that_was_changed_on_its_way_does_not_run(reader: &Reader) -> Result {
    // A section of its own kind (WebAssembly, 5.5.3), empty and called x: it changes nothing.
    reader
        .site
        .tamper_with(".wasm", Tampering::Add(&[0, 2, 1, b'x']));
    reader.arrive("").await?;
    reader.until_program_failed().await?;
    stays_without_its_program(reader).await
}

async fn stays_without_its_program(reader: &Reader) -> Result {
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    let ready = "document.documentElement.dataset.program === 'ready'";
    claim(
        !reader.value::<bool>(ready).await?,
        "the program runs nevertheless",
    )
}

async fn what_is_checked_is_asked_for_once(reader: &Reader) -> Result {
    reader.open("").await?;
    for ending in [".js", ".wasm"] {
        let asked = reader.site.requests();
        let of_program = |path: &&String| path.contains("/browser-") && path.ends_with(ending);
        let asked = asked.iter().filter(of_program).count();
        same(&format!("requests for {ending}"), asked, 1)?;
    }
    Ok(())
}

/// Every sentence ends with nobody else having been asked: this is how that would be seen.
async fn a_request_to_another_site_would_be_noticed(reader: &Reader) -> Result {
    reader.go_elsewhere().await?;
    let ask = "window.__asked = false;
        fetch('http://example.org/').catch(() => {}).then(() => { window.__asked = true; })";
    reader.script::<()>(ask, json!([])).await?;
    reader.until("window.__asked").await?;
    claim(
        reader.asked_beyond().contains(&"example.org".to_owned()),
        "the request was not noticed",
    )
}
