//! What the page may load and run: its own, and nothing that came into it later.

use serde_json::json;

use crate::sheet::NATO;
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(all_that_the_page_does_is_within_its_policy),
        sentence!(a_script_that_came_into_the_page_does_not_run),
        sentence!(a_script_from_another_site_is_not_even_asked_for),
        sentence!(a_style_that_came_into_the_page_is_not_applied),
        sentence!(no_text_becomes_markup_later),
    ]
}

async fn all_that_the_page_does_is_within_its_policy(reader: &Reader) -> Result {
    reader.open("").await?;
    let section = format!(".section-view__share[data-section='{NATO}']");
    reader.scroll_to(&section).await?;
    reader.click(&section).await?;
    reader.until_focus(".share-dialog__address").await?;
    reader
        .click(".share-dialog__more:last-of-type > summary")
        .await?;
    for file in ["Save as SVG", "Save as PNG"] {
        reader.click_called(file).await?;
    }
    // A form, which sends nothing.
    reader.click(".share-dialog [aria-label=Close]").await?;
    reader.until("!document.querySelector('dialog')").await?;
    reader.open("?view=print").await?;
    reader.until_focus("#print-bar-heading").await?;
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
