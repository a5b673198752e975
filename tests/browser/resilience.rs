//! What happens when something is in the page's way: no program, a dead one, a translator,
//! an extension, a browser that refuses.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA, link_to, plain_text, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::site::Tampering;
use crate::support::words::{are_all_there, words};

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

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(without_scripts_the_page_reads_folds_and_links).without_scripts(),
        sentence!(without_its_program_the_page_reads_folds_and_links),
        sentence!(while_its_program_is_on_the_way_the_page_reads_folds_and_links),
        sentence!(without_the_program_s_script_the_page_says_so_once),
        sentence!(with_half_a_program_the_page_reads_folds_and_links),
        sentence!(a_program_under_another_name_is_run_all_the_same),
        sentence!(a_program_that_may_not_be_run_is_told_of_once).with_something_to_refuse(),
        sentence!(with_a_program_that_died_the_page_reads_folds_and_links),
        sentence!(a_program_that_stops_leaves_the_page_as_it_was),
        sentence!(the_beginning_of_a_page_that_breaks_off_reads_and_folds),
        sentence!(a_network_that_goes_before_the_program_comes_is_no_obstacle),
        sentence!(a_network_that_goes_after_the_program_came_is_no_obstacle),
        sentence!(a_translated_page_is_drawn_afresh_and_works),
        sentence!(a_page_with_foreign_elements_is_drawn_afresh_and_works),
        sentence!(a_page_that_is_translated_later_still_reads_and_folds),
        sentence!(foreign_elements_with_the_page_s_own_ids_are_no_obstacle),
        sentence!(a_browser_that_does_not_print_is_no_obstacle),
        sentence!(a_clock_that_is_wrong_is_no_obstacle),
        sentence!(a_browser_that_stores_nothing_is_no_obstacle),
        sentence!(a_browser_that_keeps_no_history_is_no_obstacle),
    ]
}

async fn without_scripts_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    reader.arrive("").await?;
    read_fold_and_link(reader).await?;
    same("the program", program(reader).await?, None)
}

async fn without_its_program_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    reader.site.lose(".wasm");
    reader.arrive("").await?;
    read_fold_and_link(reader).await?;
    claim(
        program(reader).await?.as_deref() != Some("ready"),
        "a program is there nevertheless",
    )
}

async fn while_its_program_is_on_the_way_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    let _gate = reader.site.hold_back(".js");
    reader.arrive("").await?;
    read_fold_and_link(reader).await?;
    same("the program", program(reader).await?, None)
}

async fn with_a_program_that_died_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    let data = "id=\"fact-sheet-data\">";
    reader
        .site
        .alter_pages(move |page| page.replacen(data, &format!("{data}damaged"), 1));
    reader.arrive("").await?;
    reader.until_program_failed().await?;
    read_fold_and_link(reader).await
}

/// What the page says of a program that does not run, as it stands beside the text.
async fn says_that_its_extras_are_off(reader: &Reader) -> Result {
    reader.until_program_failed().await?;
    let said = "['.toolbar', '.print-bar'].flatMap((css) => [...document.querySelectorAll(css)])
        .filter((bar) => bar.checkVisibility() && bar.getClientRects().length > 0)
        .map((bar) => getComputedStyle(bar, '::before').content)
        .filter((content) => content.includes('does not run. All else works.')).length";
    same("times that it is said", reader.value::<u32>(said).await?, 1)
}

async fn without_the_program_s_script_the_page_says_so_once(reader: &Reader) -> Result {
    reader.site.lose(".js");
    reader.arrive("").await?;
    says_that_its_extras_are_off(reader).await?;
    read_fold_and_link(reader).await
}

async fn with_half_a_program_the_page_reads_folds_and_links(reader: &Reader) -> Result {
    reader.site.tamper_with(".wasm", Tampering::CutOff);
    reader.arrive("").await?;
    says_that_its_extras_are_off(reader).await?;
    read_fold_and_link(reader).await
}

async fn a_program_under_another_name_is_run_all_the_same(reader: &Reader) -> Result {
    reader
        .site
        .tamper_with(".wasm", Tampering::CallIt("text/plain"));
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await
}

async fn a_program_that_may_not_be_run_is_told_of_once(reader: &Reader) -> Result {
    reader
        .site
        .alter_pages(|page| page.replacen(" 'wasm-unsafe-eval'", "", 1));
    reader.arrive("").await?;
    says_that_its_extras_are_off(reader).await?;
    read_fold_and_link(reader).await
}

async fn a_program_that_stops_leaves_the_page_as_it_was(reader: &Reader) -> Result {
    reader.open("").await?;
    // Whatever the program draws from now on, the browser refuses.
    let provoke = "for (const name of ['insertBefore', 'appendChild', 'removeChild'])
        Node.prototype[name] = () => { throw new Error('provoked'); };";
    reader.script::<()>(provoke, json!([])).await?;
    reader.click(".toolbar .share-button").await?;
    says_that_its_extras_are_off(reader).await?;
    read_fold_and_link(reader).await?;
    let dialogs = reader.count("dialog[open]").await?;
    same("dialogs in the way", dialogs, 0)
}

async fn the_beginning_of_a_page_that_breaks_off_reads_and_folds(reader: &Reader) -> Result {
    let _never_opened = reader.site.hold_back_from("Cooperation with Russia</h2>");
    reader.depart_for("").await?;
    reader
        .until(&format!("document.getElementById('{NATO}-5')"))
        .await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    claim(
        reader.text("#lead").await?.contains("missile defense"),
        "the lead is not there",
    )
}

async fn a_network_that_goes_before_the_program_comes_is_no_obstacle(reader: &Reader) -> Result {
    let _never_opened = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    reader.site.go_away();
    says_that_its_extras_are_off(reader).await?;
    read_fold_and_link(reader).await
}

async fn a_network_that_goes_after_the_program_came_is_no_obstacle(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.site.go_away();
    works(reader).await?;
    reader.click(".toolbar .share-button").await?;
    reader.until_focus(".share-dialog__address").await?;
    reader.click(".share-dialog [aria-label=Close]").await?;
    reader.click(".print-link").await?;
    reader.until_focus("#print-bar-heading").await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}

async fn program(reader: &Reader) -> Result<Option<String>> {
    reader
        .value("document.documentElement.getAttribute('data-program')")
        .await
}

/// All that the page owes its reader without any program.
async fn read_fold_and_link(reader: &Reader) -> Result {
    are_all_there(&plain_text().await?, &words(&reader.text("#app").await?))?;
    reader.click(&toggle(RUSSIA)).await?;
    reader.until_folded(RUSSIA, true).await?;
    reader.click(&link_to(&format!("{NATO}-2"))).await?;
    reader
        .until_is("location.hash", format!("#{NATO}-2"))
        .await?;
    let shown = "document.querySelector('.fold-all').checkVisibility({ visibilityProperty: true })";
    same(
        "a control without a program",
        reader.value::<bool>(shown).await?,
        false,
    )
}

async fn a_translated_page_is_drawn_afresh_and_works(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    reader.script::<()>(TRANSLATE, json!([])).await?;
    gate.open();
    works(reader).await
}

async fn a_page_with_foreign_elements_is_drawn_afresh_and_works(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let intrude = "
        for (const place of ['#app', '#app header', '#app section', '#app li', '#app p'])
            document.querySelector(place).prepend(document.createElement('div'));";
    reader.script::<()>(intrude, json!([])).await?;
    gate.open();
    works(reader).await
}

async fn a_page_that_is_translated_later_still_reads_and_folds(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.script::<()>(TRANSLATE, json!([])).await?;
    are_all_there(&plain_text().await?, &words(&reader.text("#app").await?))?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(&link_to(&format!("{RUSSIA}-2"))).await?;
    reader.until_at(&format!("{RUSSIA}-2")).await?;
    reader.click(".toolbar .share-button").await?;
    reader.until_focus(".share-dialog__address").await
}

async fn foreign_elements_with_the_page_s_own_ids_are_no_obstacle(reader: &Reader) -> Result {
    let intrude = "
        for (const id of ['app', 'lead', 'fact-sheet', arguments[0], 'fact-sheet-data'])
            document.body.append(Object.assign(document.createElement('div'), { id }));";
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    reader.script::<()>(intrude, json!([NATO])).await?;
    gate.open();
    reader.see_program().await?;
    reader.script::<()>(intrude, json!([RUSSIA])).await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(".fold-all").await?;
    reader.until_folded(RUSSIA, true).await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}

async fn a_browser_that_does_not_print_is_no_obstacle(reader: &Reader) -> Result {
    reader
        .site
        .run_first("window.print = () => { throw new DOMException('no', 'NotAllowedError'); };");
    reader.open("?view=print").await?;
    reader.click(".print-bar .button--main").await?;
    reader.click_called("Large print").await?;
    reader
        .until_is("document.documentElement.dataset.text", "large".to_owned())
        .await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}

async fn a_clock_that_is_wrong_is_no_obstacle(reader: &Reader) -> Result {
    reader.site.run_first(
        "const Clock = Date;
         window.Date = class extends Clock {
            constructor(...parts) { parts.length ? super(...parts) : super(0); }
            static now() { return 0; }
         };",
    );
    reader.open("").await?;
    works(reader).await?;
    reader.click(".toolbar .share-button").await?;
    reader.until_focus(".share-dialog__address").await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}

async fn a_browser_that_stores_nothing_is_no_obstacle(reader: &Reader) -> Result {
    reader.site.run_first("for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    reader.arrive("").await?;
    works(reader).await
}

async fn a_browser_that_keeps_no_history_is_no_obstacle(reader: &Reader) -> Result {
    reader.site.run_first(
        "for (const name of ['pushState', 'replaceState'])
            history[name] = () => { throw new DOMException('no', 'SecurityError'); };",
    );
    reader.arrive("?v=00000000#nowhere").await?;
    works(reader).await
}

/// The program is there, nothing is there twice, and the sections and the button answer.
async fn works(reader: &Reader) -> Result {
    reader.see_program().await?;
    for unique in ["h1", "#lead", ".fold-all", &format!("#{NATO}-3")] {
        same(unique, reader.count(unique).await?, 1)?;
    }
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(&toggle(RUSSIA)).await?;
    reader
        .until_is(
            "document.querySelector('.fold-all').innerText",
            "Expand all".to_owned(),
        )
        .await?;
    reader.click(".fold-all").await?;
    reader.until_folded(NATO, false).await?;
    same("the console", reader.console().await?, Vec::<String>::new())
}
